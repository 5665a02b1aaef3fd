import type { ShownMail } from '../model';
import { formatInstant, renderPage, type PageProps } from './Layout';

/** `mails`: the latest first. */
export function mailsPage(page: PageProps, mails: readonly ShownMail[]): string {
  const { frame, t, to } = page;
  return renderPage(page, {
    title: t.mail,
    section: 'mail',
    content: (
      <>
        <div className="heading">
          <h1>{t.mail}</h1>
          <a className="button" href={to('/mail')}>
            {t.refresh}
          </a>
        </div>
        <p>{t.mailIntro}</p>
        <section className="card flush">
          {mails.length === 0 ? (
            <p className="empty">{t.noMail}</p>
          ) : (
            <ul className="deliveries">
              {mails.map(({ key, subject, to: recipients, at, from }) => (
                <li key={key}>
                  <div className="delivery">
                    <a href={to(`/mail/${key}`)}>
                      <strong>{subject}</strong>
                    </a>
                    <span>{recipients.join(', ')}</span>
                    {at && <time dateTime={at.toISOString()}>{formatInstant(at, frame)}</time>}
                    {from === null && <span>{t.mailNotSent}</span>}
                  </div>
                </li>
              ))}
            </ul>
          )}
        </section>
      </>
    ),
  });
}

/** One mail: as a mail program shows it, its text part, and what went over the wire. */
export function mailPage(
  page: PageProps,
  { from, to, subject, text, raw }: ShownMail,
  html: string,
): string {
  const { t, to: path } = page;
  const unsubscribe = /^List-Unsubscribe:\s*<([^>]+)>/im.exec(raw ?? '')?.[1];
  return renderPage(page, {
    title: subject || t.mail,
    section: 'mail',
    content: (
      <>
        <div className="heading">
          <h1>{subject}</h1>
          <a className="button" href={path('/mail')}>
            {t.backToMail}
          </a>
        </div>
        <p>
          {from} → {to.join(', ')}
        </p>
        {from === null && <p>{t.mailNotSent}</p>}
        {unsubscribe && (
          <form className="one-click" method="post" action={unsubscribe} target="_blank">
            <input type="hidden" name="List-Unsubscribe" value="One-Click" />
            <button>{t.unsubscribeOneClick}</button>
          </form>
        )}
        <section className="card flush">
          <iframe
            className="mail"
            title={t.mailAsShown}
            sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
            srcDoc={html}
          />
        </section>
        <details>
          <summary>{t.mailText}</summary>
          <pre tabIndex={0}>{text}</pre>
        </details>
        {raw !== null && (
          <details>
            <summary>{t.mailRaw}</summary>
            <pre tabIndex={0}>{raw}</pre>
          </details>
        )}
      </>
    ),
  });
}

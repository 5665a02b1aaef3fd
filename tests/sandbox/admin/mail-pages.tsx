import type { ReceivedMail } from '../server/mail-server';
import { formatInstant, renderPage, type PageProps } from './Layout';

/** What came out of the app by mail, latest first. */
export function mailsPage(page: PageProps, mails: readonly ReceivedMail[]): string {
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
              {mails
                .map(({ parsed, to: recipients }, index) => (
                  <li key={index}>
                    <div className="delivery">
                      <a href={to(`/mail/${index}`)}>
                        <strong>{parsed.subject}</strong>
                      </a>
                      <span>{recipients.join(', ')}</span>
                      {parsed.date && (
                        <time dateTime={parsed.date.toISOString()}>
                          {formatInstant(parsed.date, frame.language)}
                        </time>
                      )}
                    </div>
                  </li>
                ))
                .reverse()}
            </ul>
          )}
        </section>
      </>
    ),
  });
}

/** One mail: as a mail program shows it, its text part, and what went over the wire. */
export function mailPage(page: PageProps, { parsed, raw, to }: ReceivedMail, html: string): string {
  const { t, to: path } = page;
  const unsubscribe = /^List-Unsubscribe:\s*<([^>]+)>/im.exec(raw)?.[1];
  return renderPage(page, {
    title: parsed.subject ?? t.mail,
    section: 'mail',
    content: (
      <>
        <div className="heading">
          <h1>{parsed.subject}</h1>
          <a className="button" href={path('/mail')}>
            {t.backToMail}
          </a>
        </div>
        <p>
          {parsed.from?.text} → {to.join(', ')}
        </p>
        {unsubscribe && (
          <form method="post" action={unsubscribe} target="_blank">
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
          <pre tabIndex={0}>{parsed.text}</pre>
        </details>
        <details>
          <summary>{t.mailRaw}</summary>
          <pre tabIndex={0}>{raw}</pre>
        </details>
      </>
    ),
  });
}

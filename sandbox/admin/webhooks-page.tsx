import IntlMessageFormat from 'intl-messageformat';
import { formatInstant, renderPage, type PageProps } from './Layout';
import type { WebhookDelivery } from '../server/webhooks';

/** What the store told the app, latest first. */
export function webhooksPage(page: PageProps, deliveries: WebhookDelivery[]): string {
  const { frame, t, to } = page;
  const tries = new IntlMessageFormat(t.tries, frame.language);
  return renderPage(page, {
    title: t.webhooks,
    section: 'webhooks',
    content: (
      <>
        <div className="heading">
          <h1>{t.webhooks}</h1>
          <a className="button" href={to('/webhooks')}>
            {t.refresh}
          </a>
        </div>
        <p>{t.webhookIntro}</p>
        <section className="card flush">
          {deliveries.length === 0 ? (
            <p className="empty">{t.noWebhooks}</p>
          ) : (
            <ul className="deliveries">
              {deliveries.map((delivery) => (
                <li key={delivery.webhookId}>
                  <div className="delivery">
                    <strong>{delivery.topic}</strong>
                    <span>{delivery.subject}</span>
                    <span className={`status ${delivery.state}`}>{t[delivery.state]}</span>
                    <time dateTime={delivery.triggeredAt.toISOString()}>
                      {formatInstant(delivery.triggeredAt, frame)}
                    </time>
                    <span className="hint">
                      {String(tries.format({ count: delivery.attempts.length }))}
                      {delivery.attempts.length > 0 &&
                        ` · ${delivery.attempts.at(-1)?.result} · ${delivery.attempts.at(-1)?.tookMs} ms`}
                    </span>
                    <form method="post" action={to(`/webhooks/${delivery.webhookId}/again`)}>
                      <button>{t.sendAgain}</button>
                    </form>
                  </div>
                  <details>
                    <summary>{t.showBody}</summary>
                    <pre tabIndex={0}>{delivery.body}</pre>
                  </details>
                </li>
              ))}
            </ul>
          )}
        </section>
      </>
    ),
  });
}

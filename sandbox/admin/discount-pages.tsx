import type { TextId } from './texts';
import { Field } from './Field';
import { formatInstant, renderPage, type PageProps } from './Layout';
import type { DiscountStatus } from '../schema/generated/inputs.generated';
import { discountStatus, type DiscountRecord } from '../store/discounts';

const STATUS_TEXT: Record<DiscountStatus, TextId> = {
  ACTIVE: 'active',
  SCHEDULED: 'scheduled',
  EXPIRED: 'expired',
};

/** Every discount of the store, whoever made it; the latest first. */
export function discountsPage(page: PageProps, discounts: DiscountRecord[]): string {
  const { frame, t, to } = page;
  return renderPage(page, {
    title: t.discounts,
    section: 'discounts',
    content: (
      <>
        <div className="heading">
          <h1>{t.discounts}</h1>
        </div>
        <section className="card flush">
          {discounts.length === 0 ? (
            <p className="empty">{t.noDiscounts}</p>
          ) : (
            <table>
              <thead>
                <tr>
                  <th>{t.title}</th>
                  <th>{t.status}</th>
                  <th>{t.method}</th>
                  <th>{t.starts}</th>
                  <th>{t.ends}</th>
                </tr>
              </thead>
              <tbody>
                {discounts.map((discount) => (
                  <tr key={discount.id}>
                    <td>
                      <a href={to(`/discounts/${discount.id}`)}>{discount.title}</a>
                    </td>
                    <td>{t[STATUS_TEXT[discountStatus(discount, frame.now)]]}</td>
                    <td>{discount.code?.text ?? t.automatic}</td>
                    <td>{formatInstant(new Date(discount.startsAt), frame)}</td>
                    <td>
                      {discount.endsAt === null
                        ? '–'
                        : formatInstant(new Date(discount.endsAt), frame)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      </>
    ),
  });
}

export function discountPage(page: PageProps, discount: DiscountRecord, problem: string | null) {
  const { frame, t, to } = page;
  const status = discountStatus(discount, frame.now);
  const path = `/discounts/${discount.id}`;
  const { items } = discount;
  const count =
    items === 'all'
      ? t.wholeOrder
      : String(
          'collections' in items
            ? items.collections.length
            : items.products.length + items.variants.length,
        );
  return renderPage(page, {
    title: discount.title,
    section: 'discounts',
    content: (
      <>
        <p className="back">
          <a href={to('/discounts')}>← {t.backToDiscounts}</a>
        </p>
        <div className="heading">
          <h1>{discount.title}</h1>
          <span className="badge">{t[STATUS_TEXT[status]]}</span>
        </div>
        {problem !== null && (
          <div className="problem" role="alert">
            <strong>{t.invalid}</strong> {problem}
          </div>
        )}
        <form method="post" action={to(path)} className="card">
          <Field label={t.title}>
            <input name="title" defaultValue={discount.title} required />
          </Field>
          {discount.value === null ? null : 'percentage' in discount.value ? (
            <Field label={t.percentage}>
              <input
                name="percent"
                type="number"
                step="0.01"
                min="0.01"
                max="100"
                defaultValue={Number((discount.value.percentage * 100).toFixed(4))}
              />
            </Field>
          ) : (
            <Field label={t.amount}>
              <input
                name="amount"
                type="number"
                step="0.01"
                min="0.01"
                defaultValue={discount.value.amountCents / 100}
              />
            </Field>
          )}
          <Field label={t.startsUtc}>
            <input
              type="datetime-local"
              name="starts_at"
              step="1"
              defaultValue={discount.startsAt.slice(0, 19)}
              required
            />
          </Field>
          <Field label={t.endsUtc}>
            <input
              type="datetime-local"
              name="ends_at"
              step="1"
              defaultValue={discount.endsAt?.slice(0, 19) ?? ''}
            />
          </Field>
          <p>
            {t.items}: {count}
          </p>
          <button className="primary">{t.save}</button>
        </form>
        <div className="row">
          {status === 'ACTIVE' && (
            <form method="post" action={to(`${path}/deactivate`)}>
              <button>{t.deactivate}</button>
            </form>
          )}
          <form className="danger" method="post" action={to(`${path}/delete`)}>
            <button>{t.deleteDiscount}</button>
          </form>
        </div>
      </>
    ),
  });
}

import { Field } from './Field';
import { renderPage, pictureUrl, type PageProps } from './Layout';
import type { MediaRecord, ProductRecord, VariantRecord } from '../store/records';
import type { ProductForm } from '../server/product-form';
import type { TextId } from './texts';

export interface ProductView {
  product: ProductRecord;
  currency: string;
  /** False where the store's own language is French. */
  hasFrench: boolean;
  /** Value of each input, by its name. */
  form: ProductForm;
  /** Names of the inputs whose French is older than its original. */
  outdated: string[];
  /** Path of this product in the app. */
  appPath: string;
  /** Why the last attempt to save failed. */
  problems: string[];
}

export interface ProductsView {
  query: string;
  /** From 1. */
  page: number;
  pages: number;
  products: ProductRecord[];
  currency: string;
}

const STATUSES = ['ACTIVE', 'DRAFT', 'ARCHIVED', 'UNLISTED'] as const;
const STATUS_TEXT: Record<ProductRecord['status'], TextId> = {
  ACTIVE: 'active',
  DRAFT: 'draft',
  ARCHIVED: 'archived',
  UNLISTED: 'unlisted',
};

export function productsPage(page: PageProps, view: ProductsView): string {
  const { frame, t, to } = page;
  const pageLink = (number: number) =>
    to(`/products?${new URLSearchParams({ query: view.query, page: String(number) })}`);
  return renderPage(page, {
    title: t.products,
    section: 'products',
    content: (
      <>
        <div className="heading">
          <h1>{t.products}</h1>
          <form method="post" action={to('/products')}>
            <button className="primary">{t.addProduct}</button>
          </form>
        </div>
        <section className="card flush">
          <form className="row search" role="search" action={to('/products')}>
            <input
              type="search"
              name="query"
              aria-label={t.searchProducts}
              placeholder={t.searchProducts}
              defaultValue={view.query}
            />
            <button>{t.search}</button>
          </form>
          {view.products.length === 0 ? (
            <p className="empty">{t.noProducts}</p>
          ) : (
            <table>
              <thead>
                <tr>
                  <th className="thumb">
                    <span className="hidden">{t.photo}</span>
                  </th>
                  <th>{t.product}</th>
                  <th>{t.status}</th>
                  <th className="number">{t.variants}</th>
                  <th className="number">{t.price}</th>
                </tr>
              </thead>
              <tbody>
                {view.products.map((product) => (
                  <tr key={product.id}>
                    <td className="thumb">
                      <Thumbnail media={product.media[0]} />
                    </td>
                    <td>
                      <a href={to(`/products/${product.id}`)}>{product.title}</a>
                    </td>
                    <td>
                      <span className={`status ${product.status.toLowerCase()}`}>
                        {t[STATUS_TEXT[product.status]]}
                      </span>
                    </td>
                    <td className="number">{product.variants.length}</td>
                    <td className="number">
                      {formatCents(
                        product.variants[0]?.priceCents ?? 0,
                        view.currency,
                        frame.language,
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
        {view.pages > 1 && (
          <nav
            className="paging"
            aria-label={t.page
              .replace('{page}', String(view.page))
              .replace('{pages}', String(view.pages))}
          >
            {view.page > 1 && (
              <a className="button" href={pageLink(view.page - 1)}>
                {t.previous}
              </a>
            )}
            <span>
              {t.page.replace('{page}', String(view.page)).replace('{pages}', String(view.pages))}
            </span>
            {view.page < view.pages && (
              <a className="button" href={pageLink(view.page + 1)}>
                {t.next}
              </a>
            )}
          </nav>
        )}
      </>
    ),
  });
}

export function productPage(page: PageProps, view: ProductView): string {
  const { t, to } = page;
  const { product, form } = view;
  const flag = (input: string) => (view.outdated.includes(input) ? t.outdated : null);
  return renderPage(page, {
    title: product.title,
    section: 'products',
    content: (
      <>
        <p className="back">
          <a href={to('/products')}>← {t.backToProducts}</a>
        </p>
        <form method="post" action={to(`/products/${product.id}`)}>
          <div className="heading sticky">
            <h1>{product.title}</h1>
            <div className="row">
              <a className="button" href={to(`/apps/borealist${view.appPath}`)}>
                {t.checkInApp}
              </a>
              <button className="primary" name="intent" value="save">
                {t.save}
              </button>
            </div>
          </div>
          {view.problems.length > 0 && (
            <div className="problem" role="alert">
              <strong>{t.invalid}</strong>
              <ul>
                {view.problems.map((problem) => (
                  <li key={problem}>{problem}</li>
                ))}
              </ul>
            </div>
          )}
          <section className="card">
            <Field label={t.title}>
              <input name="title" required defaultValue={form['title']} />
            </Field>
            <Field label={t.description}>
              <textarea name="description" rows={7} defaultValue={form['description']} />
            </Field>
            <Field label={t.status}>
              <select name="status" defaultValue={form['status']}>
                {STATUSES.map((status) => (
                  <option key={status} value={status}>
                    {t[STATUS_TEXT[status]]}
                  </option>
                ))}
              </select>
            </Field>
          </section>
          {view.hasFrench && (
            <section className="card" lang="fr">
              <h2 lang={page.frame.language}>{t.french}</h2>
              <p className="hint" lang={page.frame.language}>
                {t.frenchHint}
              </p>
              <Field label={t.frenchTitle} flag={flag('french_title')}>
                <input name="french_title" defaultValue={form['french_title']} />
              </Field>
              <Field label={t.frenchDescription} flag={flag('french_description')}>
                <textarea
                  name="french_description"
                  rows={7}
                  defaultValue={form['french_description']}
                />
              </Field>
            </section>
          )}
          <section className="card flush">
            <h2>{t.variants}</h2>
            <table className="variants">
              <thead>
                <tr>
                  <th>{t.variant}</th>
                  <th>
                    {t.price} ({view.currency})
                  </th>
                  <th>
                    {t.compareAt} ({view.currency})
                  </th>
                </tr>
              </thead>
              <tbody>
                {product.variants.map((variant) => (
                  <VariantRow key={variant.id} variant={variant} form={form} t={t} />
                ))}
              </tbody>
            </table>
          </section>
          <section className="card">
            <h2>{t.photos}</h2>
            {product.media.length === 0 && <p className="empty">{t.noPhotos}</p>}
            <ul className="photos">
              {product.media.map((media, index) => (
                <li key={media.id}>
                  <Thumbnail media={media} />
                  <Field label={`${t.altText} ${index + 1}`}>
                    <input name={`alt.${media.id}`} defaultValue={form[`alt.${media.id}`]} />
                  </Field>
                  <label className="check">
                    <input type="checkbox" name="remove_media" value={media.id} /> {t.remove}
                  </label>
                </li>
              ))}
            </ul>
            <div className="row">
              <Field label={t.newPhotoAlt}>
                <input name="new_photo_alt" defaultValue={form['new_photo_alt']} />
              </Field>
              <button name="intent" value="add_photo">
                {t.addPhoto}
              </button>
            </div>
          </section>
        </form>
        <form className="danger" method="post" action={to(`/products/${product.id}/delete`)}>
          <button className="critical">{t.deleteProduct}</button>
        </form>
      </>
    ),
  });
}

function VariantRow({
  variant,
  form,
  t,
}: {
  variant: VariantRecord;
  form: ProductForm;
  t: PageProps['t'];
}) {
  const amount = (name: string, label: string, isRequired: boolean) => (
    <input
      name={name}
      inputMode="decimal"
      required={isRequired}
      pattern="\d{1,7}([.,]\d{1,2})?"
      aria-label={`${label} ${variant.title}`}
      defaultValue={form[name]}
    />
  );
  return (
    <tr>
      <td>
        {variant.title}
        {variant.sku && <span className="hint"> {variant.sku}</span>}
      </td>
      <td>{amount(`price.${variant.id}`, t.price, true)}</td>
      <td>{amount(`compare_at.${variant.id}`, t.compareAt, false)}</td>
    </tr>
  );
}

function Thumbnail({ media }: { media: MediaRecord | undefined }) {
  const url = pictureUrl(media?.url ?? null);
  return url ? (
    <img src={url} alt={media?.alt ?? ''} width="40" height="40" loading="lazy" />
  ) : (
    <span className="no-photo" />
  );
}

function formatCents(cents: number, currency: string, language: string): string {
  return new Intl.NumberFormat(language === 'fr' ? 'fr-CA' : 'en-CA', {
    style: 'currency',
    currency,
  }).format(cents / 100);
}

import type { ProductForm } from '../server/product-form';
import type { ProductRecord, VariantRecord } from '../store/records';
import { ActionButtons, ExtensionBlocks, type ShownExtension } from './extension-parts';
import { Field } from './Field';
import { renderPage, type PageProps } from './Layout';
import { STATUS_TEXT } from './product-status';
import { Thumbnail } from './Thumbnail';

export interface ProductView {
  product: ProductRecord;
  currency: string;
  /** False where the store's own language is French. */
  hasFrench: boolean;
  /** Value of each input, by its name. */
  form: ProductForm;
  /** Names of the inputs whose French is older than its original. */
  outdated: string[];
  /** Path of this product in the app; `null`: the app has no such page. */
  appPath: string | null;
  /** Why the last attempt to save failed. */
  problems: string[];
  /** What the app draws on this page. */
  extensions: ShownExtension[];
}

export function productPage(page: PageProps, view: ProductView): string {
  const { t, to, toApp } = page;
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
              {view.appPath !== null && (
                <a className="button" href={toApp(view.appPath)}>
                  {t.checkInApp}
                </a>
              )}
              <ActionButtons page={page} extensions={view.extensions} />
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
                {Object.entries(STATUS_TEXT).map(([status, text]) => (
                  <option key={status} value={status}>
                    {t[text]}
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
        <ExtensionBlocks page={page} extensions={view.extensions} />
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

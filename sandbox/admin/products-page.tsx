import type { ProductRecord } from '../store/records';
import { renderPage, type PageProps } from './Layout';
import { STATUS_TEXT } from './product-status';
import { Thumbnail } from './Thumbnail';

export interface ProductsView {
  query: string;
  /** From 1. */
  page: number;
  pages: number;
  products: ProductRecord[];
  currency: string;
}

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

function formatCents(cents: number, currency: string, language: string): string {
  return new Intl.NumberFormat(language === 'fr' ? 'fr-CA' : 'en-CA', {
    style: 'currency',
    currency,
  }).format(cents / 100);
}

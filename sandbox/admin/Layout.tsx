import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { textsOf, type AdminLanguage, type TextId } from './texts';

/** What every page of the admin shows around its own content. */
export interface Frame {
  shopName: string;
  storeName: string;
  now: Date;
  /** IANA name of the store's: the clock of all that the admin shows. */
  timeZone: string;
  language: AdminLanguage;
  /** The one app that the store knows. */
  app: { name: string; handle: string; isInstalled: boolean };
  /** Said once, after something was done. */
  notice: TextId | null;
}

export interface PageProps {
  frame: Frame;
  t: Record<TextId, string>;
  /** Path of a page of this store. */
  to: (path: string) => string;
  /** Path of a page of the app within the admin. */
  toApp: (path: string) => string;
}

export type Section = 'home' | 'products' | 'discounts' | 'app' | 'mail' | 'webhooks' | 'settings';

export function pageProps(frame: Frame): PageProps {
  const to = (path: string) => `/store/${frame.storeName}${path}`;
  return {
    frame,
    t: textsOf(frame.language, frame.app.name),
    to,
    toApp: (path) => to(`/apps/${frame.app.handle}${path}`),
  };
}

/** A whole HTML document. */
export function renderPage(
  page: PageProps,
  options: { title: string; section: Section; isWide?: boolean; content: ReactNode },
): string {
  return `<!doctype html>${renderToStaticMarkup(<Layout page={page} {...options} />)}`;
}

function Layout({
  page: { frame, t, to, toApp },
  title,
  section,
  isWide = false,
  content,
}: {
  page: PageProps;
  title: string;
  section: Section;
  isWide?: boolean;
  content: ReactNode;
}) {
  const link = (target: Section, href: string, label: string) => (
    <a href={href} aria-current={section === target ? 'page' : undefined}>
      {label}
    </a>
  );
  return (
    <html lang={frame.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · ${frame.shopName}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/admin.css" />
        <script type="module" src="/assets/admin.js" />
      </head>
      <body data-store={frame.storeName} data-app-base={toApp('')} data-app-name={frame.app.name}>
        <a className="skip" href="#main">
          {t.skip}
        </a>
        <header className="top">
          <button
            type="button"
            className="menu-button"
            aria-expanded="false"
            aria-controls="navigation"
          >
            {t.menu}
          </button>
          <a className="shop" href={to('')}>
            {frame.shopName}
          </a>
          <span className="badge">{t.sandboxStore}</span>
          <time className="clock" dateTime={frame.now.toISOString()} title={t.clockTitle}>
            {formatInstant(frame.now, frame)}
          </time>
        </header>
        <div className="shell">
          <nav id="navigation" aria-label={t.mainNavigation}>
            {link('home', to(''), t.home)}
            {link('products', to('/products'), t.products)}
            {link('discounts', to('/discounts'), t.discounts)}
            <h2>{t.apps}</h2>
            {link('app', toApp(''), frame.app.name)}
            <div id="app-navigation" hidden />
            <h2>{t.sandboxStore}</h2>
            {link('mail', to('/mail'), t.mail)}
            {link('webhooks', to('/webhooks'), t.webhooks)}
            {link('settings', to('/settings'), t.settings)}
          </nav>
          <main id="main" className={isWide ? 'wide' : undefined} tabIndex={-1}>
            {frame.notice && !isWide && (
              <p className="notice" role="status">
                {t[frame.notice]}
              </p>
            )}
            {content}
          </main>
        </div>
        <div id="toasts" role="status" aria-live="polite">
          {frame.notice && isWide && <div className="toast brief">{t[frame.notice]}</div>}
        </div>
      </body>
    </html>
  );
}

/** As the admin says it: on the store's clock. */
export function formatInstant(
  instant: Date,
  { language, timeZone }: Pick<Frame, 'language' | 'timeZone'>,
): string {
  return new Intl.DateTimeFormat(language === 'fr' ? 'fr-CA' : 'en-CA', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  }).format(instant);
}

/** The stand-in for Shopify's CDN serves pictures for its addresses. */
export function pictureUrl(url: string | null): string | null {
  return url?.replace('https://cdn.shopify.com/', '/cdn/') ?? null;
}

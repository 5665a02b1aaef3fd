import { formatInstant, renderPage, type PageProps } from './Layout';
import { RefusalsCard } from './refusals-card';
import type { AppDocument } from '../server/app-address';
import type { Refusals } from '../store/refusals';

export function homePage(
  page: PageProps,
  counts: { products: number; variants: number; photos: number },
): string {
  const { frame, t, toApp } = page;
  const facts: [string, string | number][] = [
    [t.productCount, counts.products],
    [t.variantCount, counts.variants],
    [t.photoCount, counts.photos],
    [t.appState, frame.app.isInstalled ? t.installed : t.notInstalled],
  ];
  return renderPage(page, {
    title: t.home,
    section: 'home',
    content: (
      <>
        <h1>{frame.shopName}</h1>
        <section className="card">
          <p>{t.homeIntro}</p>
          <dl className="facts">
            {facts.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{typeof value === 'number' ? value.toLocaleString(frame.language) : value}</dd>
              </div>
            ))}
          </dl>
          <p>
            <a className="button primary" href={toApp('')}>
              {frame.app.isInstalled ? t.openApp : t.installApp}
            </a>
          </p>
        </section>
      </>
    ),
  });
}

export function installPage(page: PageProps, scopes: string[]): string {
  const { t, to } = page;
  return renderPage(page, {
    title: t.installApp,
    section: 'app',
    content: (
      <>
        <h1>{t.installApp}</h1>
        <form className="card" method="post" action={to('/install')}>
          <p>{t.installIntro}</p>
          <ul className="scopes">
            {scopes.map((scope) => (
              <li key={scope}>
                <code>{scope}</code>
              </li>
            ))}
          </ul>
          <button className="primary">{t.installButton}</button>
        </form>
      </>
    ),
  });
}

/** The app in its frame; admin.js and the App Bridge stand-in talk across it. */
export function appPage(page: PageProps, app: AppDocument): string {
  const { frame, t, to, toApp } = page;
  return renderPage(page, {
    title: frame.app.name,
    section: 'app',
    isWide: true,
    content: (
      <>
        <div id="app-bar" className="app-bar">
          <h1 id="app-title">{frame.app.name}</h1>
          <div id="app-buttons" />
        </div>
        <div id="save-bar" className="save-bar" role="region" aria-label={t.unsavedChanges} hidden>
          <span>{t.unsavedChanges}</span>
          <button type="button" data-action="discard">
            {t.discard}
          </button>
          <button type="button" className="primary" data-action="save">
            {t.save}
          </button>
        </div>
        <div id="app-loading" className="app-loading" hidden />
        <iframe
          id="app-frame"
          title={t.appFrame}
          data-src={app.src}
          data-app-origin={app.origin}
          data-app-base={toApp('')}
          data-api={to('/api')}
          data-texts={JSON.stringify({
            dismiss: t.dismiss,
            choose: t.choose,
            cancel: t.cancel,
            pickProduct: t.pickProduct,
            search: t.search,
            leaveQuestion: t.leaveQuestion,
            scopesQuestion: t.scopesQuestion,
          })}
        />
      </>
    ),
  });
}

const ADVANCES = [
  ['hour', 1],
  ['day', 24],
  ['week', 7 * 24],
  ['month', 30 * 24],
] as const;

export interface SettingsOfStore {
  refusals: Refusals;
  deniedFields: ReadonlyMap<string, string>;
  /** When the permission for bulk queries lapses; `null`: there is none. */
  bulkQueriesUntil: Date | null;
}

export function settingsPage(
  page: PageProps,
  { refusals, deniedFields, bulkQueriesUntil }: SettingsOfStore,
): string {
  const { frame, t, to } = page;
  return renderPage(page, {
    title: t.settings,
    section: 'settings',
    content: (
      <>
        <h1>{t.settings}</h1>
        <form className="card" method="post" action={to('/settings/language')}>
          <h2 id="language-label">{t.language}</h2>
          <div className="row">
            <select name="language" aria-labelledby="language-label" defaultValue={frame.language}>
              <option value="en">{t.english}</option>
              <option value="fr">{t.frenchName}</option>
            </select>
            <button>{t.save}</button>
          </div>
        </form>
        <section className="card">
          <h2>{t.clock}</h2>
          <p>{t.clockIntro}</p>
          <p>
            <strong>{formatInstant(frame.now, { ...frame, timeZone: 'UTC' })} UTC</strong>
          </p>
          <form method="post" action={to('/settings/clock')} className="row">
            <label>
              {t.setClock}
              <input
                type="datetime-local"
                name="instant"
                required
                defaultValue={frame.now.toISOString().slice(0, 16)}
              />
            </label>
            <button>{t.set}</button>
          </form>
          <form method="post" action={to('/settings/clock')} className="row">
            <span>{t.advance}</span>
            {ADVANCES.map(([name, hours]) => (
              <button key={name} name="advance_hours" value={hours}>
                {t[name]}
              </button>
            ))}
          </form>
        </section>
        <RefusalsCard
          action={to('/settings/refusals')}
          language={frame.language}
          refusals={refusals}
          deniedFields={deniedFields}
        />
        <form className="card" method="post" action={to('/settings/bulk-queries')}>
          <h2>{t.bulkQueries}</h2>
          <p>{t.bulkQueriesIntro}</p>
          <p>
            <strong>{bulkQueriesUntil ? t.bulkQueriesOn : t.bulkQueriesOff}</strong>
            {bulkQueriesUntil && ` ${t.bulkQueriesLapse} `}
            {bulkQueriesUntil && `${formatInstant(bulkQueriesUntil, frame)}.`}
          </p>
          {!bulkQueriesUntil && <button>{t.allowBulkQueries}</button>}
        </form>
        {frame.app.isInstalled && (
          <form className="card" method="post" action={to('/uninstall')}>
            <h2>{t.uninstallApp}</h2>
            <p>{t.uninstallIntro}</p>
            <button className="critical">{t.uninstallApp}</button>
          </form>
        )}
      </>
    ),
  });
}

export function problemPage(page: PageProps, message: string): string {
  const { t, to } = page;
  return renderPage(page, {
    title: message,
    section: 'home',
    content: (
      <section className="card">
        <h1>{message}</h1>
        <p>
          <a href={to('')}>{t.home}</a>
        </p>
      </section>
    ),
  });
}

import { useLocation } from '@remix-run/react';
import './app-bridge';
import { useTranslate } from './language';

/** The home first; of the others each has those that begin with it. */
const SECTIONS = [
  { path: '/app', title: 'home.title' },
  { path: '/app/listings', title: 'listings.title' },
  { path: '/app/season', title: 'season.title' },
  { path: '/app/promotions', title: 'promotions.title' },
  { path: '/app/digests', title: 'digest.title' },
  { path: '/app/history', title: 'history.title' },
  { path: '/app/settings', title: 'settings.title' },
] as const;

/** What Shopify's admin shows around the page: the app's own menu, and in the title bar where the merchant is. */
export function AppNav() {
  const t = useTranslate();
  const { pathname } = useLocation();
  const current = SECTIONS.findLast(({ path }) => `${pathname}/`.startsWith(`${path}/`));
  return (
    <>
      <s-app-nav>
        {SECTIONS.map(({ path, title }) => (
          <s-link key={path} href={path} rel={path === '/app' ? 'home' : undefined}>
            {t(title)}
          </s-link>
        ))}
      </s-app-nav>
      <s-page heading={t((current ?? SECTIONS[0]).title)} />
    </>
  );
}

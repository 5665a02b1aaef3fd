import { useLocation } from '@remix-run/react';
import type { MessageId } from '~/locales/messages';
import './app-bridge';
import { useTranslate } from './language';

/** The home first; of the others each has the pages that begin with it, and `others`. */
const SECTIONS: readonly { path: string; title: MessageId; others?: readonly string[] }[] = [
  { path: '/app', title: 'home.title' },
  {
    path: '/app/listings',
    title: 'listings.title',
    others: ['/app/fixes', '/app/packaging', '/app/packing'],
  },
  { path: '/app/season', title: 'season.title', others: ['/app/border'] },
  { path: '/app/promotions', title: 'promotions.title' },
  { path: '/app/digests', title: 'digest.title' },
  { path: '/app/history', title: 'history.title' },
  { path: '/app/settings', title: 'settings.title', others: ['/app/privacy'] },
];

/** What Shopify's admin shows around the page: the app's own menu, and in the title bar where the merchant is. */
export function AppNav() {
  const t = useTranslate();
  const { pathname } = useLocation();
  const current = SECTIONS.findLast(({ path, others = [] }) =>
    [path, ...others].some((each) => `${pathname}/`.startsWith(`${each}/`)),
  );
  return (
    <>
      <s-app-nav>
        {SECTIONS.map(({ path, title }) => (
          <s-link key={path} href={path} rel={path === '/app' ? 'home' : undefined}>
            {t(title)}
          </s-link>
        ))}
      </s-app-nav>
      <s-page heading={t(current?.title ?? 'home.title')} />
    </>
  );
}

import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { Link, Outlet, useLoaderData } from '@remix-run/react';
import englishPolaris from '@shopify/polaris/locales/en.json';
import frenchPolaris from '@shopify/polaris/locales/fr.json';
import { AppProvider } from '@shopify/shopify-app-remix/react';
import { boundary } from '@shopify/shopify-app-remix/server';
import type { ReactNode } from 'react';
import { useLanguage, useTranslate } from '~/components/language';
import { PageError } from '~/components/PageError';
import { getContainer } from '~/container.server';
import { authenticate } from '~/shopify.server';

const POLARIS_TEXTS = { en: englishPolaris, fr: frenchPolaris };

export async function loader({ request }: LoaderFunctionArgs) {
  await authenticate.admin(request);
  const { env } = await getContainer();
  return { apiKey: env.shopifyApiKey };
}

/** Nothing here changes while the document lives; each page authenticates its own requests. */
export const shouldRevalidate = () => false;

export const headers: HeadersFunction = (args) => boundary.headers(args);

export default function App() {
  const { apiKey } = useLoaderData<typeof loader>();
  const t = useTranslate();
  return (
    <PolarisFrame apiKey={apiKey}>
      <ui-nav-menu>
        <Link to="/app" rel="home">
          {t('home.title')}
        </Link>
        <Link to="/app/listings">{t('listings.title')}</Link>
        <Link to="/app/season">{t('season.title')}</Link>
        <Link to="/app/promotions">{t('promotions.title')}</Link>
        <Link to="/app/digests">{t('digest.title')}</Link>
        <Link to="/app/settings">{t('settings.title')}</Link>
      </ui-nav-menu>
      <Outlet />
    </PolarisFrame>
  );
}

export function ErrorBoundary() {
  return (
    <PolarisFrame apiKey="">
      <PageError />
    </PolarisFrame>
  );
}

/** The root puts App Bridge in the head, so the provider is told not to add it once more. */
function PolarisFrame({ apiKey, children }: { apiKey: string; children: ReactNode }) {
  const language = useLanguage();
  return (
    <AppProvider isEmbeddedApp={false} apiKey={apiKey} i18n={POLARIS_TEXTS[language]}>
      {children}
    </AppProvider>
  );
}

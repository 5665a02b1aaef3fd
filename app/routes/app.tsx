import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import englishPolaris from '@shopify/polaris/locales/en.json';
import frenchPolaris from '@shopify/polaris/locales/fr.json';
import { AppProvider } from '@shopify/shopify-app-remix/react';
import { useEffect, type ReactNode } from 'react';
import { AppNav } from '~/components/AppNav';
import { BeingErased } from '~/components/BeingErased';
import { TimeZoneProvider, useLanguage } from '~/components/language';
import { PageError } from '~/components/PageError';
import { isPhone, PhoneProvider } from '~/components/screen';
import { ViewerProvider } from '~/components/staff';
import { useKeptFocus } from '~/components/use-kept-focus';
import { getContainer } from '~/container.server';
import { authenticate } from '~/shopify.server';

const POLARIS_TEXTS = { en: englishPolaris, fr: frenchPolaris };

export async function loader({ request }: LoaderFunctionArgs) {
  const { session, sessionToken } = await authenticate.admin(request);
  const { env, services } = await getContainer();
  const { timeZone, isBeingErased } = await services.store.enter(session.shop);
  return {
    apiKey: env.shopifyApiKey,
    staffId: sessionToken.sub,
    timeZone,
    isBeingErased,
    isPhone: isPhone(request.headers),
  };
}

/** In a store that was just installed, the first sync makes the time zone known. */
let isTimeZoneKnown = false;

/** Nothing else here changes while the document lives; each page authenticates its own requests. */
export const shouldRevalidate = () => !isTimeZoneKnown;

export { headers } from '~/components/page-headers';

export default function App() {
  const {
    apiKey,
    staffId,
    timeZone,
    isBeingErased,
    isPhone: onPhone,
  } = useLoaderData<typeof loader>();
  useEffect(() => {
    isTimeZoneKnown = timeZone !== null;
  }, [timeZone]);
  useKeptFocus();
  if (isBeingErased) {
    return (
      <PolarisFrame apiKey={apiKey}>
        <BeingErased />
      </PolarisFrame>
    );
  }
  return (
    <PolarisFrame apiKey={apiKey}>
      <ViewerProvider value={staffId}>
        <TimeZoneProvider value={timeZone}>
          <PhoneProvider value={onPhone}>
            <AppNav />
            <Outlet />
          </PhoneProvider>
        </TimeZoneProvider>
      </ViewerProvider>
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

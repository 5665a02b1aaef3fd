import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import polarisStyles from '@shopify/polaris/build/esm/styles.css?url';
import type { ReactNode } from 'react';
import './styles.css';
import { LanguageProvider } from './components/language';
import { useNamedTexts } from './components/named-texts';
import { useNonce } from './components/nonce';
import { PlainPage } from './components/PlainPage';
import { FORMATTING_LOCALE, languageOf, translator } from './locales/translate';
import type { loader as appLoader } from './routes/app';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: polarisStyles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
];

/** Of every page: its own title stands in Shopify's frame. */
export const meta: MetaFunction = () => [{ title: 'Borealist' }];

/** Shopify names the merchant's language in `locale` on every document that its admin loads. */
export function loader({ request }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams.get('locale');
  return { language: languageOf(asked ?? request.headers.get('accept-language')) };
}

/** The language belongs to the document: requests that follow from within it carry no `locale`. */
export const shouldRevalidate = () => false;

export function Layout({ children }: { children: ReactNode }) {
  const language = useRouteLoaderData<typeof loader>('root')?.language ?? 'en';
  const nonce = useNonce();
  const namedTexts = useNamedTexts();
  const apiKey = useRouteLoaderData<typeof appLoader>('routes/app')?.apiKey;
  return (
    <html lang={FORMATTING_LOCALE[language]} data-texts={namedTexts}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        {apiKey !== undefined && (
          // Shopify asks for App Bridge in the head, before every other script.
          <>
            <meta name="shopify-api-key" content={apiKey} />
            <script src="https://cdn.shopify.com/shopifycloud/app-bridge.js"></script>
          </>
        )}
        <Meta />
        <Links />
      </head>
      <body>
        <LanguageProvider language={language}>{children}</LanguageProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const language = useRouteLoaderData<typeof loader>('root')?.language ?? 'en';
  const t = translator(language);
  const kind = isRouteErrorResponse(error) && error.status === 404 ? 'notFound' : 'unexpected';
  return (
    <PlainPage title={t(`error.${kind}.title`)}>
      <p>{t(`error.${kind}.text`)}</p>
    </PlainPage>
  );
}

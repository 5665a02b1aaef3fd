import { renderToStaticMarkup } from 'react-dom/server';
import type { LocaleTexts } from '../server/ui-extensions';
import type { PageProps } from './Layout';

/** What extension-host.js makes the extension's `shopify` of. */
interface Host {
  target: string;
  selected: { id: string }[];
  appOrigin: string;
  language: string;
  texts: LocaleTexts;
}

/** The document in which one extension is run, apart from the admin's own as Shopify keeps them apart. */
export function extensionFrame(
  { to }: PageProps,
  { name, script, host }: { name: string; script: string; host: Host },
): string {
  return `<!doctype html>${renderToStaticMarkup(
    <html lang={host.language}>
      <head>
        <meta charSet="utf-8" />
        <title>{name}</title>
        <link rel="stylesheet" href="/assets/extension.css" />
        <script defer src="/assets/extension-elements.js" />
        <script defer src="/assets/extension-host.js" data-host={JSON.stringify(host)} />
        <script defer src={to(script)} />
      </head>
      <body />
    </html>,
  )}`;
}

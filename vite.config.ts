import { vitePlugin as remix } from '@remix-run/dev';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { codeVersions, oneContainer, processes, webhooksFirst } from './vite.plugins';
import { sentencesOfPages } from './vite.texts';
import { behindTunnel } from './vite.tunnel';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  resolve: { alias: { '~': resolve(import.meta.dirname, 'app') } },
  plugins: [
    behindTunnel(),
    oneContainer(),
    sentencesOfPages(),
    webhooksFirst(),
    codeVersions(),
    remix({
      ignoredRouteFiles: ['**/.*'],
      future: {
        v3_fetcherPersist: true,
        // A route that a page cannot look up is loaded as a document, which is blank in the admin's frame.
        v3_lazyRouteDiscovery: false,
        v3_relativeSplatPath: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
    processes(),
  ],

  // A page's module waits for the sentences that it says.
  build: { target: 'es2022' },
  // Found only once a page asks for them, these would make the first `vite dev` load reload itself.
  optimizeDeps: {
    include: ['@shopify/polaris', '@shopify/polaris-icons', '@shopify/shopify-app-remix/react'],
  },
});

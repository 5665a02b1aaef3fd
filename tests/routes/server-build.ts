import { resolve } from 'node:path';
import { flatRoutes } from '@remix-run/dev/dist/config/flat-routes.js';
import type { ServerBuild } from '@remix-run/node';

const APP = resolve(import.meta.dirname, '../../app');

type Route = ServerBuild['routes'][string];

/** What `remix vite:build` makes of the routes folder, without bundling. */
export async function serverBuild(): Promise<ServerBuild> {
  const files = Object.values(flatRoutes(APP, ['**/.*']));
  const routes = await Promise.all(
    [{ id: 'root', path: '', file: 'root.tsx' }, ...files].map(
      async ({ file, ...route }): Promise<Route> => ({
        ...route,
        module: (await import(/* @vite-ignore */ resolve(APP, file))) as Route['module'],
      }),
    ),
  );
  return {
    entry: { module: await import('~/entry.server') },
    routes: Object.fromEntries(routes.map((route) => [route.id, route])),
    assets: {
      entry: { module: '/entry.js', imports: [] },
      routes: Object.fromEntries(
        routes.map(({ module, ...route }) => [
          route.id,
          {
            ...route,
            module: `/${route.id}.js`,
            hasAction: 'action' in module,
            hasLoader: 'loader' in module,
            hasClientAction: false,
            hasClientLoader: false,
            hasErrorBoundary: 'ErrorBoundary' in module,
          },
        ]),
      ),
      url: '/manifest.js',
      version: '1',
    },
    publicPath: '/',
    assetsBuildDirectory: 'build/client',
    future: {
      v3_fetcherPersist: true,
      v3_lazyRouteDiscovery: false,
      v3_relativeSplatPath: true,
      v3_singleFetch: true,
      v3_throwAbortReason: true,
    },
    isSpaMode: false,
    mode: 'production',
  };
}

import type { ServerBuild } from '@remix-run/node';

/** What `remix vite:build` makes, without bundling. */
export async function serverBuild(): Promise<ServerBuild> {
  const routes = [
    { id: 'root', path: '', module: await import('~/root') },
    { id: 'routes/_index', parentId: 'root', index: true, module: await import('~/routes/_index') },
    { id: 'routes/app', parentId: 'root', path: 'app', module: await import('~/routes/app') },
    {
      id: 'routes/app._index',
      parentId: 'routes/app',
      index: true,
      module: await import('~/routes/app._index/route'),
    },
    {
      id: 'routes/api.listings.$id',
      parentId: 'root',
      path: 'api/listings/:id',
      module: { default: undefined, ...(await import('~/routes/api.listings.$id/route')) },
    },
    {
      id: 'routes/app.listings._index',
      parentId: 'routes/app',
      path: 'listings',
      index: true,
      module: await import('~/routes/app.listings._index/route'),
    },
    {
      id: 'routes/app.listings.$id',
      parentId: 'routes/app',
      path: 'listings/:id',
      module: await import('~/routes/app.listings.$id/route'),
    },
    {
      id: 'routes/app.$',
      parentId: 'routes/app',
      path: '*',
      module: await import('~/routes/app.$'),
    },
    {
      id: 'routes/app.listings.$id_.evidence[.]csv',
      parentId: 'routes/app',
      path: 'listings/:id/evidence.csv',
      module: {
        default: undefined,
        ...(await import('~/routes/app.listings.$id_.evidence[.]csv')),
      },
    },
    {
      id: 'routes/app.orders.import',
      parentId: 'routes/app',
      path: 'orders/import',
      module: await import('~/routes/app.orders.import/route'),
    },
    {
      id: 'routes/app.settings',
      parentId: 'routes/app',
      path: 'settings',
      module: await import('~/routes/app.settings/route'),
    },
    {
      id: 'routes/app.season._index',
      parentId: 'routes/app',
      path: 'season',
      index: true,
      module: await import('~/routes/app.season._index/route'),
    },
    {
      id: 'routes/app.season_.suggestions',
      parentId: 'routes/app',
      path: 'season/suggestions',
      module: await import('~/routes/app.season_.suggestions/route'),
    },
    {
      id: 'routes/app.promotions.$id_.results',
      parentId: 'routes/app',
      path: 'promotions/:id/results',
      module: await import('~/routes/app.promotions.$id_.results/route'),
    },
    {
      id: 'routes/app.season.listings',
      parentId: 'routes/app',
      path: 'season/listings',
      module: await import('~/routes/app.season.listings/route'),
    },
    {
      id: 'routes/app.promotions._index',
      parentId: 'routes/app',
      path: 'promotions',
      index: true,
      module: await import('~/routes/app.promotions._index/route'),
    },
    {
      id: 'routes/app.promotions.listings',
      parentId: 'routes/app',
      path: 'promotions/listings',
      module: { default: undefined, ...(await import('~/routes/app.promotions.listings')) },
    },
    {
      id: 'routes/app.promotions.collections',
      parentId: 'routes/app',
      path: 'promotions/collections',
      module: { default: undefined, ...(await import('~/routes/app.promotions.collections')) },
    },
    {
      id: 'routes/app.promotions.$id',
      parentId: 'routes/app',
      path: 'promotions/:id',
      module: await import('~/routes/app.promotions.$id/route'),
    },
    {
      id: 'routes/app.digests._index',
      parentId: 'routes/app',
      path: 'digests',
      index: true,
      module: await import('~/routes/app.digests._index/route'),
    },
    {
      id: 'routes/app.digests.preview',
      parentId: 'routes/app',
      path: 'digests/preview',
      module: await import('~/routes/app.digests.preview/route'),
    },
    {
      id: 'routes/app.digests.$id',
      parentId: 'routes/app',
      path: 'digests/:id',
      module: await import('~/routes/app.digests.$id/route'),
    },
    {
      id: 'routes/app.changes',
      parentId: 'routes/app',
      path: 'changes',
      module: await import('~/routes/app.changes/route'),
    },
    {
      id: 'routes/unsubscribe.$token',
      parentId: 'root',
      path: 'unsubscribe/:token',
      module: await import('~/routes/unsubscribe.$token/route'),
    },
    {
      id: 'routes/confirm.$token',
      parentId: 'root',
      path: 'confirm/:token',
      module: await import('~/routes/confirm.$token/route'),
    },
    {
      id: 'routes/resubscribe.$token',
      parentId: 'root',
      path: 'resubscribe/:token',
      module: await import('~/routes/resubscribe.$token/route'),
    },
    {
      id: 'routes/app.version',
      parentId: 'routes/app',
      path: 'version',
      // A route without a page of its own; the type wants one all the same.
      module: { default: undefined, ...(await import('~/routes/app.version')) },
    },
  ];
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
      v3_lazyRouteDiscovery: true,
      v3_relativeSplatPath: true,
      v3_singleFetch: true,
      v3_throwAbortReason: true,
    },
    isSpaMode: false,
    mode: 'production',
  };
}

import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import { Session } from '@shopify/shopify-api';
import { getJwt } from '@shopify/shopify-api/test-helpers';
import type { SessionStorage } from '@shopify/shopify-app-session-storage';
import { pino } from 'pino';
import type { Container, Services } from '~/container.server';
import { readEnv } from '~/env.server';

export const STORE = 'northern-goods.myshopify.com';
const API_KEY = 'key-of-the-app';
const API_SECRET = 'secret-of-the-app';
const APP_URL = 'https://borealist.test';
const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

/** Services that a test gives an answer for; any other one throws, so that no unexpected call goes unseen. */
export type TestServices = {
  [Name in keyof Services]?: Services[Name] extends (...args: never[]) => unknown
    ? Services[Name]
    : Partial<Services[Name]>;
};

export interface AppUnderTest {
  /** Loads a document as Shopify's admin does: signed, with its parameters. */
  open(
    path: string,
    options?: { locale?: string; headers?: Record<string, string> },
  ): Promise<Response>;
  /** Asks for data as a page that is open already does; with the session token, unless the test sends its own. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** No signature, no parameters of Shopify's. */
  visit(path: string, headers?: Record<string, string>, method?: string): Promise<Response>;
  /** What was written to the log. */
  logged: string[];
}

/** The routes as Remix serves them, real sign-in included, on services that the test answers for. */
export async function startApp(
  services: TestServices,
  { store = STORE }: { store?: string } = {},
): Promise<AppUnderTest> {
  const environment = {
    NODE_ENV: 'test',
    SHOPIFY_API_KEY: API_KEY,
    SHOPIFY_API_SECRET: API_SECRET,
    SHOPIFY_APP_URL: APP_URL,
    LOG_LEVEL: 'silent',
  };
  Object.assign(process.env, environment);
  const logged: string[] = [];
  const container: Container = {
    env: readEnv(environment),
    logger: pino({ level: 'error' }, { write: (line: string) => void logged.push(line) }),
    sessionStorage: sessionsOf(store),
    services: refusing(services),
    checkHealth: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  globalThis.borealistContainer = Promise.resolve(container);

  const handle = createRequestHandler(await build(), 'production');
  const token = () => sessionToken(store);
  return {
    logged,
    async open(path, { locale, headers } = {}) {
      const url = new URL(path, APP_URL);
      url.searchParams.set('shop', store);
      url.searchParams.set('host', btoa(`admin.shopify.com/store/${store.split('.')[0]}`));
      url.searchParams.set('embedded', '1');
      url.searchParams.set('id_token', await token());
      if (locale !== undefined) url.searchParams.set('locale', locale);
      return handle(new Request(url, { headers: { 'User-Agent': USER_AGENT, ...headers } }));
    },
    async fetch(path, init) {
      const headers = new Headers(init?.headers);
      headers.set('User-Agent', USER_AGENT);
      if (!headers.has('Authorization')) headers.set('Authorization', `Bearer ${await token()}`);
      return handle(new Request(new URL(path, APP_URL), { ...init, headers }));
    },
    async visit(path, headers, method = 'GET') {
      const url = new URL(path, APP_URL);
      return handle(
        new Request(url, { method, headers: { 'User-Agent': USER_AGENT, ...headers } }),
      );
    },
  };
}

/** As App Bridge hands it out. `over`: claims that differ, such as `exp`. */
export async function sessionToken(
  store = STORE,
  { secret = API_SECRET, over = {} }: { secret?: string; over?: Parameters<typeof getJwt>[3] } = {},
): Promise<string> {
  return (await getJwt(store.replace('.myshopify.com', ''), API_KEY, secret, over)).token;
}

function refusing(services: TestServices): Services {
  return refusingOthers(services) as Services;
}

function refusingOthers(services: object): object {
  return new Proxy(services, {
    get(target, name) {
      const service: unknown = Reflect.get(target, name);
      // The services of a feature.
      if (typeof service === 'object' && service !== null) return refusingOthers(service);
      if (service !== undefined) return service;
      return () => {
        throw new Error(`the page called ${String(name)}, which this test does not expect`);
      };
    },
  });
}

function sessionsOf(shop: string): SessionStorage {
  const session = new Session({
    id: `offline_${shop}`,
    shop,
    state: '',
    isOnline: false,
    accessToken: 'token',
    expires: new Date(Date.now() + 3_600_000),
  });
  return {
    storeSession: () => Promise.resolve(true),
    loadSession: (id) => Promise.resolve(id === session.id ? session : undefined),
    deleteSession: () => Promise.resolve(true),
    deleteSessions: () => Promise.resolve(true),
    findSessionsByShop: () => Promise.resolve([session]),
  };
}

/** What `remix vite:build` makes, without bundling. */
async function build(): Promise<ServerBuild> {
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

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
export type TestServices = Partial<Services>;

export interface AppUnderTest {
  /** Loads a document as Shopify's admin does: signed, with its parameters. */
  open(
    path: string,
    options?: { locale?: string; headers?: Record<string, string> },
  ): Promise<Response>;
  /** Asks for data as a page that is open already does. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** No signature, no parameters of Shopify's. */
  visit(path: string, headers?: Record<string, string>): Promise<Response>;
  /** What was written to the log. */
  logged: string[];
}

/** The routes as Remix serves them, real sign-in included, on services that the test answers for. */
export async function startApp(services: TestServices): Promise<AppUnderTest> {
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
    sessionStorage: sessionsOf(STORE),
    services: refusing(services),
    checkHealth: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  globalThis.borealistContainer = Promise.resolve(container);

  const handle = createRequestHandler(await build(), 'production');
  const token = async () => (await getJwt(STORE.split('.')[0] ?? '', API_KEY, API_SECRET)).token;
  return {
    logged,
    async open(path, { locale, headers } = {}) {
      const url = new URL(path, APP_URL);
      url.searchParams.set('shop', STORE);
      url.searchParams.set('host', btoa(`admin.shopify.com/store/${STORE.split('.')[0]}`));
      url.searchParams.set('embedded', '1');
      url.searchParams.set('id_token', await token());
      if (locale !== undefined) url.searchParams.set('locale', locale);
      return handle(new Request(url, { headers: { 'User-Agent': USER_AGENT, ...headers } }));
    },
    async fetch(path, init) {
      const headers = new Headers(init?.headers);
      headers.set('User-Agent', USER_AGENT);
      headers.set('Authorization', `Bearer ${await token()}`);
      return handle(new Request(new URL(path, APP_URL), { ...init, headers }));
    },
    async visit(path, headers) {
      const url = new URL(path, APP_URL);
      return handle(new Request(url, { headers: { 'User-Agent': USER_AGENT, ...headers } }));
    },
  };
}

function refusing(services: TestServices): Services {
  return new Proxy(services as Services, {
    get(target, name) {
      const service: unknown = Reflect.get(target, name);
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
      id: 'routes/app.settings',
      parentId: 'routes/app',
      path: 'settings',
      module: await import('~/routes/app.settings/route'),
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

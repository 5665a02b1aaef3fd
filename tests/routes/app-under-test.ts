import { createRequestHandler } from '@remix-run/node';
import { Session } from '@shopify/shopify-api';
import { getJwt } from '@shopify/shopify-api/test-helpers';
import type { SessionStorage } from '@shopify/shopify-app-session-storage';
import { pino } from 'pino';
import { provideContainer, type Container, type Services } from '~/container.server';
import { readEnv } from '~/env.server';
import { createMetrics } from '~/metrics.server';
import { serverBuild } from './server-build';

export const STORE = 'northern-goods.myshopify.com';
export const STORE_ENTRY = { timeZone: null, isBeingErased: false };
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
    // Every document asks for it. Without a store's own, times are told in UTC here.
    services: refusing({
      ...services,
      store: { enter: () => Promise.resolve(STORE_ENTRY), ...services.store },
    }),
    checkHealth: () => Promise.resolve(),
    metrics: createMetrics({
      readQueue: () => Promise.resolve({ jobs: [], supervisedSecondsAgo: null }),
      ofProcess: false,
    }),
    readReadiness: () => Promise.reject(new Error('nobody asks whether it is ready')),
    close: () => Promise.resolve(),
  };
  provideContainer(container);

  const handle = createRequestHandler(await serverBuild(), 'production');
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

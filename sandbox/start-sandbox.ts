import { createAdminEndpoint } from './graphql/endpoint';
import type { SandboxSeed, ShownMail } from './model';
import { readAppConfiguration } from './server/app-configuration';
import { close, createSandboxServer, listen } from './server/http-server';
import { startMailServer, type ReceivedMail } from './server/mail-server';
import { createAppProxy } from './server/proxy';
import { Sandbox } from './server/sandbox';
import { readState } from './server/state-file';
import type { WebhookDelivery, WebhookSender } from './server/webhooks';
import { SettableClock } from './store/clock';
import { SandboxStore } from './store/sandbox-store';

export interface SandboxSettings {
  /** A function gets the instant for which the store is made: the same one at each start with one `stateFile`. */
  seed: SandboxSeed | ((now: Date) => Promise<SandboxSeed>);
  apiKey: string;
  apiSecret: string;
  /** The app's `shopify.app.toml`; its extensions are looked for beside it. */
  appToml: string;
  /** Scopes that Shopify approves on request: the app may ask for them as if its TOML declared them optional. */
  optionalScopes?: string[];
  /** Where the app listens, or will: a port of this machine, or an address. Default: port 3000. */
  appPort?: number;
  appUrl?: string;
  /** Path of a product's page in the app, `{id}` for the product's number. Default: it has none. */
  productLink?: string;
  /** Default: a running clock at the real time. */
  clock?: SettableClock;
  /** Port of the admin, and the first one of the proxy; default: any free one. */
  adminPort?: number;
  proxyPort?: number;
  /** Default: a second, then longer, some five minutes in all. */
  webhookRetryDelaysMs?: number[];
  /** Keeps installation, tokens and edits for the next start. */
  stateFile?: string;
}

export interface RunningSandbox {
  /** The admin, and what `SANDBOX_ORIGIN` has to be in the app's process. */
  adminUrl: string;
  /** The proxy in front of the app: what `SHOPIFY_APP_URL` has to be. */
  appOrigin: string;
  store: SandboxStore;
  clock: SettableClock;
  webhooks: WebhookSender;
  deliveries: readonly WebhookDelivery[];
  /** Of an SMTP server that keeps what it gets: what `SMTP_URL` has to be. */
  mailUrl: string;
  mails: readonly ReceivedMail[];
  /** For an app without a mail server: where its mails are read. Default: nowhere. */
  setOutbox(read: () => Promise<ShownMail[]>): void;
  install(): void;
  uninstall(): void;
  /** As when the merchant grants what the app asks for of its optional scopes. */
  grant(scopes: string[]): void;
  /** For an app that chose its port itself. */
  setAppPort(port: number): void;
  stop(): Promise<void>;
}

const DEMO_RETRY_DELAYS_MS = [1000, 2000, 4000, 8000, 15_000, 30_000, 60_000, 120_000];
const CATCH_UP_EVERY_MS = 1000;

/** Starts a sandbox store on loopback, with the proxy in front of an app that may start later. */
export async function startSandbox(settings: SandboxSettings): Promise<RunningSandbox> {
  const clock = settings.clock ?? new SettableClock(new Date(), { running: true });
  const stateFile = settings.stateFile ?? null;
  const state = readState(stateFile);
  state.seedNow ??= clock.now();
  const store = await loadStore(settings.seed, clock, state.seedNow);
  const declared = readAppConfiguration(settings.appToml);
  const optionalScopes = [...declared.optionalScopes, ...(settings.optionalScopes ?? [])];
  const configuration = { ...declared, optionalScopes };
  const app = settings.appUrl ?? `http://127.0.0.1:${settings.appPort ?? 3000}`;
  const origins = { admin: '', proxy: '', app };

  const mailServer = await startMailServer();
  let readOutbox: () => Promise<ShownMail[]> = () => Promise.resolve([]);
  const sandbox = new Sandbox({
    store,
    clock,
    credentials: { apiKey: settings.apiKey, apiSecret: settings.apiSecret },
    configuration,
    webhookRetryDelaysMs: settings.webhookRetryDelaysMs ?? DEMO_RETRY_DELAYS_MS,
    appOrigin: () => origins.proxy,
    productLink: settings.productLink ?? null,
    mails: mailServer.received,
    outbox: () => readOutbox(),
    state,
    stateFile,
  });
  const server = createSandboxServer(sandbox, createAdminEndpoint(store, clock));
  const proxy = createAppProxy({ appOrigin: () => origins.app, adminOrigin: () => origins.admin });
  try {
    origins.admin = await listen(server, settings.adminPort ?? 0);
    origins.proxy = await listen(proxy, settings.proxyPort ?? 0);
  } catch (error) {
    await Promise.all([close(server), mailServer.stop()]);
    throw error;
  }

  const timer = setInterval(() => {
    store.catchUp();
  }, CATCH_UP_EVERY_MS);
  return {
    adminUrl: origins.admin,
    appOrigin: origins.proxy,
    store,
    clock,
    webhooks: sandbox.webhooks,
    deliveries: sandbox.webhooks.deliveries,
    mailUrl: mailServer.url,
    mails: mailServer.received,
    setOutbox: (read) => {
      readOutbox = read;
    },
    install: () => {
      sandbox.install();
    },
    uninstall: () => {
      sandbox.uninstall();
    },
    grant: (scopes) => {
      sandbox.grantOptional(scopes);
    },
    setAppPort: (port) => {
      origins.app = `http://127.0.0.1:${port}`;
    },
    stop: async () => {
      clearInterval(timer);
      sandbox.save();
      sandbox.webhooks.stop();
      await Promise.all([close(server), close(proxy), mailServer.stop()]);
      store.close();
    },
  };
}

/** Loads the store as of the instant that it was made for; what has come due since then is done. */
async function loadStore(
  seed: SandboxSettings['seed'],
  clock: SettableClock,
  seedNow: Date,
): Promise<SandboxStore> {
  const now = clock.now();
  clock.set(seedNow);
  const store = await SandboxStore.load(
    typeof seed === 'function' ? await seed(seedNow) : seed,
    clock,
  );
  clock.set(now);
  return store;
}

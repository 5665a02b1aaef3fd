import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Session } from '@shopify/shopify-api';
import { onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import type { DeniedAccess } from '~/core/store/denied-access';
import { createRepositories, EncryptedSessionStorage, type Database } from '~/db.server';
import { createWebhookIntake } from '~/services/webhooks/receive-webhooks';
import { topicsAt } from '~/services/webhooks/topics';
import { createAccessTokens } from '~/shopify/access-tokens';
import type { Priority } from '~/shopify/cost-bucket';
import { createShopifyStores } from '~/shopify/shopify-stores';
import { deliveryOf, verifyWebhook } from '~/shopify/webhooks';
import { THIS_APP } from '../../../demo/this-app';
import { signSessionToken } from '../../../sandbox/server/signing';
import { startSandbox, type RunningSandbox } from '../../../sandbox/start-sandbox';
import { SettableClock } from '../../../sandbox/store/clock';
import type { SeededListing } from '../../shopify/support/sandbox-shop';
import { uniqueStore } from '../../support/database';
import {
  CREDENTIALS,
  postJson,
  startRecordingApp,
  type RecordedRequest,
} from '../../support/sandbox';
import { testPorts, type TestPorts } from './ports';
import { ScriptedShopify } from './scripted-shopify';

const STARTED = new Date('2026-11-22T12:00:00Z');
const MANY = 1_000_000;
const encryptionKey = randomBytes(32);

export interface SandboxedStore {
  domain: string;
  sandbox: RunningSandbox;
  clock: SettableClock;
  ports: TestPorts;
  /** The Admin API as jobs have it, while `ports` has it as people do. */
  background: TestPorts['shopify'];
  /** As when the merchant opens the app: the token that the app then works with. */
  signIn(): Promise<void>;
  /** For a test's own process, which has no session. */
  accessToken(): Promise<string>;
  /** Ends the sandbox store, files and ids with it, and starts another one in its place. */
  restart(listings: SeededListing[]): Promise<void>;
}

/**
 * The app's own parts, database and Admin API adapter among them, and a sandbox store that they talk to over HTTP.
 * `byExport`: products are counted as in a store that is too large to be read page by page. `realTime`: points come back
 * as the clock on the wall says, for what happens at the same time.
 */
export async function sandboxedStore(
  database: Database,
  listings: SeededListing[],
  { byExport = false, realTime = false }: { byExport?: boolean; realTime?: boolean } = {},
): Promise<SandboxedStore> {
  const domain = uniqueStore('sandboxed');
  const clock = new SettableClock(realTime ? new Date() : STARTED, { running: realTime });
  const ports = testPorts(database, new ScriptedShopify());
  ports.now = () => clock.now();

  const receive = createWebhookIntake(ports);
  const app = await startRecordingApp((request, response) => {
    takeIn(request, receive).then(
      () => response.end(),
      (refusal: unknown) => {
        response.statusCode = refusal instanceof Response ? refusal.status : 500;
        response.end();
      },
    );
  });
  onTestFinished(() => app.stop());

  let sandbox: RunningSandbox;
  async function start(catalogue: SeededListing[]): Promise<void> {
    sandbox = await startSandbox({
      seed: { shop: shopOf(domain), products: catalogue, priceChanges: [], orders: [] },
      ...THIS_APP,
      ...CREDENTIALS,
      appPort: app.port,
      clock,
      webhookRetryDelaysMs: [1],
    });
    sandbox.install();
    if (byExport) sandbox.store.bulkAccess.allow();
  }
  await start(listings);
  onTestFinished(() => sandbox.stop());

  const fetchFromSandbox: typeof fetch = (input, init) => {
    const { hostname, pathname, search } = new URL(input instanceof Request ? input.url : input);
    return fetch(`${sandbox.adminUrl}/${hostname}${pathname}${search}`, init);
  };
  const sessionStorage = new EncryptedSessionStorage(database.prisma, [encryptionKey], vi.fn());
  const nowMs = () => clock.now().getTime();
  const sleep = (ms: number): Promise<void> => {
    if (realTime) return wait(ms);
    clock.advance(ms);
    return Promise.resolve();
  };
  const options = {
    log: ports.log,
    onDenied: (shop: string, denied: DeniedAccess) =>
      ports.deniedAccess.note(shop, denied, clock.now()),
    points: createRepositories(database).points,
    accessTokens: createAccessTokens({
      ...CREDENTIALS,
      sessionStorage,
      fetch: fetchFromSandbox,
      onAccessLost: (lost) => ports.stores.loseAccess(lost, clock.now()),
      timing: { nowMs, sleep },
    }),
    fetch: fetchFromSandbox,
    timing: { nowMs, random: () => 0.5, sleep },
  };
  const shopifyFor = (priority: Priority): TestPorts['shopify'] => {
    const shopifyOf = createShopifyStores({ ...options, priority });
    return async (name) => {
      const shopify = await shopifyOf(name);
      return byExport ? { ...shopify, countProducts: () => Promise.resolve(MANY) } : shopify;
    };
  };
  ports.shopify = shopifyFor('person');

  const store: SandboxedStore = {
    domain,
    get sandbox() {
      return sandbox;
    },
    clock,
    ports,
    background: shopifyFor('background'),
    async signIn() {
      await sessionStorage.storeSession(await exchangeToken(sandbox, domain));
    },
    async accessToken() {
      const { accessToken } = await exchangeToken(sandbox, domain);
      if (accessToken === undefined) throw new Error('the sandbox gave no token');
      return accessToken;
    },
    async restart(catalogue) {
      await sandbox.stop();
      await start(catalogue);
      await store.signIn();
    },
  };
  await store.signIn();
  return store;
}

async function takeIn(
  { body, headers, path }: RecordedRequest,
  receive: ReturnType<typeof createWebhookIntake>,
): Promise<void> {
  const webhook = verifyWebhook({ headers, body: Buffer.from(body) }, CREDENTIALS.apiSecret);
  await receive(deliveryOf(webhook, topicsAt(path)));
}

const tokenSchema = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  expires_in: z.number(),
});

async function exchangeToken(sandbox: RunningSandbox, domain: string): Promise<Session> {
  const now = sandbox.clock.now();
  const answer = await postJson(`${sandbox.adminUrl}/${domain}/admin/oauth/access_token`, {
    client_id: CREDENTIALS.apiKey,
    client_secret: CREDENTIALS.apiSecret,
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: await signSessionToken(
      CREDENTIALS,
      { shopDomain: domain, userId: '1', sessionId: 's' },
      now,
    ),
    subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
    requested_token_type: 'urn:shopify:params:oauth:token-type:offline-access-token',
    expiring: '1',
  });
  const token = tokenSchema.parse(await answer.json());
  return new Session({
    id: `offline_${domain}`,
    shop: domain,
    state: '',
    isOnline: false,
    accessToken: token.access_token,
    refreshToken: token.refresh_token,
    expires: new Date(now.getTime() + token.expires_in * 1000),
  });
}

function shopOf(domain: string) {
  return {
    domain,
    name: 'Sandboxed',
    currency: 'USD',
    canadianRate: 1.4,
    usRate: 1,
    primaryLocale: 'en',
    locales: [{ locale: 'fr', published: true }],
    timeZone: 'America/Toronto',
    countries: ['US', 'CA'],
  };
}

import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Session } from '@shopify/shopify-api';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectDatabase, EncryptedSessionStorage } from '~/db.server';
import { migrate } from '~/db/migrate';
import { readDeclared, type Declared } from '~/doctor/declared';
import { runDoctor } from '~/doctor/run-doctor';
import type { RunningSandbox } from '../../sandbox/start-sandbox';
import type { Refusal } from '../../sandbox/store/refusals';
import { openEmptyDatabase } from '../db/support/empty-database';
import {
  CREDENTIALS,
  fetchToken,
  SHOP,
  startRecordingApp,
  startSmallSandbox,
  type RecordingApp,
} from '../support/sandbox';

// Its own: the keys of whatever else is stored, and the migrations, are looked at.
const [databaseUrl, dropDatabase] = await openEmptyDatabase();
await migrate(databaseUrl);
const database = connectDatabase(databaseUrl, () => undefined);
afterAll(async () => {
  await database.close();
  await dropDatabase();
});
const key = randomBytes(32);
const APP_URL = 'https://borealist.example.org';

let sandbox: RunningSandbox;
let app: RecordingApp;
let token: string;
let env: Record<string, string | undefined>;
let declared: Declared;
let appStatus: number;

beforeEach(async () => {
  app = await startRecordingApp();
  sandbox = await startSmallSandbox({ appPort: app.port });
  sandbox.install();
  sandbox.store.bulkAccess.allow();
  token = await fetchToken(sandbox, { expiring: '0' });
  const storage = new EncryptedSessionStorage(database.prisma, [key], () => undefined);
  await storage.storeSession(
    new Session({
      id: `offline_${SHOP}`,
      shop: SHOP,
      state: '',
      isOnline: false,
      accessToken: token,
    }),
  );
  appStatus = 200;
  declared = {
    ...readDeclared(),
    clientId: CREDENTIALS.apiKey,
    applicationUrl: `${APP_URL}/`,
  };
  env = {
    NODE_ENV: 'production',
    SHOPIFY_API_KEY: CREDENTIALS.apiKey,
    SHOPIFY_API_SECRET: CREDENTIALS.apiSecret,
    SHOPIFY_APP_URL: APP_URL,
    ENCRYPTION_KEYS: key.toString('base64'),
    DATABASE_URL: databaseUrl,
  };
});
afterEach(async () => {
  await sandbox.stop();
  await app.stop();
});

/** As the machine would: Shopify's hosts are the sandbox's, the app's own address answers by itself. */
const fetchFrom: typeof fetch = (input, init) => {
  const { origin, hostname, pathname, search } = new URL(
    input instanceof Request ? input.url : input,
  );
  if (origin === APP_URL) return Promise.resolve(new Response('', { status: appStatus }));
  return fetch(`${sandbox.adminUrl}/${hostname}${pathname}${search}`, init);
};

async function doctor(
  options: { store?: string | null; now?: Date; fetch?: typeof fetch } = {},
): Promise<{ report: string; hasProblem: boolean }> {
  const { store = null, now = new Date(), fetch: asked = fetchFrom } = options;
  const result = await runDoctor(env, { store }, { fetch: asked, now: () => now }, declared);
  for (const secret of [CREDENTIALS.apiSecret, token, key.toString('base64')]) {
    expect(result.report).not.toContain(secret);
  }
  return result;
}

/** The line of a check, with what to do. */
function lineOf(report: string, name: string): string {
  const lines = report.split('\n');
  const at = lines.findIndex((line) => line.includes(`  ${name}: `));
  if (at < 0) throw new Error(`no line of ${name} in:\n${report}`);
  return lines[at + 1]?.includes('→') ? `${lines[at]}\n${lines[at + 1]}` : `${lines[at]}`;
}

describe('the set-up', () => {
  it('that is whole has no problem', async () => {
    const { report, hasProblem } = await doctor();
    expect(hasProblem).toBe(false);
    for (const name of [
      'environment',
      'client id',
      'address',
      'scopes',
      'database',
      'keys',
      'Shopify',
      'clock',
    ]) {
      expect(lineOf(report, name)).toMatch(/^ {2}ok /);
    }
    expect(lineOf(report, 'database')).toMatch(/PostgreSQL \d+(\.\d+)? answers, every migration/);
    expect(lineOf(report, 'mail')).toContain('note');
    expect(report).toContain('No problem found.');
  });

  it('without variables names each, and what else is not checked', async () => {
    env = { NODE_ENV: 'production' };
    const { report, hasProblem } = await doctor({ store: SHOP });
    expect(hasProblem).toBe(true);
    expect(report).toContain('SHOPIFY_API_KEY is missing');
    expect(report).toContain('SHOPIFY_APP_URL');
    expect(report).toContain('everything else');
  });

  it('as it is cloned is told to put in the app’s own client id and address', async () => {
    declared = readDeclared();
    const { report, hasProblem } = await doctor();
    expect(hasProblem).toBe(true);
    expect(lineOf(report, 'client id')).toMatch(/PROBLEM.*placeholder[^]*→ Put the client id/);
    expect(lineOf(report, 'address')).toContain('application_url');
  });

  it('with a key put first says that tokens are of the old one, and what to do', async () => {
    const newer = randomBytes(32).toString('base64');
    env = { ...env, ENCRYPTION_KEYS: `${newer},${key.toString('base64')}` };
    const { report, hasProblem } = await doctor();
    expect(hasProblem).toBe(false);
    expect(lineOf(report, 'keys')).toMatch(/note.*1 of 1 sessions[^]*→.*keys -- rotate/);
    env = { ...env, ENCRYPTION_KEYS: newer };
    expect(lineOf((await doctor()).report, 'keys')).toMatch(/PROBLEM.*1 of 1[^]*→ Add that key/);
  });

  it('whose database a newer version has migrated is told so', async () => {
    const name = '29990101000000_of_tomorrow';
    await database.pool.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ($1, '', $1, now())`,
      [name],
    );
    const { report, hasProblem } = await doctor();
    await database.pool.query('DELETE FROM _prisma_migrations WHERE migration_name = $1', [name]);
    expect(hasProblem).toBe(false);
    expect(lineOf(report, 'database')).toMatch(/note.*29990101000000_of_tomorrow/);
  });

  it.each<[string, Record<string, string>, string, RegExp]>([
    ['another client id', { SHOPIFY_API_KEY: 'other' }, 'client id', /PROBLEM.*differ/],
    [
      'an address without TLS',
      { SHOPIFY_APP_URL: 'http://a.example' },
      'address',
      /PROBLEM.*https/,
    ],
    ['other scopes', { SCOPES: 'read_products' }, 'scopes', /PROBLEM.*read_orders/],
    [
      'a database that is not there',
      { DATABASE_URL: 'postgresql://me:pass-word-1@127.0.0.1:1/none' },
      'database',
      /PROBLEM.*ECONNREFUSED[^]*DATABASE_URL/,
    ],
    [
      'a mail server that is not there',
      {
        SMTP_URL: 'smtp://me:pass-word-1@127.0.0.1:1',
        MAIL_FROM: 'a@example.com',
        MAIL_POSTAL_ADDRESS: '1 Main St, Toronto ON M5V 1A1, Canada',
      },
      'mail',
      /PROBLEM.*127\.0\.0\.1.*ECONNREFUSED[^]*SMTP_URL/,
    ],
  ])('with %s is told so', async (_, change, name, expected) => {
    env = { ...env, ...change };
    const { report, hasProblem } = await doctor();
    expect(hasProblem).toBe(true);
    expect(lineOf(report, name)).toMatch(expected);
    expect(report).not.toContain('pass-word-1');
  });

  it('with a mail server greets it and sends nothing', async () => {
    env = {
      ...env,
      SMTP_URL: sandbox.mailUrl,
      MAIL_FROM: 'a@example.com',
      MAIL_POSTAL_ADDRESS: '1 Main St, Toronto ON M5V 1A1, Canada',
    };
    expect(lineOf((await doctor()).report, 'mail')).toMatch(/^ {2}ok /);
    expect(sandbox.mails).toEqual([]);
  });

  it('with a mail server that says nothing gives up', { timeout: 40_000 }, async () => {
    const silent = await listenSilently();
    const { port } = silent.address() as { port: number };
    env = {
      ...env,
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      MAIL_FROM: 'a@example.com',
      MAIL_POSTAL_ADDRESS: '1 Main St, Toronto ON M5V 1A1, Canada',
    };
    expect(lineOf((await doctor()).report, 'mail')).toContain('PROBLEM');
    silent.close();
  });

  it('whose app does not answer as it should is told where to look', async () => {
    appStatus = 503;
    const { report, hasProblem } = await doctor();
    expect(hasProblem).toBe(false);
    expect(lineOf(report, 'address')).toMatch(/note.*HTTP 503[^]*log/);
  });

  it('whose clock is wrong is told by how much', async () => {
    const { report } = await doctor({ now: new Date(Date.now() + 90_000) });
    expect(lineOf(report, 'clock')).toMatch(/PROBLEM.*(89|90|91) seconds[^]*NTP/);
  });

  it('that does not reach Shopify is told so, and the clock is not judged', async () => {
    const { report } = await doctor({
      fetch: () => Promise.reject(new TypeError('fetch failed', { cause: new Error('ENOTFOUND') })),
    });
    expect(lineOf(report, 'Shopify')).toMatch(/PROBLEM.*ENOTFOUND[^]*port 443/);
    expect(report).not.toContain('clock:');
  });

  it('without a database server says that the embedded one is yet to be made, and makes none', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'doctor-'));
    env = { ...env, DATABASE_URL: undefined, DATA_DIR: join(folder, 'data') };
    const { report } = await doctor({ store: SHOP });
    expect(lineOf(report, 'database')).toMatch(/note.*first start/);
    expect(lineOf(report, 'token')).toContain('none is stored');
    expect(existsSync(join(folder, 'data'))).toBe(false);
    await rm(folder, { recursive: true });
  });
});

describe('a store', () => {
  it('is asked what the app asks, and its answers are said', async () => {
    const { report, hasProblem } = await doctor({ store: SHOP });
    expect(report).toContain(`Store ${SHOP}`);
    expect(lineOf(report, 'shop and languages')).toContain('Small Shop, CAD, America/Toronto');
    expect(lineOf(report, 'products')).toContain('3 products, the first 3 read');
    expect(lineOf(report, 'bulk queries')).toMatch(/^ {2}ok .*allowed/);
    expect(lineOf(report, 'orders and returns')).toContain('0 orders in the last 60 days');
    expect(report).not.toContain('PROBLEM');
    expect(hasProblem).toBe(false);
    expect(sandbox.store.discounts.size).toBe(0);
  });

  it.each<[Refusal, string, RegExp]>([
    ['address', 'shop and languages', /PROBLEM.*403.*addressNotAllowed[^]*→.*IP allowlist/],
    ['frozen', 'products', /PROBLEM.*402.*storeFrozen[^]*→.*pay Shopify’s bill/],
    ['version', 'markets', /PROBLEM.*404.*versionGone[^]*→.*API version 2026-10/],
    ['customerData', 'orders and returns', /PROBLEM.*customerDataNotGranted[^]*→.*level 1/],
  ])('of which Shopify refuses %s is told with what to do', async (refusal, name, expected) => {
    sandbox.store.refusals.set(refusal);
    const { report, hasProblem } = await doctor({ store: SHOP });
    expect(lineOf(report, name)).toMatch(expected);
    expect(hasProblem).toBe(true);
  });

  it('without customer data is read but for orders', async () => {
    sandbox.store.refusals.set('customerData');
    const { report } = await doctor({ store: SHOP });
    expect(report.match(/PROBLEM/g)).toHaveLength(1);
    expect(lineOf(report, 'orders and returns')).toContain('stay unknown');
  });

  it('without bulk queries is told where to allow them', async () => {
    sandbox.store.faults.denyField('Mutation.bulkOperationRunQuery', 'bulk');
    const { report } = await doctor({ store: SHOP });
    expect(lineOf(report, 'bulk queries')).toMatch(
      /PROBLEM.*bulkNotEnabled.*page by page[^]*→.*API access requests/,
    );
  });

  it('that grants less than is declared is told which scopes', async () => {
    sandbox.store.grantedScopes = sandbox.store.grantedScopes.filter(
      (scope) => scope !== 'read_returns',
    );
    const { report } = await doctor({ store: SHOP });
    expect(lineOf(report, 'granted scopes')).toMatch(/PROBLEM.*read_returns[^]*open the app/);
  });

  it('that withholds what the app can do without is no problem', async () => {
    sandbox.store.faults.denyField('Shop.shopPolicies', 'read_legal_policies');
    const { report, hasProblem } = await doctor({ store: SHOP });
    expect(lineOf(report, 'policies')).toMatch(/note.*access.*stay unknown/);
    expect(hasProblem).toBe(false);
  });

  it('that denies single fields is read without them, and they are named', async () => {
    sandbox.store.faults.denyField('InventoryItem.unitCost', 'read_inventory');
    const { report, hasProblem } = await doctor({ store: SHOP });
    expect(lineOf(report, 'products')).toContain('ok');
    expect(lineOf(report, 'denied fields')).toMatch(
      /note.*costs \(read_inventory\).*stays unknown/,
    );
    expect(hasProblem).toBe(false);
  });

  it('where the app is not installed has no token', async () => {
    const { report, hasProblem } = await doctor({ store: 'elsewhere.myshopify.com' });
    expect(lineOf(report, 'token')).toMatch(/PROBLEM.*none is stored[^]*→ Install the app/);
    expect(hasProblem).toBe(true);
  });

  it('whose token another key encrypted is told about the key', async () => {
    env = { ...env, ENCRYPTION_KEYS: randomBytes(32).toString('base64') };
    const { report } = await doctor({ store: SHOP });
    expect(lineOf(report, 'token')).toMatch(/PROBLEM.*cannot be read[^]*ENCRYPTION_KEYS/);
  });
});

function listenSilently(): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      resolve(server);
    });
  });
}

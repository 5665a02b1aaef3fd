import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { refreshListings } from '~/services/catalogue/refresh-listings';
import { startSync } from '~/services/sync/start-sync';
import { createShopifyStores } from '~/shopify/shopify-stores';
import type { SandboxSeed } from '../../sandbox/model';
import { generatedStore } from '../../sandbox/seeds/generated';
import { randomNumbers } from '../../sandbox/seeds/random';
import { sampleStore } from '../../sandbox/seeds/sample';
import { SettableClock } from '../../sandbox/store/clock';
import { SandboxStore } from '../../sandbox/store/sandbox-store';
import { stateOf, testPorts } from '../services/support/ports';
import { ScriptedShopify } from '../services/support/scripted-shopify';
import { sampleListing, sampleVariant } from '../shopify/support/sandbox-shop';
import { bundleProcess } from '../support/bundle-process';
import { testDatabase, uniqueStore } from '../support/database';
import { serveShopify } from './support/shopify-server';
import type { SyncOrders } from './support/sync-process';

const NOW = new Date('2026-11-22T12:00:00Z');
const SEED = 20_261_122;
const LISTINGS = 100_000;
/** Stores of so many products and of many variants as well, killed more often; see docs/decisions/0019-read-by-pages.md. */
const LARGE = Number(process.env['KILLED_SYNC_PRODUCTS'] ?? 0);
const KILLS = LARGE > 0 ? 20 : 2;
const MINUTE_MS = 60_000;
const SHORT_MS = 3_000;
/** The sync is to have most of the database, as beside real webhooks. */
const BETWEEN_WEBHOOKS_MS = 200;

const database = await testDatabase();
/** Dozens of processes load it, and none of them is to spend its time on compiling. */
const bundle = await bundleProcess(resolve(import.meta.dirname, 'support/sync-process.ts'));
const waiting: Worker[] = [];
afterAll(async () => {
  for (const { child } of waiting) child.kill('SIGKILL');
  await bundle.remove();
});

interface Worker {
  child: ChildProcess;
  isReady: Promise<unknown>;
}

/** The next ones load while this one works. */
function nextWorker(): Worker {
  while (waiting.length < 3) {
    const child = fork(bundle.file, [], { env: { ...process.env, NODE_OPTIONS: '' } });
    waiting.push({ child, isReady: once(child, 'message') });
  }
  const worker = waiting.shift();
  if (!worker) throw new Error('no process');
  return worker;
}

const failure = z.object({ error: z.string() });

/** Answers how long it took to its end, `null` where it was killed: after so long, if that is given. */
async function carryOn(orders: SyncOrders, killAfterMs: number | null): Promise<number | null> {
  const { child, isReady } = nextWorker();
  await isReady;
  const errors: string[] = [];
  child.on('message', (message) => errors.push(failure.parse(message).error));
  const gone = once(child, 'exit');
  const began = performance.now();
  child.send(orders);
  const killer =
    killAfterMs === null ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  const [, signal] = z.tuple([z.unknown(), z.unknown()]).parse(await gone);
  clearTimeout(killer);
  if (errors.length > 0) throw new Error(errors.join());
  return signal === 'SIGKILL' ? null : performance.now() - began;
}

interface Served {
  origin: string;
  store: SandboxStore;
  close: () => void;
}

async function serve(seed: SandboxSeed): Promise<Served> {
  const store = await SandboxStore.load(seed, new SettableClock(NOW, { running: false }));
  store.grantedScopes = ['read_orders', 'read_returns'];
  const { origin, close } = await serveShopify(store, { isThrottled: false });
  return {
    origin,
    store,
    close: () => {
      close();
      store.close();
    },
  };
}

const ports = testPorts(database, new ScriptedShopify());
ports.clock.now = NOW;

class Installed {
  readonly domain = uniqueStore('killed-sync');
  readonly killedIn: string[] = [];

  constructor(private readonly origin: string) {}

  async begin(): Promise<void> {
    await ports.stores.install(this.domain, NOW);
    await startSync(ports, this.domain);
  }

  async carryOn(killAfterMs: number | null): Promise<number | null> {
    const run = await ports.runs.latest(this.domain);
    if (!run) throw new Error('no sync has begun');
    const tookMs = await carryOn(
      {
        databaseUrl: database.url,
        shopifyOrigin: this.origin,
        store: this.domain,
        runId: run.id,
        now: NOW.toISOString(),
      },
      killAfterMs,
    );
    const left = await ports.runs.latest(this.domain);
    if (tookMs === null) this.killedIn.push(left?.phase ?? 'none');
    else expect(left).toMatchObject({ phase: 'done', failure: null });
    return tookMs;
  }

  /** All that pages show of the store, and what is known of its orders. */
  async known(): Promise<unknown> {
    const ids = await ports.listings.idsAfter(this.domain, null, LISTINGS);
    const sales = await ports.orders.salesHistories(this.domain, ids);
    return {
      state: await stateOf(ports, this.domain),
      sales: [...(sales ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)),
      orders: await ports.orders.history(this.domain),
    };
  }
}

interface Reading {
  known: unknown;
  tookMs: number;
  /** Phases in which it was killed. */
  killedIn: string[];
}

async function readAtOnce({ origin }: Served): Promise<Reading> {
  const installed = new Installed(origin);
  await installed.begin();
  const tookMs = await installed.carryOn(null);
  return { tookMs: tookMs ?? 0, known: await installed.known(), killedIn: [] };
}

/** Tells of products until it is told to stop, as webhooks do, and has each read again. */
function deliver({ origin, store }: Served, domain: string, random: () => number) {
  const log = ports.log;
  const accessTokens = () => Promise.resolve('token');
  const shopify = createShopifyStores({ accessTokens, originOf: () => origin, log });
  const ids = store.catalogue.all().map(({ id }) => `gid://shopify/Product/${id}`);
  const stopping = new AbortController();
  const delivered = (async () => {
    let count = 0;
    while (!stopping.signal.aborted) {
      const id = ids[Math.floor(random() * ids.length)] ?? '';
      const [outcome] = await refreshListings({ ...ports, shopify }, domain, [id]);
      if (outcome?.status === 'rejected') throw outcome.reason;
      count += 1;
      await wait(BETWEEN_WEBHOOKS_MS);
    }
    return count;
  })();
  return {
    stop: () => {
      stopping.abort();
      return delivered;
    },
  };
}

/**
 * Killed so often at moments that chance chooses, while webhooks come; a sync that ends before is followed by another.
 */
async function readKilled(served: Served, kills: number, atOnceMs: number): Promise<Reading> {
  const random = randomNumbers(SEED);
  // Long enough to get past a page, and of a long sync short enough to die in each part of it.
  const livesMs = Math.max((3 * atOnceMs) / kills, Math.min(atOnceMs, SHORT_MS));
  const installed = new Installed(served.origin);
  const began = performance.now();
  await installed.begin();
  const webhooks = deliver(served, installed.domain, randomNumbers(SEED + 1));
  while (installed.killedIn.length < kills) {
    // Short lives first: some phase takes longer than all before it, which are to be died in as well.
    const share = (installed.killedIn.length + 1) / kills;
    const tookMs = await installed.carryOn(random() * share * livesMs);
    if (tookMs !== null) await startSync(ports, installed.domain);
  }
  expect(await webhooks.stop()).toBeGreaterThan(0);
  await installed.carryOn(null);
  const tookMs = performance.now() - began;
  return { tookMs, known: await installed.known(), killedIn: installed.killedIn };
}

const STORES: { name: string; kills: number; timeoutMs: number; seed: () => SandboxSeed }[] = [
  {
    name: 'of 60 products',
    kills: KILLS,
    timeoutMs: 10 * MINUTE_MS,
    seed: () => {
      const sample = sampleStore({ now: NOW });
      // Thousands of orders are read page by page for minutes, and no more is told by them.
      return { ...sample, orders: sample.orders.filter((_, index) => index % 10 === 0) };
    },
  },
  ...(LARGE > 0
    ? [
        {
          name: 'with 2,000 variants in one product',
          kills: KILLS,
          timeoutMs: 10 * MINUTE_MS,
          seed: () => ({
            ...sampleStore({ now: NOW }),
            products: [
              sampleListing(1),
              sampleListing(2, {
                variants: Array.from({ length: 2_000 }, (_, index) => sampleVariant(`9${index}`)),
              }),
              sampleListing(3),
            ],
            priceChanges: [],
            orders: [],
            collections: [],
          }),
        },
        {
          name: `of ${LARGE} products`,
          kills: KILLS,
          timeoutMs: 90 * MINUTE_MS,
          seed: () => generatedStore({ products: LARGE, seed: 1, now: NOW }),
        },
      ]
    : []),
];

describe.each(STORES)('a store $name', ({ name, seed, kills, timeoutMs }) => {
  it(
    `is known the same by an export and by pages, and after ${kills} kills`,
    { timeout: timeoutMs },
    async () => {
      const shopify = await serve(seed());
      const { bulkAccess, bulkOperations } = shopify.store;
      try {
        bulkAccess.allow();
        const exported = await readAtOnce(shopify);
        expect(bulkOperations.all().length).toBeGreaterThan(0);
        const exportKilled = await readKilled(shopify, kills, exported.tookMs);
        expectSame(exportKilled, exported);

        bulkAccess.restore(null);
        const operations = bulkOperations.all().length;
        const paged = await readAtOnce(shopify);
        expectSame(paged, exported);
        const pagesKilled = await readKilled(shopify, kills, paged.tookMs);
        expectSame(pagesKilled, exported);
        expect(bulkOperations.all()).toHaveLength(operations);

        for (const { killedIn } of [exportKilled, pagesKilled]) {
          expect(killedIn).toHaveLength(kills);
          // Of few kills chance may choose one phase; `killed-worker.test.ts` kills in each.
          if (LARGE > 0) expect(new Set(killedIn).size).toBeGreaterThan(1);
        }
        if (LARGE > 0) say(name, { exported, exportKilled, paged, pagesKilled });
      } finally {
        shopify.close();
      }
    },
  );
});

function say(store: string, readings: Record<string, Reading>): void {
  for (const [way, { tookMs, killedIn }] of Object.entries(readings)) {
    const seconds = (tookMs / 1000).toFixed(1);
    process.stdout.write(`a store ${store}, ${way}: ${seconds} s ${killedIn.join(' ')}\n`);
  }
}

/** Of a large store a difference is named, not printed as a whole. */
function expectSame({ known }: Reading, { known: expected }: Reading): void {
  if (JSON.stringify(known) === JSON.stringify(expected)) return;
  expect(known).toEqual(expected);
}

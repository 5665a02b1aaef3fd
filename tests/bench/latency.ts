import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { createRepositories } from '~/db.server';
import { startBoss, workJobs } from '~/jobs/boss';
import { createQueue } from '~/jobs/queue';
import { createLogger } from '~/logger.server';
import { createWebhookIntake } from '~/services/webhooks/receive-webhooks';
import { frenchOf, product, productId } from '../services/support/listings';
import { testPorts } from '../services/support/ports';
import { ScriptedShopify } from '../services/support/scripted-shopify';
import type { BenchDatabase } from './database';
import { inMilliseconds, percentile, type Measurement } from './measurement';
import { syncBeside } from './sync';

const STORE = 'bench-edits.myshopify.com';
const BUDGET_MS = 2_000;
const EDITS_A_SECOND = 4;
const MIN_EDITS = 100;
const WARM_UPS = 5;
const LOOK_EACH_MS = 20;
const GIVEN_UP_AFTER_MS = 60_000;

/**
 * From the delivery of an edit to the finding that it opens, in a store of its own, while another store is synced for
 * the first time by another process. Shopify answers at once: its time comes on top.
 */
export async function measureLatency(
  database: BenchDatabase,
  listingCount: number,
): Promise<Measurement[]> {
  const editing = await startEdits(database);
  try {
    const edits: Promise<number>[] = [];
    const { ended } = await syncBeside(database, listingCount);
    const sync = { isUnderWay: true };
    const done = () => {
      sync.isUnderWay = false;
    };
    ended.then(done, done);
    while (sync.isUnderWay || edits.length < MIN_EDITS) {
      edits.push(editing.edit());
      await wait(1000 / EDITS_A_SECOND);
    }
    await ended;
    return [
      latencyOf(
        await Promise.all(edits),
        `beside a first sync of ${String(listingCount)} listings`,
      ),
    ];
  } finally {
    await editing.stop();
  }
}

export function latencyOf(times: readonly number[], beside: string): Measurement {
  const p95 = percentile(times, 0.95);
  return {
    name: `webhook to finding, ${String(times.length)} edits ${beside}`,
    measured: `p50 ${inMilliseconds(percentile(times, 0.5))}, p95 ${inMilliseconds(p95)}`,
    budget: `p95 ≤ ${String(BUDGET_MS / 1000)} s`,
    isMet: p95 <= BUDGET_MS,
  };
}

export interface Editing {
  /** Answers how many milliseconds it takes until a finding shows. */
  edit: () => Promise<number>;
  stop: () => Promise<void>;
}

/** A store whose listings are edited, and whose jobs this process does. */
export async function startEdits(database: BenchDatabase): Promise<Editing> {
  const shopify = new ScriptedShopify();
  const { stores } = createRepositories(database);
  await stores.install(STORE, new Date());
  const boss = await startBoss({
    connectionString: database.url,
    log: createLogger('error'),
    schema: 'bench_edits',
    works: true,
  });
  const ports = {
    ...testPorts(database, shopify),
    queue: createQueue(boss),
    now: () => new Date(),
  };
  const stop = () => boss.stop({ graceful: false });
  try {
    await workJobs(boss, { ports, shouldPause: () => false });
    const receive = createWebhookIntake(ports);
    let number = 0;
    const edit = () => {
      number += 1;
      return findingAfter(database, shopify, receive, number);
    };
    // The first ones compile what the others use.
    for (let warmUp = 0; warmUp < WARM_UPS; warmUp += 1) await edit();
    return { edit, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A listing without French is edited; answers how long it takes until a finding says so. */
async function findingAfter(
  database: BenchDatabase,
  shopify: ScriptedShopify,
  receive: ReturnType<typeof createWebhookIntake>,
  number: number,
): Promise<number> {
  shopify.put(product(number, number % 2 === 0 ? {} : { french: frenchOf(number).slice(0, 1) }));
  const began = performance.now();
  await receive({
    store: STORE,
    topic: 'products/update',
    webhookId: randomUUID(),
    triggeredAt: new Date(),
    subjectId: productId(number),
  });
  for (;;) {
    const { rowCount } = await database.pool.query(
      `SELECT 1 FROM finding WHERE store = $1 AND listing_id = $2 LIMIT 1`,
      [STORE, productId(number)],
    );
    const tookMs = performance.now() - began;
    if (rowCount === 1) return tookMs;
    if (tookMs > GIVEN_UP_AFTER_MS)
      throw new Error(`The edit of ${productId(number)} shows nothing.`);
    await wait(LOOK_EACH_MS);
  }
}

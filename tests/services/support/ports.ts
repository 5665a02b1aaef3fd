import { createRepositories, type Database } from '~/db.server';
import { orderFiles } from '~/files/order-files';
import { priceFiles } from '~/files/price-files';
import { worklistFiles } from '~/files/worklist-files';
import { writeTable } from '~/files/worklist-writer';
import type { Log } from '~/services/common-ports';
import type { PhotoReader } from '~/services/photos/ports';
import type { Ports } from '~/services/ports';
import type { PointsRepository } from '~/services/store/points-ports';
import type { StoreDomain } from '~/core/store/store-domain';
import { mailPorts } from './mail';
import { RecordingQueue, runJob } from './recording-queue';
import type { ScriptedShopify } from './scripted-shopify';

export interface LogEntry {
  level: 'info' | 'warn' | 'error';
  data: object;
  message: string;
}

export interface TestPorts extends Ports {
  points: PointsRepository;
  queue: RecordingQueue;
  entries: LogEntry[];
  clock: { now: Date };
}

/** Finds nothing written in any photo. */
export const BLANK_PHOTOS: PhotoReader = {
  readPhoto: async () => ({ state: 'read', words: [], width: 1200, height: 1200 }),
};

export const START = new Date('2026-11-22T12:00:00.000Z');

/**
 * Real repositories, a scripted Shopify, a queue that records, and a clock that stands still. Photos are looked at where a test
 * saves that in the settings.
 */
export function testPorts(database: Database, shopify: ScriptedShopify): TestPorts {
  const entries: LogEntry[] = [];
  const entry = (level: LogEntry['level']) => (data: object, message: string) =>
    void entries.push({ level, data, message });
  const log: Log = { info: entry('info'), warn: entry('warn'), error: entry('error') };
  const clock = { now: START };
  const repositories = createRepositories(database, { readsPhotos: false });
  return {
    ...repositories,
    runs: repositories.syncRuns,
    orderFiles,
    priceFiles,
    worklistFiles,
    photoReader: BLANK_PHOTOS,
    tables: { write: writeTable },
    ...mailPorts(repositories.outbox),
    queue: new RecordingQueue(),
    shopify: async () => shopify,
    now: () => clock.now,
    log,
    entries,
    clock,
  };
}

/** Runs what is queued, and what that queues, until nothing is left. */
export async function runQueue(ports: Ports, queue: RecordingQueue): Promise<void> {
  for (let jobs = queue.take(); jobs.length > 0; jobs = queue.take()) {
    for (const job of jobs) await runJob(job, ports);
  }
}

/** All that pages could show of a store, without what differs from run to run. */
export async function stateOf(ports: Ports, store: StoreDomain): Promise<unknown> {
  const ids = await ports.listings.idsAfter(store, null, 100_000);
  const stored = await ports.listings.findMany(store, ids);
  return {
    counts: await ports.listings.counts(store),
    rules: await ports.audits.ruleCounts(store),
    readiness: await ports.audits.readiness(store),
    listings: stored.map(({ listing }) => listing).sort((a, b) => (a.id < b.id ? -1 : 1)),
    findings: await Promise.all(
      ids.map(async (id) =>
        (await ports.audits.findingsOf(store, id)).map(({ rule, key, status, message }) => ({
          rule,
          key,
          status,
          message,
        })),
      ),
    ),
  };
}

import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import { createRepositories } from '~/db.server';
import { startBoss } from '~/jobs/boss';
import { createQueue } from '~/jobs/queue';
import { createLogger } from '~/logger.server';
import { startSync } from '~/services/sync/start-sync';
import { bundleProcess } from '../support/bundle-process';
import { testPorts } from '../services/support/ports';
import { ScriptedShopify } from '../services/support/scripted-shopify';
import { exportCatalogue } from './catalogue';
import { openBenchDatabase, type BenchDatabase } from './database';
import { inMilliseconds, type Measurement } from './measurement';

const STORES = 50;
const LISTINGS = 200;
const WORKERS = [1, 2, 4];
const LOOK_EACH_MS = 100;
const GIVEN_UP_AFTER_MS = 20 * 60_000;

/** How much sooner several workers have read many stores than one has. */
export async function measureWorkers(): Promise<Measurement[]> {
  const exported = await exportCatalogue(LISTINGS);
  const bundle = await bundleProcess(resolve(import.meta.dirname, 'worker-process.ts'));
  try {
    const measurements: Measurement[] = [];
    let alone: number | undefined;
    for (const workers of WORKERS) {
      const round = `bench_workers_${workers}`;
      const { productsFile, frenchFile, listingCount, objectCount } = exported;
      // Of its own: a round must not find what those before it have left.
      const database = await openBenchDatabase();
      const settings = {
        url: database.url,
        schema: round,
        catalogue: { productsFile, frenchFile, listingCount, objectCount },
      };
      const tookMs = await syncAll(database, round, () =>
        Array.from({ length: workers }, () => fork(bundle.file, [JSON.stringify(settings)])),
      ).finally(() => database.close());
      alone ??= tookMs;
      measurements.push({
        name: `${STORES} stores of ${LISTINGS} listings, ${workers} worker${workers > 1 ? 's' : ''}`,
        measured: inMilliseconds(tookMs),
        floor: `${inMilliseconds(alone)} by one worker`,
        ratio: tookMs / alone,
      });
    }
    return measurements;
  } finally {
    await bundle.remove();
    await exported.remove();
  }
}

/** Queues a sync of each store, and waits until all have ended. */
async function syncAll(
  database: BenchDatabase,
  round: string,
  startWorkers: () => ReturnType<typeof fork>[],
): Promise<number> {
  const boss = await startBoss({
    connectionString: database.url,
    log: createLogger('error'),
    schema: round,
    works: false,
  });
  const ports = { ...testPorts(database, new ScriptedShopify()), queue: createQueue(boss) };
  ports.now = () => new Date();
  const { stores } = createRepositories(database);
  const domains = Array.from(
    { length: STORES },
    (_, index) => `${round.replaceAll('_', '-')}-${index}.myshopify.com`,
  );
  for (const domain of domains) {
    await stores.install(domain, new Date());
    await startSync(ports, domain);
  }
  const children = startWorkers();
  try {
    await Promise.all(
      children.map((child) => new Promise((ready) => child.once('message', ready))),
    );
    for (const child of children) child.send('go');
    const began = performance.now();
    for (;;) {
      const { rows } = await database.pool.query<{ running: number; failed: number }>(
        `SELECT count(*) FILTER (WHERE ended_at IS NULL)::int AS running,
           count(*) FILTER (WHERE phase = 'failed')::int AS failed
         FROM sync_run WHERE store = ANY($1)`,
        [domains],
      );
      const tookMs = performance.now() - began;
      if (rows[0]?.failed !== 0) throw new Error('A sync failed.');
      if (rows[0].running === 0) return tookMs;
      if (tookMs > GIVEN_UP_AFTER_MS) throw new Error('The workers do not get done.');
      await new Promise((settle) => setTimeout(settle, LOOK_EACH_MS));
    }
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await boss.stop({ graceful: false });
  }
}

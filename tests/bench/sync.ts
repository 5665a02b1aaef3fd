import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { z } from 'zod';
import { createRepositories } from '~/db.server';
import { askProcess } from './ask-process';
import { EDITED_EACH, exportCatalogue, withEdits, type ExportedCatalogue } from './catalogue';
import type { BenchDatabase } from './database';
import { inMilliseconds, type Measurement } from './measurement';
import { measurePriceYear } from './price-year';

const TABLES = ['listing', 'listing_content', 'price_chunk', 'finding'];
const MEMORY_BUDGET_MB = 350;
/** PGlite runs in one thread, and answers one connection at a time. */
const RATIO_BUDGETS = { server: 2.4, large: 1.9, embedded: 4 };
const LARGE = 100_000;
const AGAIN_BUDGET = 0.1;

const report = z.object({
  tookMs: z.number(),
  /** Processor time of the app's process; the database's comes on top. */
  cpuMs: z.number(),
  phaseMs: z.record(z.string(), z.number()),
  peakRssBytes: z.number(),
});

type Report = z.infer<typeof report>;

const STORE = 'bench-sync.myshopify.com';

/** Syncs a generated store from files; answers its domain, for the pages to be measured on. */
export async function measureSync(
  database: BenchDatabase,
  listingCount: number,
): Promise<{ store: string; measurements: Measurement[] }> {
  const { app, exported } = await syncGenerated(database, listingCount);
  try {
    const again = await syncOnce(database, exported);
    const edited = await withEdits(exported);
    const changed = await syncOnce(database, edited).finally(() => edited.remove());
    const floorMs = await measureFloor(database, STORE, exported);
    const peakRssBytes = Math.max(...[app, again, changed].map((each) => each.peakRssBytes));
    const megabytes = Math.round(peakRssBytes / 2 ** 20);
    const budget = database.isEmbedded
      ? RATIO_BUDGETS.embedded
      : RATIO_BUDGETS[listingCount >= LARGE ? 'large' : 'server'];
    return {
      store: STORE,
      measurements: [
        {
          name: `sync and audit of ${listingCount} listings`,
          measured: `${inMilliseconds(app.tookMs)} (${phasesOf(app)})`,
          floor: `${inMilliseconds(floorMs)} read, JSON.parse, COPY`,
          ratio: app.tookMs / floorMs,
          budget: `≤ ${budget} × floor`,
          isMet: app.tookMs / floorMs <= budget,
        },
        {
          name: 'the same store again, unchanged',
          measured: `${inMilliseconds(again.tookMs)} (${phasesOf(again)})`,
          floor: 'its first sync',
          ratio: again.tookMs / app.tookMs,
          budget: `≤ ${AGAIN_BUDGET} × its first sync`,
          isMet: again.tookMs / app.tookMs <= AGAIN_BUDGET,
        },
        {
          name: `the same store again, one listing in ${EDITED_EACH} edited`,
          measured: `${inMilliseconds(changed.tookMs)} (${phasesOf(changed)})`,
          floor: 'its first sync',
          ratio: changed.tookMs / app.tookMs,
        },
        {
          name: 'peak memory of the app’s process',
          measured: `${megabytes} MB`,
          budget: `≤ ${MEMORY_BUDGET_MB} MB`,
          isMet: megabytes <= MEMORY_BUDGET_MB,
        },
      ],
    };
  } finally {
    await exported.remove();
  }
}

/** The same store without a word about how long it took. */
export async function fillBySync(database: BenchDatabase, listingCount: number): Promise<string> {
  const { exported } = await syncGenerated(database, listingCount);
  await exported.remove();
  return STORE;
}

/** Begins a first sync of a generated store by another process; `ended` settles with it. */
export async function syncBeside(
  database: BenchDatabase,
  listingCount: number,
): Promise<{ ended: Promise<unknown> }> {
  await createRepositories(database).stores.install(STORE, new Date());
  const exported = await exportCatalogue(listingCount);
  return { ended: syncOnce(database, exported).finally(() => exported.remove()) };
}

/** The same store after a year in which each price followed the exchange rate. */
export async function measureYear(
  database: BenchDatabase,
  listingCount: number,
  { isAtOnce }: { isAtOnce: boolean },
): Promise<Measurement[]> {
  const { exported } = await syncGenerated(database, listingCount);
  const syncAgain = () => syncOnce(database, exported);
  return measurePriceYear(database, STORE, { syncAgain, isAtOnce }).finally(() =>
    exported.remove(),
  );
}

/** Processor time says more than the clock where other programs run: of the app's process alone, all its threads. */
function phasesOf({ phaseMs, cpuMs }: Report): string {
  const phases = Object.entries(phaseMs).map(([name, ms]) => `${name} ${inMilliseconds(ms)}`);
  return [...phases, `${inMilliseconds(cpuMs)} of processor time`].join(', ');
}

async function syncGenerated(database: BenchDatabase, listingCount: number) {
  await createRepositories(database).stores.install(STORE, new Date());
  const exported = await exportCatalogue(listingCount);
  try {
    return { app: await syncOnce(database, exported), exported };
  } catch (error) {
    await exported.remove();
    throw error;
  }
}

async function syncOnce(database: BenchDatabase, exported: ExportedCatalogue): Promise<Report> {
  const { syncRuns } = createRepositories(database);
  const run = await syncRuns.begin(STORE, new Date());
  if (run === null) throw new Error('The store is being synced already.');
  const { productsFile, frenchFile, listingCount, objectCount } = exported;
  const catalogue = { productsFile, frenchFile, listingCount, objectCount };
  const settings = { url: database.url, store: STORE, runId: run.id, catalogue };
  const process = resolve(import.meta.dirname, 'sync-process.ts');
  const app = await askProcess(process, JSON.stringify(settings), report);
  const { phase, failure } = (await syncRuns.find(STORE, run.id)) ?? {};
  if (phase !== 'done') throw new Error(`The sync ended as ${phase}: ${failure}`);
  return app;
}

/** Reads the same files, parses each line, and copies the rows that the sync wrote into tables like its own. */
async function measureFloor(
  { pool }: BenchDatabase,
  store: string,
  { productsFile, frenchFile }: Omit<ExportedCatalogue, 'remove'>,
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'borealist-bench-'));
  const client = await pool.connect();
  try {
    for (const table of TABLES) {
      await client.query(`CREATE TABLE floor_${table} (LIKE ${table} INCLUDING ALL)`);
      const rows = client.query(
        copyTo(`COPY (SELECT * FROM ${table} WHERE store = '${store}') TO STDOUT`),
      );
      await pipeline(rows, createWriteStream(join(folder, table)));
    }
    const began = performance.now();
    for (const file of [productsFile, frenchFile]) {
      for await (const line of createInterface({ input: createReadStream(file) })) JSON.parse(line);
    }
    for (const table of TABLES) {
      const copy = client.query(copyFrom(`COPY floor_${table} FROM STDIN`));
      await pipeline(createReadStream(join(folder, table)), copy);
    }
    const tookMs = performance.now() - began;
    for (const table of TABLES) await client.query(`DROP TABLE floor_${table}`);
    return tookMs;
  } finally {
    client.release();
    await rm(folder, { recursive: true, force: true });
  }
}

/** `npm run bench`: what the app costs, as ratios to floors measured in the same run, beside its budgets. */
import { writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { measureBrowser } from './browser';
import { openBenchDatabase, type BenchDatabase } from './database';
import { measureDigests } from './digest';
import { measureDiscounts } from './discounts';
import { measureLatency } from './latency';
import { asTable, readStored, whatMoved, type Measurement } from './measurement';
import { measureMove } from './move';
import { measurePages } from './pages';
import { measurePhotoStore } from './photo-store';
import { measurePhotos } from './photos';
import { measureResults } from './results';
import { measureRules } from './rules';
import { fillBySync, measureSync, measureYear } from './sync';
import { measureWebhooks } from './webhooks';
import { measureWorkers } from './workers';

/** Of which prices of a year are made, at most. */
const YEAR_LISTINGS = 5_000;

/** Each in a database that holds nothing else. */
const OWN_DATABASE = [
  // On a store of its own size: that of the goal, whose days of a year take minutes to write.
  [
    'year',
    (database: BenchDatabase, listings: number) =>
      measureYear(database, Math.min(listings, YEAR_LISTINGS), { isAtOnce: false }),
  ],
  [
    'large-year',
    (database: BenchDatabase, listings: number) =>
      measureYear(database, listings, { isAtOnce: true }),
  ],
  ['discounts', measureDiscounts],
  ['latency', measureLatency],
  ['move', measureMove],
  ['photo-store', measurePhotoStore],
] as const;

const ALONE = ['large-year', 'move', 'photo-store'];

const HELP = `npm run bench -- [options]

  --listings N   size of the generated store (20000); browser with 60 measures the sample store alone
  --stores N     stores whose digests are due at once (5000)
  --only PART    rules, results, discounts, sync, year, latency, workers, pages, webhooks, digest, or photos,
                 photo-store, browser (which needs a Chromium), move and large-year, which run only so
  --json FILE    writes the figures there
  --compare FILE says which ratios moved by more than a tenth since those were written
  --strict       exit with 1 when a budget is missed

DATABASE_URL: measure on that PostgreSQL server, in a throw-away database; else on the embedded one.
`;

const { values } = parseArgs({
  options: {
    listings: { type: 'string', default: '20000' },
    stores: { type: 'string', default: '5000' },
    only: { type: 'string' },
    json: { type: 'string' },
    compare: { type: 'string' },
    strict: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const listingCount = Number(values.listings);
const storeCount = Number(values.stores);
const wants = (part: string) => values.only === undefined || values.only === part;

if (values.help) {
  process.stdout.write(HELP);
} else if (!Number.isInteger(listingCount) || listingCount < 1) {
  process.stderr.write('--listings must be a whole number from 1.\n');
  process.exitCode = 2;
} else if (!Number.isInteger(storeCount) || storeCount < 1) {
  process.stderr.write('--stores must be a whole number from 1.\n');
  process.exitCode = 2;
} else {
  const before = values.compare === undefined ? [] : await readStored(values.compare);
  const measurements = await measureAll();
  if (values.compare !== undefined) process.stdout.write(`\n${whatMoved(before, measurements)}\n`);
  if (values.json !== undefined)
    await writeFile(values.json, JSON.stringify(measurements, null, 2));
  if (values.strict && measurements.some(({ isMet }) => isMet === false)) process.exitCode = 1;
}

async function measureAll(): Promise<Measurement[]> {
  const all: Measurement[] = [];
  if (wants('rules')) all.push(...(await measureRules()));
  if (wants('results')) all.push(...measureResults());
  if (wants('workers')) all.push(...(await measureWorkers()));
  // It draws hundreds of pictures, and takes minutes.
  if (values.only === 'photos') all.push(...(await measurePhotos()));
  let databaseName = 'no database';
  for (const [part, measure] of OWN_DATABASE) {
    // They take minutes: a year of prices of many listings, moving data to a server and from it, reading photos.
    if (!wants(part) || (ALONE.includes(part) && values.only !== part)) continue;
    const database = await openBenchDatabase();
    databaseName = database.name;
    all.push(...(await measure(database, listingCount).finally(() => database.close())));
  }
  // Through a sandbox store, whose app has a database of its own.
  if (values.only === 'browser') all.push(...(await measureBrowser(listingCount)));
  if (['sync', 'pages', 'webhooks', 'digest'].some(wants)) {
    const database = await openBenchDatabase();
    databaseName = database.name;
    try {
      const synced = wants('sync') ? await measureSync(database, listingCount) : null;
      all.push(...(synced?.measurements ?? []));
      if (wants('pages')) {
        const store = synced?.store ?? (await fillBySync(database, listingCount));
        all.push(...(await measurePages(database, store)));
      }
      if (wants('digest')) all.push(...(await measureDigests(database, storeCount)));
      if (wants('webhooks')) all.push(...(await measureWebhooks(database)));
    } finally {
      await database.close();
    }
  }
  process.stdout.write(`${machine()}, ${databaseName}\n\n${asTable(all)}\n`);
  return all;
}

/** What the figures were taken on. The load, over the last quarter of an hour, counts this program too. */
function machine(): string {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const [model = 'unknown processor'] = cpus().map((core) => core.model.trim());
  const load = loadavg()[2] ?? 0;
  return (
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores (${model}), ${gigabytes} GB, ` +
    `load ${load.toFixed(1)}, Node ${process.versions.node}`
  );
}

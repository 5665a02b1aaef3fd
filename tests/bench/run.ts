/** `npm run bench`: what the app costs, as ratios to floors measured in the same run, beside its budgets. */
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { openBenchDatabase } from './database';
import { asTable, type Measurement } from './measurement';
import { measurePages } from './pages';
import { measureRules } from './rules';
import { measureSync } from './sync';
import { measureWebhooks } from './webhooks';

const HELP = `npm run bench -- [options]

  --listings N   size of the generated store (20000)
  --only PART    rules, sync (and pages) or webhooks
  --strict       exit with 1 when a budget is missed

DATABASE_URL: measure on that PostgreSQL server, in a throw-away database; else on the embedded one.
`;

const { values } = parseArgs({
  options: {
    listings: { type: 'string', default: '20000' },
    only: { type: 'string' },
    strict: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const listingCount = Number(values.listings);
const wants = (part: string) => values.only === undefined || values.only === part;

if (values.help) {
  process.stdout.write(HELP);
} else if (!Number.isInteger(listingCount) || listingCount < 1) {
  process.stderr.write('--listings must be a whole number from 1.\n');
  process.exitCode = 2;
} else {
  const measurements = await measureAll();
  if (values.strict && measurements.some(({ isMet }) => isMet === false)) process.exitCode = 1;
}

async function measureAll(): Promise<Measurement[]> {
  const all: Measurement[] = [];
  const database = await openBenchDatabase();
  try {
    if (wants('rules')) all.push(...(await measureRules()));
    if (wants('sync')) {
      const { store, measurements } = await measureSync(database, listingCount);
      all.push(...measurements, ...(await measurePages(database, store)));
    }
    if (wants('webhooks')) all.push(...(await measureWebhooks(database)));
  } finally {
    await database.close();
  }
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  process.stdout.write(
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, ${gigabytes} GB, ` +
      `Node ${process.versions.node}, ${database.name}\n\n${asTable(all)}\n`,
  );
  return all;
}

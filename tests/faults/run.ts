/** `npm run faults`: what the app bears, as a table. */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { openBenchDatabase, type BenchDatabase } from '../bench/database';
import { asTable, type Measurement } from '../bench/measurement';
import { fillBySync } from '../bench/sync';
import { installStore } from './app-under-fault';
import { databaseAway } from './database-away';
import { fixes } from './fixes';
import { asLines } from './flatness';
import { fuzz, hostileBodies } from './hostile';
import { kills } from './kills';
import { otherSide } from './other-side';
import { sales } from './sales';
import { soak } from './soak';
import { storm } from './storm';

const HELP = `npm run faults -- [options]

  --deliveries N   of the storm, within --seconds N (10000, 60), one in ten of them bad
  --listings N     of the store that the merchant looks at meanwhile (5000)
  --requests N     fuzzed (10000)
  --bodies N       without an end (50)
  --kills N        of the web process in a storm (200)
  --fields N       fixed and taken back by processes that are killed, 200 times at least for 1,000 (1000)
  --variants N     on sale, through 100 kills for 500 and as many for fewer (500)
  --away N         seconds that the database is away (30)
  --minutes N      of the soak (60)
  --only PART      storm, fuzz, bodies, kills, fixes, sales, database, shopify or soak; without it, all but the soak

DATABASE_URL: on that PostgreSQL server, in a throw-away database; else on the embedded one. Exit status: 1 where
something does not hold.
`;

const { values } = parseArgs({
  options: {
    deliveries: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '60' },
    listings: { type: 'string', default: '5000' },
    requests: { type: 'string', default: '10000' },
    bodies: { type: 'string', default: '50' },
    kills: { type: 'string', default: '200' },
    fields: { type: 'string', default: '1000' },
    variants: { type: 'string', default: '500' },
    away: { type: 'string', default: '30' },
    minutes: { type: 'string', default: '60' },
    only: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

type Part = (database: BenchDatabase, store: string) => Promise<Measurement[]>;

/** In the order in which they are done. */
const PARTS: Record<string, Part> = {
  storm: (database, store) =>
    storm(database, store, {
      deliveries: Number(values.deliveries),
      seconds: Number(values.seconds),
    }),
  fuzz: (database, store) => fuzz(database, store, { requests: Number(values.requests) }),
  bodies: (database, store) => hostileBodies(database, store, { bodies: Number(values.bodies) }),
  kills: (database, store) => kills(database, store, { times: Number(values.kills) }),
  fixes: (database) =>
    fixes(database, { fields: Number(values.fields), kills: Number(values.fields) / 5 }),
  sales: (database) =>
    sales(database, { variants: Number(values.variants), kills: Number(values.variants) / 5 }),
  database: (database, store) => databaseAway(database, store, { seconds: Number(values.away) }),
  shopify: otherSide,
};

async function runParts(database: BenchDatabase, names: string[]): Promise<Measurement[]> {
  const listings = names.includes('storm') ? Number(values.listings) : 100;
  const store = await fillBySync(database, listings);
  await installStore(database, store);
  const found: Measurement[] = [];
  for (const name of names) found.push(...((await PARTS[name]?.(database, store)) ?? []));
  return found;
}

async function runSoak(database: BenchDatabase): Promise<Measurement[]> {
  const { measurements, samples } = await soak(database, { minutes: Number(values.minutes) });
  process.stdout.write(`${asLines(samples)}\n\n`);
  return measurements;
}

async function main(): Promise<void> {
  const { only } = values;
  if (values.help || (only !== undefined && only !== 'soak' && !PARTS[only])) {
    process.stdout.write(HELP);
    return;
  }
  const database = await openBenchDatabase();
  try {
    const found =
      only === 'soak'
        ? await runSoak(database)
        : await runParts(database, only === undefined ? Object.keys(PARTS) : [only]);
    const load = loadavg()[1]?.toFixed(1) ?? '';
    process.stdout.write(`${database.name}, load of the machine at the end ${load}\n\n`);
    process.stdout.write(`${asTable(found)}\n`);
    if (found.some(({ isMet }) => isMet === false)) process.exitCode = 1;
  } finally {
    await database.close();
  }
}

await main();

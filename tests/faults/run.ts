/** `npm run faults`: what the app bears, as a table. */
import { parseArgs } from 'node:util';
import { openBenchDatabase } from '../bench/database';
import { asTable, type Measurement } from '../bench/measurement';
import { fillBySync } from '../bench/sync';
import { installStore } from './app-under-fault';
import { fuzz, hostileBodies } from './hostile';
import { kills } from './kills';
import { storm } from './storm';

const HELP = `npm run faults -- [options]

  --deliveries N   of the storm, within --seconds N (10000, 60), one in ten of them bad
  --listings N     of the store that the merchant looks at meanwhile (5000)
  --requests N     fuzzed (10000)
  --bodies N       without an end (50)
  --kills N        of the web process in a storm (50)
  --only PART      storm, fuzz, bodies or kills

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
    kills: { type: 'string', default: '50' },
    only: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const wants = (part: string) => values.only === undefined || values.only === part;

if (values.help) process.stdout.write(HELP);
else {
  const database = await openBenchDatabase();
  const found: Measurement[] = [];
  try {
    const store = await fillBySync(database, wants('storm') ? Number(values.listings) : 100);
    await installStore(database, store);
    if (wants('storm')) {
      const size = { deliveries: Number(values.deliveries), seconds: Number(values.seconds) };
      found.push(...(await storm(database, store, size)));
    }
    if (wants('fuzz')) {
      found.push(...(await fuzz(database, store, { requests: Number(values.requests) })));
    }
    if (wants('bodies')) {
      found.push(...(await hostileBodies(database, store, { bodies: Number(values.bodies) })));
    }
    if (wants('kills')) {
      found.push(...(await kills(database, store, { times: Number(values.kills) })));
    }
  } finally {
    await database.close();
  }
  process.stdout.write(`${database.name}\n\n${asTable(found)}\n`);
  if (found.some(({ isMet }) => isMet === false)) process.exitCode = 1;
}

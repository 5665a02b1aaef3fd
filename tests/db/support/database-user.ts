import pg from 'pg';
import { openEmbeddedDatabase } from '~/db/embedded/embedded-database';

/** A process that opens a data directory and writes numbers until it is killed; prints each one that was acknowledged. */
const [dataDir = '', from = '0'] = process.argv.slice(2);
const database = await openEmbeddedDatabase(dataDir);
const client = new pg.Client({ connectionString: database.url });
client.on('error', () => process.exit(1));
await client.connect();
await client.query('CREATE TABLE IF NOT EXISTS acknowledged (number int PRIMARY KEY, filler text)');
for (let number = Number(from); ; number += 1) {
  await client.query('INSERT INTO acknowledged VALUES ($1, $2)', [number, 'x'.repeat(2_000)]);
  process.stdout.write(`${number}\n`);
}

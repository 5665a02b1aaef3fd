import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { BenchDatabase } from './database';
import type { Measurement } from './measurement';
import { fillBySync } from './sync';

const ROOT = resolve(import.meta.dirname, '../..');
const SERVER = process.env.DATABASE_URL ?? '';

/**
 * Moves a synced store from the server to the embedded database and on to another one of the server's, by the built
 * command; the last import is killed half-way and begun again. Throws where an end differs from the beginning.
 */
export async function measureMove(
  database: BenchDatabase,
  listingCount: number,
): Promise<Measurement[]> {
  if (database.isEmbedded)
    throw new Error('Set DATABASE_URL: data is moved to a server and from it.');
  await fillBySync(database, listingCount);
  const folder = await mkdtemp(join(tmpdir(), 'borealist-move-'));
  const [file, second] = [join(folder, 'server.borealist'), join(folder, 'embedded.borealist')];
  const embedded = { DATA_DIR: join(folder, 'data') };
  const other = await createDatabase();
  const measurements: Measurement[] = [];
  const note = async (name: string, work: Promise<string>) => {
    const began = performance.now();
    const said = (await work).trim();
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    measurements.push({
      name: `${listingCount} listings: ${name}`,
      measured: `${seconds} s: ${said}`,
    });
    process.stderr.write(`${name}: ${seconds} s: ${said}\n`);
  };
  try {
    await note('export from the server', data(['export', file], { DATABASE_URL: database.url }));
    const megabytes = Math.round((await stat(file)).size / 1e6);
    measurements.push({ name: 'size of the file', measured: `${megabytes} MB` });
    await note('import into the embedded database', data(['import', file], embedded));
    await note('verify there', data(['verify', file], embedded));
    await note('export from there', data(['export', second], embedded));
    const onto = { DATABASE_URL: other.url };
    await note('import into another server, killed', killed(['import', second], onto));
    await note('the same import, begun again', data(['import', second], onto));
    await note('verify there, by the first export', data(['verify', file], onto));
    return measurements;
  } finally {
    await other.drop();
    await rm(folder, { recursive: true, force: true });
  }
}

const ENCRYPTION_KEYS = randomBytes(32).toString('base64');

function start(args: string[], where: Record<string, string>) {
  return spawn(process.execPath, ['scripts/start.mjs', 'data', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      SHOPIFY_API_KEY: 'key',
      SHOPIFY_API_SECRET: 'secret',
      SHOPIFY_APP_URL: 'https://borealist.example.com',
      ENCRYPTION_KEYS,
      ...where,
    },
  });
}

async function data(args: string[], where: Record<string, string>): Promise<string> {
  const child = start(args, where);
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise((settle) => child.once('close', settle));
  if (code !== 0) throw new Error(`data ${args.join(' ')} ended with ${String(code)}: ${said}`);
  return said;
}

/** Once a tenth of its rows, or more, is on its way. */
async function killed(args: string[], where: { DATABASE_URL: string }): Promise<string> {
  const child = start(args, where);
  const ended = new Promise((settle) => child.once('close', settle));
  const client = new pg.Client({ connectionString: where.DATABASE_URL });
  // Of the database that is dropped where this fails.
  client.on('error', () => undefined);
  const isBusy = async () => {
    const { rows } = await client.query<{ busy: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY "listing%') AS busy`,
    );
    return rows[0]?.busy ?? false;
  };
  let tables = false;
  await client.connect();
  while (!tables) {
    if (child.exitCode !== null) throw new Error('The import ended before it could be killed.');
    tables = await isBusy();
    await wait(50);
  }
  await wait(300);
  if (child.exitCode !== null) throw new Error('The import ended before it could be killed.');
  child.kill('SIGKILL');
  await ended;
  const { rows } = await client.query<{ left: number }>(
    'SELECT count(*)::int AS left FROM listing',
  );
  await client.end();
  if (rows[0]?.left !== 0) throw new Error('A killed import left listings behind.');
  return 'killed among the listings; none was left behind';
}

async function createDatabase() {
  const name = `borealist_bench_${randomUUID().replaceAll('-', '')}`;
  const onServer = async (sql: string) => {
    const client = new pg.Client({ connectionString: SERVER });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await onServer(`CREATE DATABASE ${name}`);
  return {
    url: Object.assign(new URL(SERVER), { pathname: `/${name}` }).href,
    drop: () => onServer(`DROP DATABASE ${name} WITH (FORCE)`),
  };
}

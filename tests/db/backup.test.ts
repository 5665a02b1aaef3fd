import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import {
  connectDatabase,
  createRepositories,
  EncryptedSessionStorage,
  openDatabase,
  pendingMigrations,
} from '~/db.server';
import { startBoss } from '~/jobs/boss';
import { createQueue } from '~/jobs/queue';
import { fillStore } from './support/filled-store';

/** docs/operations.md says how to back up and restore: this does what stands there, and compares every row. */

const SERVER = process.env.DATABASE_URL;
const SLOW = { timeout: 240_000 };
const run = promisify(execFile);
const STORES = ['one.myshopify.com', 'two.myshopify.com'];
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

const ends: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'backup-'));
  ends.push(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** What an app that has been at work for a while has stored, its queue included. */
async function fill(url: string): Promise<void> {
  const database = connectDatabase(url, () => undefined);
  const boss = await startBoss({ connectionString: url, log: SILENT, works: false });
  try {
    const repositories = createRepositories(database);
    const sessions = new EncryptedSessionStorage(database.prisma, [randomBytes(32)], () => {});
    for (const store of STORES) {
      await fillStore(repositories, sessions, store);
      await createQueue(boss).send('refresh-listing', {
        store,
        listingId: 'gid://shopify/Product/1',
      });
    }
  } finally {
    await boss.stop({ graceful: false });
    await database.close();
  }
}

/** Of every table, how many rows it has, and a hash of them. */
async function contents(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ table: string }>(
      `SELECT format('%I.%I', table_schema, table_name) AS table FROM information_schema.tables
       WHERE table_type = 'BASE TABLE' AND table_schema IN ('public', 'pgboss') ORDER BY 1`,
    );
    const found: Record<string, string> = {};
    for (const { table } of rows) {
      const { rows: sums } = await client.query<{ sum: string }>(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS sum FROM ${table} t`,
      );
      found[table] = sums[0]?.sum ?? '';
    }
    return found;
  } finally {
    await client.end();
  }
}

function expectFilled(tables: Record<string, string>): void {
  const filled = Object.entries(tables).filter(([, sum]) => !sum.startsWith('0 '));
  expect(filled.length).toBeGreaterThan(20);
  expect(Object.keys(tables)).toContain('pgboss.job');
}

it('an embedded database comes back from a copy of its folder, every row of it', SLOW, async () => {
  const [dataDir, backup, restored] = [await folder(), await folder(), await folder()];
  const open = (path: string) =>
    openDatabase({ databaseUrl: undefined, dataDir: path, logger: SILENT });

  const source = await open(dataDir);
  await fill(source.url);
  const before = await contents(source.url);
  // Every process stopped.
  await source.close();

  await cp(dataDir, backup, { recursive: true });
  await rm(dataDir, { recursive: true });
  await cp(backup, restored, { recursive: true });

  const back = await open(restored);
  ends.push(() => back.close());
  expect(await contents(back.url)).toEqual(before);
  expectFilled(before);
});

it.skipIf(SERVER === undefined)(
  'a PostgreSQL database comes back from a dump, every row of it',
  SLOW,
  async () => {
    const path = await folder();
    const source = await createDatabase();
    await openDatabase({ databaseUrl: source, dataDir: path, logger: SILENT });
    await fill(source);
    const before = await contents(source);

    const file = join(path, 'borealist.dump');
    await run('pg_dump', ['--format=custom', '--no-owner', `--file=${file}`, source]);
    const target = await createDatabase();
    await run('pg_restore', ['--exit-on-error', '--no-owner', `--dbname=${target}`, file]);

    expect(await contents(target)).toEqual(before);
    expect(await pendingMigrations(target)).toEqual([]);
    expectFilled(before);
  },
);

/** Address of a new and empty one. */
async function createDatabase(): Promise<string> {
  const name = `borealist_test_backup_${randomUUID().replaceAll('-', '')}`;
  const onServer = async (sql: string) => {
    const client = new pg.Client({ connectionString: SERVER });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await onServer(`CREATE DATABASE ${name}`);
  ends.push(() => onServer(`DROP DATABASE ${name} WITH (FORCE)`));
  const url = new URL(SERVER ?? '');
  url.pathname = `/${name}`;
  return url.href;
}

import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migrate, MigrationError } from '~/db/migrate';
import { openEmptyDatabase } from './support/empty-database';

const ROOT = resolve(import.meta.dirname, '../..');
const MIGRATIONS = resolve(ROOT, 'prisma/migrations');
/** PostgreSQL in WebAssembly, and Prisma's command line, take seconds to start. */
const SLOW = { timeout: 120_000 };

const folders: string[] = [];
let closeDatabase: () => Promise<void>;
let url: string;
let client: pg.Client;

beforeAll(async () => {
  [url, closeDatabase] = await openEmptyDatabase();
  client = new pg.Client({ connectionString: url });
  await client.connect();
}, SLOW.timeout);

beforeEach(emptyDatabase);

afterAll(async () => {
  await client.end();
  await closeDatabase();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

async function emptyDatabase(): Promise<void> {
  await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
}

/** A folder of migrations: name to SQL. */
function folderOf(migrations: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
  folders.push(folder);
  for (const [name, sql] of Object.entries(migrations)) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'migration.sql'), sql);
  }
  return folder;
}

function firstOfProject(count: number): string {
  const folder = folderOf({});
  for (const name of readdirSync(MIGRATIONS).sort().slice(0, count)) {
    cpSync(join(MIGRATIONS, name), join(folder, name), { recursive: true });
  }
  return folder;
}

async function deployWithPrisma(): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [resolve(ROOT, 'node_modules/prisma/build/index.js'), 'migrate', 'deploy'],
    { cwd: ROOT, env: { ...process.env, DATABASE_URL: url, CHECKPOINT_DISABLE: '1' } },
  );
  return stdout;
}

async function records() {
  const { rows } = await client.query(
    `SELECT migration_name AS name, checksum, logs, rolled_back_at, applied_steps_count AS steps,
       finished_at >= started_at AS finished, length(id) AS id_length
     FROM _prisma_migrations ORDER BY migration_name`,
  );
  return rows;
}

async function schema() {
  const queries = [
    `SELECT table_name, column_name, data_type, is_nullable, column_default, collation_name,
       character_maximum_length
     FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2`,
    `SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1`,
    `SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
     WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2`,
  ];
  const found = [];
  for (const query of queries) found.push((await client.query(query)).rows);
  return found;
}

async function tables(): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

describe('the project’s migrations', SLOW, () => {
  it('make the schema and the records that Prisma’s command line makes', async () => {
    await migrate(url);
    const ours = { records: await records(), schema: await schema() };
    await emptyDatabase();
    await deployWithPrisma();
    expect(ours).toEqual({ records: await records(), schema: await schema() });
  });

  it('may be applied by Prisma and by the app in turns', async () => {
    await migrate(url, firstOfProject(4));
    expect(await records()).toHaveLength(4);
    expect(await deployWithPrisma()).toContain('successfully applied');
    const applied = await records();
    await migrate(url);
    expect(await records()).toEqual(applied);
    expect(await deployWithPrisma()).toContain('No pending migrations');
  });

  it.runIf(process.env.DATABASE_URL !== undefined)(
    'are applied once by processes that start at once',
    async () => {
      await Promise.all(Array.from({ length: 6 }, () => migrate(url)));
      const names = (await records()).map(({ name }) => String(name));
      expect(names).toEqual([...new Set(names)]);
    },
  );
});

describe('a migration', SLOW, () => {
  const first = { '1_first': "CREATE TABLE first (text TEXT DEFAULT 'a;b' /* ; */)" };
  const second = { '2_second': 'CREATE TABLE second (id INT); INSERT INTO second VALUES (1), (2)' };

  it('that fails leaves the database as it was, and is applied once it is right', async () => {
    await migrate(url, folderOf(first));
    const broken = folderOf({
      ...first,
      ...second,
      '3_third': 'CREATE TABLE third (); SELECT 1/0',
    });
    await expect(migrate(url, broken)).rejects.toThrow(
      new MigrationError(
        'The migration 3_third failed, and the database is as it was before: division by zero',
      ),
    );
    expect(await tables()).toEqual(['_prisma_migrations', 'first']);
    expect(await records()).toMatchObject([{ name: '1_first' }]);
    await migrate(url, folderOf({ ...first, ...second, '3_third': 'CREATE TABLE third ()' }));
    expect(await tables()).toEqual(['_prisma_migrations', 'first', 'second', 'third']);
    expect((await client.query('SELECT id FROM second')).rows).toHaveLength(2);
  });

  it('that was changed after it was applied is refused, and nothing else is applied', async () => {
    await migrate(url, folderOf(first));
    const changed = folderOf({ '1_first': 'CREATE TABLE other ()', ...second });
    await expect(migrate(url, changed)).rejects.toThrow(
      /^The migration 1_first is not the one that was applied to this database: /,
    );
    expect(await tables()).toEqual(['_prisma_migrations', 'first']);
  });

  it('that Prisma left half-way is refused until somebody has put it right', async () => {
    await migrate(url, folderOf(first));
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, logs)
       VALUES ('failed', 'whatever', '2_second', 'syntax error')`,
    );
    const both = folderOf({ ...first, ...second });
    await expect(migrate(url, both)).rejects.toThrow(
      /^The migration 2_second failed half-way .*--rolled-back 2_second.* syntax error$/,
    );
    expect(await tables()).toEqual(['_prisma_migrations', 'first']);
    await client.query(`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE id = 'failed'`);
    await migrate(url, both);
    expect(await tables()).toEqual(['_prisma_migrations', 'first', 'second']);
  });

  it('that a newer version of the app applied stays', async () => {
    await migrate(url, folderOf({ ...first, ...second }));
    await migrate(url, folderOf(first));
    expect(await tables()).toEqual(['_prisma_migrations', 'first', 'second']);
  });
});

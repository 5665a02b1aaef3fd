import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '~/db/migrate';
import { openEmptyDatabase } from './support/empty-database';

/**
 * While a new version is being started the version before goes on working on the new schema, and it may be gone back
 * to: what it reads and writes of its tables has to be as good as before.
 */
const MIGRATIONS = resolve(import.meta.dirname, '../../prisma/migrations');
const STOP_FIRST = '-- Stop every process first:';
const NAMES = readdirSync(MIGRATIONS)
  .filter((name) => /^\d{14}/.test(name))
  .sort();
/** Those from that day on only add, unless they say that every process has to stop. */
const ADDING = NAMES.filter((name) => name >= '20261127');
const STOPPING = ADDING.findLast((name) => sqlOf(name).startsWith(STOP_FIRST));
/** Versions that any of the present schema may be gone back to: the oldest, and the last. */
const FIRST = ADDING[ADDING.indexOf(STOPPING ?? '') + 1];
const KEPT = [...new Set([FIRST, ADDING.at(-1)])].filter((name) => name !== undefined);

function sqlOf(name: string): string {
  return readFileSync(join(MIGRATIONS, name, 'migration.sql'), 'utf8');
}
const SLOW = { timeout: 120_000 };

let client: pg.Client;
let url: string;
let close: () => Promise<void>;
const folders: string[] = [];

beforeAll(async () => {
  [url, close] = await openEmptyDatabase();
  client = new pg.Client({ connectionString: url });
  await client.connect();
}, SLOW.timeout);

afterAll(async () => {
  await client.end();
  await close();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** The schema as it was before `name`. */
async function migrateUpTo(name: string): Promise<void> {
  await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  const folder = mkdtempSync(join(tmpdir(), 'version-before-'));
  folders.push(folder);
  for (const each of NAMES.filter((other) => other < name)) {
    cpSync(join(MIGRATIONS, each), join(folder, each), { recursive: true });
  }
  await migrate(url, folder);
}

interface Column {
  table: string;
  column: string;
  type: string;
  /** A row may be written without it. */
  optional: boolean;
}

async function columns(): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `SELECT table_name AS table, column_name AS column, udt_name AS type,
       is_nullable = 'YES' OR column_default IS NOT NULL OR is_identity = 'YES' AS optional
     FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY 1, 2`,
  );
  return rows;
}

/** What may refuse a row beside values that are asked for: checks, keys and unique indexes, by table. */
async function constraints(): Promise<string[]> {
  const { rows } = await client.query<{ text: string }>(
    `SELECT conrelid::regclass::text || ' ' || pg_get_constraintdef(oid) AS text FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
     UNION SELECT tablename || ' ' || indexdef FROM pg_indexes
       WHERE schemaname = 'public' AND indexdef LIKE 'CREATE UNIQUE%' ORDER BY 1`,
  );
  return rows.map(({ text }) => text);
}

const quoted = (name: string) => `"${name}"`;

/** Reads, adds and changes rows by the columns that the version before knows. */
function statementsOf(table: string, of: Column[]): string[] {
  const list = of.map(({ column }) => quoted(column)).join(', ');
  const typed = of.map(({ column, type }) => `${quoted(column)}::${quoted(type)}`).join(', ');
  const same = of.map(({ column }) => `${quoted(column)} = ${quoted(column)}`).join(', ');
  return [
    `SELECT ${typed} FROM ${quoted(table)}`,
    `INSERT INTO ${quoted(table)} (${list}) SELECT ${typed} FROM ${quoted(table)}`,
    `UPDATE ${quoted(table)} SET ${same}`,
    `DELETE FROM ${quoted(table)} WHERE false`,
  ];
}

describe('the version before', SLOW, () => {
  it.each(KEPT)('that %s is new to goes on working on the present schema', async (name) => {
    await migrateUpTo(name);
    const before = await columns();
    const rulesBefore = await constraints();
    for (const each of NAMES.filter((other) => other >= name)) await client.query(sqlOf(each));
    const after = await columns();

    const tables = Map.groupBy(before, ({ table }) => table);
    for (const [table, known] of tables) {
      for (const statement of statementsOf(table, known)) await client.query(statement);
    }
    // A value that was optional still is, and none that it does not know is asked for.
    const isOptional = new Map(
      after.map((each) => [`${each.table}.${each.column}`, each.optional]),
    );
    const asked = before.filter(
      ({ table, column, optional }) => optional && !isOptional.get(`${table}.${column}`),
    );
    expect(asked).toEqual([]);
    const known = new Set(before.map(({ table, column }) => `${table}.${column}`));
    const needed = after.filter(
      ({ table, column, optional }) =>
        tables.has(table) && !optional && !known.has(`${table}.${column}`),
    );
    expect(needed).toEqual([]);
    const added = (await constraints()).filter((each) => !rulesBefore.includes(each));
    expect(
      added.filter((each) => tables.has(each.split(' ')[0]?.replaceAll('"', '') ?? '')),
    ).toEqual([]);
  });

  it('would be stopped by what is not there any more', async () => {
    await migrateUpTo('99999999');
    const known = (await columns()).filter(({ table }) => table === 'store');
    await client.query('ALTER TABLE "store" DROP COLUMN "facts"');
    const [select = ''] = statementsOf('store', known);
    await expect(client.query(select)).rejects.toThrow('facts');
  });
});

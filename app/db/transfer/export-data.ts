import type pg from 'pg';
import { z } from 'zod';
import { openClient } from '../connections';
import { parseRows } from '../rows';
import { TokenCipher } from '../sessions/token-cipher';
import { readAppliedMigrations } from '../migrate';
import { MovedTokens, readMovedRows, RowSum, SAME_TEXTS, type TableSum } from './moved-rows';
import { readTables, type Table } from './tables';

const STORE = { tables: 'store', row: z.object({ domain: z.string() }) };

export type Keys = readonly [Buffer, ...Buffer[]];

/** A job that waits, or is under way, as the queue's side reads it. */
export interface MovedJob {
  job: string;
  payload: unknown;
  /** ISO 8601; when it is due. */
  at: string;
}

/** Lines of an export: what each of them may be. */
export type Line =
  | { borealist: 1; store: string | null; migrations: string[]; stores: string[]; madeAt: string }
  | { table: string; columns: Table['columns'] }
  | (string | null)[]
  | ({ endOf: string; leftOut: number } & TableSum)
  | { jobs: MovedJob[] }
  | { end: number };

export interface ExportOptions {
  /** All stores where it is `null`. */
  store: string | null;
  keys: Keys;
  now: Date;
  /** Jobs that wait, read in the same moment as the rows. */
  readJobs: (client: pg.ClientBase, store: string | null) => Promise<MovedJob[]>;
}

/** Everything that is stored of all stores, or of one, as of one moment. The app may run meanwhile. */
export async function* exportData(url: string, options: ExportOptions): AsyncGenerator<Line> {
  const client = await openClient(url);
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    await client.query(SAME_TEXTS);
    yield* exportIn(client, options);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

async function* exportIn(
  client: pg.ClientBase,
  { store, keys, now, readJobs }: ExportOptions,
): AsyncGenerator<Line> {
  yield {
    borealist: 1,
    store,
    migrations: await readAppliedMigrations(client),
    stores: await readStores(client, store),
    madeAt: now.toISOString(),
  };
  let all = 0;
  for (const table of await readTables(client)) {
    yield { table: table.name, columns: table.columns };
    const sum = new RowSum();
    const left = { out: 0 };
    for await (const { row, opened } of openedRows(client, table, { store, keys, left })) {
      sum.add(opened);
      yield row;
    }
    all += sum.total.rows;
    yield { endOf: table.name, leftOut: left.out, ...sum.total };
  }
  yield { jobs: await readJobs(client, store) };
  yield { end: all };
}

/** Sessions whose tokens no key reads are left out: they are worth nothing, here or elsewhere. */
async function* openedRows(
  client: pg.ClientBase,
  table: Table,
  { store, keys, left }: { store: string | null; keys: Keys; left: { out: number } },
) {
  const tokens = MovedTokens.isOf(table) ? new MovedTokens(new TokenCipher(keys), table) : null;
  for await (const rows of readMovedRows(client, table, store)) {
    for (const row of rows) {
      const opened = tokens === null ? row : tokens.opened(row);
      if (opened === null) left.out += 1;
      else yield { row, opened };
    }
  }
}

/** What the database holds, table by table, to be held against an export. */
export async function sumData(
  url: string,
  { store, keys }: { store: string | null; keys: Keys },
): Promise<Map<string, TableSum>> {
  const client = await openClient(url);
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    await client.query(SAME_TEXTS);
    const sums = new Map<string, TableSum>();
    for (const table of await readTables(client)) {
      const sum = new RowSum();
      for await (const { opened } of openedRows(client, table, { store, keys, left: { out: 0 } })) {
        sum.add(opened);
      }
      sums.set(table.name, sum.total);
    }
    await client.query('COMMIT');
    return sums;
  } finally {
    await client.end();
  }
}

async function readStores(client: pg.ClientBase, store: string | null): Promise<string[]> {
  const { rows } = await client.query(
    'SELECT domain FROM store WHERE $1::text IS NULL OR domain = $1 ORDER BY domain',
    [store],
  );
  return parseRows(STORE, store, rows).map(({ domain }) => domain);
}

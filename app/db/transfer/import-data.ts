import type pg from 'pg';
import { z } from 'zod';
import { openClient } from '../connections';
import { insertRows } from '../insert-rows';
import { readAppliedMigrations } from '../migrate';
import { TokenCipher } from '../sessions/token-cipher';
import type { Keys, MovedJob } from './export-data';
import { MovedTokens, RowSum, SAME_TEXTS, type MovedRow, type TableSum } from './moved-rows';
import { quoted, readTables, type Table } from './tables';

/** Why an export is not taken in, in a sentence for whoever asked. Nothing was written. */
export class TransferError extends Error {
  override readonly name = 'TransferError';
}

const row = z.array(z.string().nullable());
const header = z.object({
  borealist: z.literal(
    1,
    'is of a version of this format that this version of the app does not know',
  ),
  store: z.string().nullable(),
  migrations: z.array(z.string()),
  stores: z.array(z.string()),
  madeAt: z.iso.datetime(),
});
const begin = z.object({ table: z.string(), columns: z.array(z.tuple([z.string(), z.string()])) });
const endOf = z.object({
  endOf: z.string(),
  leftOut: z.number(),
  rows: z.number(),
  sum: z.string(),
});
const jobs = z.object({
  jobs: z.array(z.object({ job: z.string(), payload: z.unknown(), at: z.iso.datetime() })),
});
const end = z.object({ end: z.number() });

export type ExportHeader = z.output<typeof header>;

/** What came in, or what an export says that it holds. */
export interface Imported {
  header: ExportHeader;
  sums: Map<string, TableSum>;
  jobs: MovedJob[];
}

export interface ImportOptions {
  keys: Keys;
  putJobs: (client: pg.ClientBase, jobs: MovedJob[]) => Promise<void>;
}

/** Rows that go in with one statement: as many as fit into this, or this many. */
const BATCH_ROWS = 500;
const BATCH_LENGTH = 4 * 1024 * 1024;

/**
 * Takes an export in, in one transaction: all of it or nothing, so that one that broke off begins again. Tokens are
 * encrypted anew with the first key.
 */
export async function importData(
  url: string,
  lines: AsyncIterable<string>,
  { keys, putJobs }: ImportOptions,
): Promise<Imported> {
  const client = await openClient(url);
  try {
    await client.query('BEGIN');
    await client.query(SAME_TEXTS);
    const tables = await readTables(client);
    const read = await readExport(lines, {
      begin: (found) => checkTarget(client, tables, found),
      table: (name, columns) => tableWriter(client, tableOf(tables, name, columns), keys),
    });
    await putJobs(client, read.jobs);
    await client.query('COMMIT');
    return read;
  } catch (error) {
    // A connection that broke has rolled back by itself; what broke it is the error to tell.
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

/** What an export holds, without a database: whether it is whole, and its sums. */
export function readSums(lines: AsyncIterable<string>): Promise<Imported> {
  return readExport(lines, { begin: () => Promise.resolve(), table: () => null });
}

interface RowWriter {
  /** The row as it counts for the sum. */
  add(row: MovedRow): Promise<MovedRow>;
  flush(): Promise<void>;
}

async function readExport(
  lines: AsyncIterable<string>,
  to: {
    begin: (header: ExportHeader) => Promise<void>;
    table: (name: string, columns: Table['columns']) => RowWriter | null;
  },
): Promise<Imported> {
  const reader = new LineReader(lines);
  const read: Imported = { header: await reader.take(header), sums: new Map(), jobs: [] };
  await to.begin(read.header);
  let all = 0;
  for (;;) {
    const next = await reader.take(z.union([begin, jobs]));
    if ('jobs' in next) {
      read.jobs = next.jobs;
      break;
    }
    const writer = to.table(next.table, next.columns);
    const sum = new RowSum();
    let line = await reader.take(z.union([row, endOf]));
    while (Array.isArray(line)) {
      sum.add(writer === null ? line : await writer.add(line));
      line = await reader.take(z.union([row, endOf]));
    }
    await writer?.flush();
    // Without keys the sum of sessions cannot be told: it is over what their tokens say.
    const isTold = writer !== null || !MovedTokens.isOf({ name: next.table });
    if (sum.total.rows !== line.rows || (isTold && sum.total.sum !== line.sum)) {
      throw new TransferError(`What the file holds of ${next.table} is not what was exported.`);
    }
    read.sums.set(next.table, { rows: line.rows, sum: line.sum });
    all += line.rows;
  }
  if ((await reader.take(end)).end !== all) throw new TransferError('The file is not whole.');
  return read;
}

class LineReader {
  readonly #lines: AsyncIterator<string>;
  #number = 0;

  constructor(lines: AsyncIterable<string>) {
    this.#lines = lines[Symbol.asyncIterator]();
  }

  async take<T>(shape: z.ZodType<T>): Promise<T> {
    const next = await this.#lines.next();
    this.#number += 1;
    if (next.done) throw new TransferError('The file ends too early: export it again.');
    const parsed = shape.safeParse(jsonOf(next.value));
    if (parsed.success) return parsed.data;
    throw new TransferError(`Line ${this.#number} is not that of an export of this app.`);
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function checkTarget(
  client: pg.ClientBase,
  tables: Table[],
  { store, migrations }: ExportHeader,
): Promise<void> {
  const applied = await readAppliedMigrations(client);
  if (applied.join() !== migrations.join()) {
    throw new TransferError(
      'The export was made by another version of the app: bring both to the same version, and export again.',
    );
  }
  for (const { name, storeColumn } of tables) {
    const { rowCount } = await client.query(
      `SELECT 1 FROM ${quoted(name)} WHERE $1::text IS NULL OR ${quoted(storeColumn)} = $1 LIMIT 1`,
      [store],
    );
    if (rowCount === 0) continue;
    throw new TransferError(
      store === null
        ? `The database is not empty: ${name} has rows. Import into a new one, or export single stores with --store.`
        : `The database holds rows of ${store} already, in ${name}. Uninstall the app there first, or see whether they are the same: npm run data -- verify`,
    );
  }
}

function tableOf(tables: Table[], name: string, columns: Table['columns']): Table {
  const table = tables.find((each) => each.name === name);
  if (JSON.stringify(table?.columns) !== JSON.stringify(columns) || table === undefined) {
    throw new TransferError(`The table ${name} is another one here than where it was exported.`);
  }
  return table;
}

function tableWriter(client: pg.ClientBase, table: Table, keys: Keys): RowWriter {
  const tokens = MovedTokens.isOf(table) ? new MovedTokens(new TokenCipher(keys), table) : null;
  let rows: MovedRow[] = [];
  let length = 0;
  const flush = async () => {
    await insertRows(client, quoted(table.name), table.columns, rows);
    rows = [];
    length = 0;
  };
  const openedOf = (moved: MovedRow) => {
    const opened = tokens === null ? moved : tokens.opened(moved);
    if (opened !== null) return opened;
    throw new TransferError(
      'Its tokens were encrypted with a key that ENCRYPTION_KEYS does not hold: add the key of where it was exported after your own.',
    );
  };
  return {
    flush,
    async add(moved) {
      const opened = openedOf(moved);
      rows.push(tokens === null ? opened : tokens.closed(opened));
      length += moved.reduce((sum, value) => sum + (value?.length ?? 0), 0);
      if (rows.length >= BATCH_ROWS || length >= BATCH_LENGTH) await flush();
      return opened;
    },
  };
}

import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { parseRow } from './rows';

/** `Date` for `timestamptz`, JSON as text for `jsonb`; `null` everywhere. */
export type Cell = string | number | boolean | Date | Uint8Array | readonly string[] | null;

/** Columns in the order of a row's cells, with their types. */
export type Columns = readonly (readonly [name: string, type: string])[];

/** A row as the database takes it: bytes for COPY, a text with separators for PGlite, whose socket does not take COPY. */
export type EncodedRow = Buffer | string;

type Encode = (columns: Columns, row: readonly Cell[]) => EncodedRow;

/** Adds rows of which none is there yet, with one statement. */
export async function insertRows(
  client: pg.PoolClient,
  table: string,
  columns: Columns,
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const encode = await encodingFor(client);
  const encoded = rows.map((row) => encode(columns, row));
  await insertEncoded(client, table, columns, encoded);
}

/** The same for rows that `encodingFor` this database made before. */
export async function insertEncoded(
  client: pg.PoolClient,
  table: string,
  columns: Columns,
  rows: readonly EncodedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  if (typeof rows[0] !== 'string') {
    const copy = client.query(copyFrom(`COPY ${table} (${namesOf(columns)}) FROM STDIN`));
    await pipeline(Readable.from(inLargeParts(rows)), copy);
    return;
  }
  const { row, cell, nothing } = SEPARATORS;
  await client.query(insertStatement(table, columns), [rows.join(row), row, cell, nothing]);
}

const SERVER = { tables: 'version()', row: z.object({ takes_copy: z.boolean() }) };

const encodings = new WeakMap<object, Promise<Encode>>();

/** How rows are made for what a pool or one of its connections leads to; asked once of each. */
export function encodingFor(on: pg.Pool | pg.PoolClient): Promise<Encode> {
  const known = encodings.get(on);
  if (known !== undefined) return known;
  const asked = askEncoding(on);
  encodings.set(on, asked);
  // One that fails is asked again.
  asked.catch(() => encodings.delete(on));
  return asked;
}

async function askEncoding(on: Pick<pg.Pool, 'query'>): Promise<Encode> {
  const { rows } = await on.query(`SELECT version() NOT LIKE '%PGlite%' AS takes_copy`);
  return parseRow(SERVER, null, rows[0]).takes_copy ? copyRow : separatedRow;
}

/** Enough for the database to be busy with while this process does something else. */
const COPY_BYTE_LENGTH = 1024 * 1024;

function* inLargeParts(rows: readonly EncodedRow[]): Generator<Buffer> {
  let part: Buffer[] = [];
  let byteLength = 0;
  for (const row of rows) {
    const bytes = typeof row === 'string' ? Buffer.from(row) : row;
    part.push(bytes);
    byteLength += bytes.length;
    if (byteLength < COPY_BYTE_LENGTH) continue;
    yield Buffer.concat(part, byteLength);
    [part, byteLength] = [[], 0];
  }
  if (byteLength > 0) yield Buffer.concat(part, byteLength);
}

/** Row by row: one long text of them all, put together piece by piece and then encoded, takes several times as long. */
function copyRow(columns: Columns, row: readonly Cell[]): Buffer {
  const cells = row.map((cell, index) => copyText(cell, columns[index]?.[1] === 'jsonb'));
  return Buffer.from(`${cells.join('\t')}\n`);
}

/** https://www.postgresql.org/docs/current/sql-copy.html, "Text Format". JSON escapes tabs and line ends itself. */
function copyText(cell: Cell, isJson: boolean): string {
  if (cell === null) return '\\N';
  const text = textOf(cell).replaceAll('\\', '\\\\');
  if (isJson || !/[\t\n\r]/.test(text)) return text;
  return text.replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}

/** As PostgreSQL's input functions read it. */
function textOf(cell: Exclude<Cell, null>): string {
  if (typeof cell !== 'object') return String(cell);
  if (cell instanceof Date) return cell.toISOString();
  if (cell instanceof Uint8Array) return `\\x${Buffer.from(cell).toString('hex')}`;
  return `{${cell.map((each) => `"${each.replace(/["\\]/g, '\\$&')}"`).join()}}`;
}

/** Between rows, after each cell, and in the place of null: what nobody can have written into a cell. */
const SEPARATORS = {
  row: `<row ${randomUUID()}>`,
  cell: `<cell ${randomUUID()}>`,
  nothing: `<null ${randomUUID()}>`,
};

/** As JSON, PostgreSQL would read documents twice: as a part of it, and each for itself. */
function separatedRow(_columns: Columns, row: readonly Cell[]): string {
  const textOfCell = (cell: Cell) =>
    `${cell === null ? SEPARATORS.nothing : textOf(cell)}${SEPARATORS.cell}`;
  return row.map(textOfCell).join('');
}

function namesOf(columns: Columns): string {
  return columns.map(([name]) => `"${name}"`).join(', ');
}

function insertStatement(table: string, columns: Columns): string {
  const cells = columns.map(([, type], index) => `cells[${index + 1}]::${type}`).join(', ');
  return `INSERT INTO ${table} (${namesOf(columns)}) SELECT ${cells}
    FROM string_to_table($1, $2) AS line, string_to_array(line, $3, $4) AS cells`;
}

/** What is JSON already goes in as it is. */
export function jsonRows(columns: Columns, rows: readonly (readonly Cell[])[]): string {
  const texts = rows.map((row) => {
    const properties = columns.flatMap(([name, type], index) => {
      const cell = row[index] ?? null;
      return cell === null ? [] : `"${name}":${jsonCell(cell, type)}`;
    });
    return `{${properties.join()}}`;
  });
  return `[${texts.join()}]`;
}

function jsonCell(cell: Exclude<Cell, null>, type: string): string {
  if (typeof cell === 'string') return type === 'jsonb' ? cell : JSON.stringify(cell);
  return JSON.stringify(typeof cell === 'object' ? textOf(cell) : cell);
}

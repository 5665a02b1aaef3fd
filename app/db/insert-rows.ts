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

/**
 * Adds rows of which none is there yet, with one statement. By COPY where the database takes it; PGlite's socket does
 * not, and is sent one long parameter.
 */
export async function insertRows(
  client: pg.PoolClient,
  table: string,
  columns: Columns,
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  if (rows.length === 0) return;
  if (await takesCopy(client)) {
    const names = namesOf(columns);
    await pipeline(
      Readable.from(copyTexts(columns, rows)),
      client.query(copyFrom(`COPY ${table} (${names}) FROM STDIN`)),
    );
    return;
  }
  await client.query(insertStatement(table, columns), [separatedRows(rows), ...SEPARATORS]);
}

const SERVER = { tables: 'version()', row: z.object({ takes_copy: z.boolean() }) };

const copying = new WeakMap<pg.PoolClient, Promise<boolean>>();

/** Asked once for each connection: a pool's connections may outlive what they were opened to. */
function takesCopy(client: pg.PoolClient): Promise<boolean> {
  const known = copying.get(client);
  if (known !== undefined) return known;
  const asked = client
    .query(`SELECT version() NOT LIKE '%PGlite%' AS takes_copy`)
    .then(({ rows }) => parseRow(SERVER, null, rows[0]).takes_copy);
  copying.set(client, asked);
  return asked;
}

/** Enough for the database to be busy with while this process does something else. */
const COPY_BYTE_LENGTH = 1024 * 1024;

/** Rows are encoded one by one: one long text of them all, put together piece by piece, takes several times as long. */
function* copyTexts(columns: Columns, rows: readonly (readonly Cell[])[]): Generator<Buffer> {
  const areJson = columns.map(([, type]) => type === 'jsonb');
  let encoded: Buffer[] = [];
  let byteLength = 0;
  for (const row of rows) {
    const cells = row.map((cell, index) => copyText(cell, areJson[index] === true));
    const bytes = Buffer.from(`${cells.join('\t')}\n`);
    encoded.push(bytes);
    byteLength += bytes.length;
    if (byteLength < COPY_BYTE_LENGTH) continue;
    yield Buffer.concat(encoded, byteLength);
    [encoded, byteLength] = [[], 0];
  }
  if (byteLength > 0) yield Buffer.concat(encoded, byteLength);
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
const SEPARATORS = ['row', 'cell', 'null'].map((name) => `<${name} ${randomUUID()}>`);

/** As JSON, PostgreSQL would read documents twice: as a part of it, and each for itself. */
function separatedRows(rows: readonly (readonly Cell[])[]): string {
  const [betweenRows = '', afterCell = '', nothing = ''] = SEPARATORS;
  const textOfRow = (row: readonly Cell[]) =>
    row.map((cell) => `${cell === null ? nothing : textOf(cell)}${afterCell}`).join('');
  return rows.map(textOfRow).join(betweenRows);
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

import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** `Date` for `timestamptz`, JSON as text for `jsonb`; `null` everywhere. */
export type Cell = string | number | boolean | Date | Uint8Array | readonly string[] | null;

/** Columns in the order of a row's cells, with their types. */
export type Columns = readonly (readonly [name: string, type: string])[];

/** Adds rows of which none is there yet, with one statement. */
export async function insertRows(
  client: pg.ClientBase,
  table: string,
  columns: Columns,
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  const encoded = rows.map((row) => encodeRow(columns, row));
  await insertEncoded(client, table, columns, encoded);
}

/** The same for rows that `encodeRow` made before. */
export async function insertEncoded(
  client: pg.ClientBase,
  table: string,
  columns: Columns,
  rows: readonly Buffer[],
): Promise<void> {
  if (rows.length === 0) return;
  const copy = client.query(copyFrom(`COPY ${table} (${namesOf(columns)}) FROM STDIN`));
  await pipeline(Readable.from(inLargeParts(rows)), copy);
}

/** Enough for the database to be busy with while this process does something else. */
const COPY_BYTE_LENGTH = 1024 * 1024;

function* inLargeParts(rows: readonly Buffer[]): Generator<Buffer> {
  let part: Buffer[] = [];
  let byteLength = 0;
  for (const row of rows) {
    part.push(row);
    byteLength += row.length;
    if (byteLength < COPY_BYTE_LENGTH) continue;
    yield Buffer.concat(part, byteLength);
    [part, byteLength] = [[], 0];
  }
  if (byteLength > 0) yield Buffer.concat(part, byteLength);
}

/**
 * A row as COPY takes it. Each for itself: one long text of them all, put together piece by piece and then encoded, takes
 * several times as long.
 */
export function encodeRow(columns: Columns, row: readonly Cell[]): Buffer {
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

function namesOf(columns: Columns): string {
  return columns.map(([name]) => `"${name}"`).join(', ');
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

import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { parseRow } from './rows';

/** `Date` for `timestamptz`, JSON as text for `jsonb`; `null` everywhere. */
export type Cell = string | number | boolean | Date | Uint8Array | readonly string[] | null;

/** Columns in the order of a row's cells, with their types. */
export type Columns = readonly (readonly [name: string, type: string])[];

/**
 * Adds rows of which none is there yet, with one statement. By COPY where the database takes it, which costs about half
 * of what parsing one long parameter does; PGlite's socket does not.
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
  await client.query(insertStatement(table, columns), [jsonRows(columns, rows)]);
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
const COPY_TEXT_LENGTH = 1024 * 1024;

function* copyTexts(columns: Columns, rows: readonly (readonly Cell[])[]): Generator<Buffer> {
  const areJson = columns.map(([, type]) => type === 'jsonb');
  let text = '';
  for (const row of rows) {
    for (const [index, cell] of row.entries()) {
      text += `${index === 0 ? '' : '\t'}${areJson[index] ? copyJson(cell) : copyText(cell)}`;
    }
    text += '\n';
    if (text.length < COPY_TEXT_LENGTH) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}

/** https://www.postgresql.org/docs/current/sql-copy.html, "Text Format". */
function copyText(cell: Cell): string {
  if (cell === null) return '\\N';
  if (typeof cell === 'string') return escaped(cell);
  if (typeof cell === 'object') return escaped(literal(cell));
  return String(cell);
}

/** JSON escapes tabs and line ends itself. */
function copyJson(cell: Cell): string {
  return typeof cell === 'string' ? withoutBackslashes(cell) : copyText(cell);
}

function escaped(text: string): string {
  const unambiguous = withoutBackslashes(text);
  if (!/[\t\n\r]/.test(unambiguous)) return unambiguous;
  return unambiguous.replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}

function withoutBackslashes(text: string): string {
  return text.includes('\\') ? text.replaceAll('\\', '\\\\') : text;
}

/** As PostgreSQL's input functions read it. */
function literal(cell: Date | Uint8Array | readonly string[]): string {
  if (cell instanceof Date) return cell.toISOString();
  if (cell instanceof Uint8Array) return `\\x${Buffer.from(cell).toString('hex')}`;
  return `{${cell.map((each) => `"${each.replace(/["\\]/g, '\\$&')}"`).join()}}`;
}

function namesOf(columns: Columns): string {
  return columns.map(([name]) => `"${name}"`).join(', ');
}

function insertStatement(table: string, columns: Columns): string {
  const names = namesOf(columns);
  const typed = columns.map(([name, type]) => `"${name}" ${type}`).join(', ');
  return `INSERT INTO ${table} (${names}) SELECT ${names} FROM json_to_recordset($1::json) AS r(${typed})`;
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
  return JSON.stringify(typeof cell === 'object' ? literal(cell) : cell);
}

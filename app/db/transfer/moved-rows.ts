import { createHash } from 'node:crypto';
import type pg from 'pg';
import { z } from 'zod';
import { TokenCipherError, type TokenCipher } from '../sessions/token-cipher';
import { quoted, type Table } from './tables';

/** Each value as PostgreSQL writes it as text. */
export type MovedRow = (string | null)[];

/** What tells two tables with the same rows apart from others, whatever the order of their rows. */
export interface TableSum {
  rows: number;
  /** SHA-256 of each row, added up. */
  sum: string;
}

const MODULUS = 1n << 256n;

export class RowSum {
  #rows = 0;
  #sum = 0n;

  add(row: MovedRow): void {
    const digest = createHash('sha256').update(JSON.stringify(row)).digest('hex');
    this.#sum = (this.#sum + BigInt(`0x${digest}`)) % MODULUS;
    this.#rows += 1;
  }

  get total(): TableSum {
    return { rows: this.#rows, sum: this.#sum.toString(16).padStart(64, '0') };
  }
}

const fetchedSchema = z.array(z.array(z.string().nullable()));

/** Rows that are in memory at a time. */
const BATCH = 250;

/** So that a value is the same text wherever it is read. */
export const SAME_TEXTS =
  "SET LOCAL timezone TO 'UTC'; SET LOCAL datestyle TO 'ISO'; SET LOCAL bytea_output TO 'hex'; SET LOCAL intervalstyle TO 'postgres'";

/** The rows of a table, or those of one store. Needs a transaction, in which the cursor lives. */
export async function* readMovedRows(
  client: pg.ClientBase,
  table: Table,
  store: string | null,
): AsyncGenerator<MovedRow[]> {
  const columns = table.columns.map(([name]) => `${quoted(name)}::text`).join(', ');
  const where = store === null ? '' : `WHERE ${quoted(table.storeColumn)} = $1`;
  const order = table.numberedBy === undefined ? '' : `ORDER BY ${quoted(table.numberedBy)}`;
  await client.query(
    `DECLARE moved NO SCROLL CURSOR FOR SELECT ${columns} FROM ${quoted(table.name)} ${where} ${order}`,
    store === null ? [] : [store],
  );
  for (;;) {
    const fetched = await client.query({ text: `FETCH ${BATCH} FROM moved`, rowMode: 'array' });
    const rows = fetchedSchema.parse(fetched.rows);
    if (rows.length === 0) break;
    yield rows;
  }
  await client.query('CLOSE moved');
}

const TOKENS = ['accessToken', 'refreshToken'] as const;

/** The tokens of a session, which are encrypted where they are stored and where they are moved. */
export class MovedTokens {
  readonly #cipher: TokenCipher;
  readonly #id: number;
  readonly #places: (readonly [name: string, index: number])[];

  constructor(cipher: TokenCipher, { columns }: Table) {
    const indexOf = (wanted: string) => columns.findIndex(([name]) => name === wanted);
    this.#cipher = cipher;
    this.#id = indexOf('id');
    this.#places = TOKENS.map((name) => [name, indexOf(name)] as const);
  }

  static isOf({ name }: Pick<Table, 'name'>): boolean {
    return name === 'Session';
  }

  /** For the sum: a token is the same whatever key encrypted it. `null`: no key reads it. */
  opened(row: MovedRow): MovedRow | null {
    try {
      return this.#changed(row, (token, context) => this.#cipher.decrypt(token, context));
    } catch (error) {
      if (error instanceof TokenCipherError) return null;
      throw error;
    }
  }

  /** An opened row, encrypted with the first key. */
  closed(row: MovedRow): MovedRow {
    return this.#changed(row, (token, context) => this.#cipher.encrypt(token, context));
  }

  #changed(row: MovedRow, change: (token: string, context: string) => string): MovedRow {
    const changed = [...row];
    for (const [name, index] of this.#places) {
      const token = row[index];
      if (token) changed[index] = change(token, `${row[this.#id] ?? ''} ${name}`);
    }
    return changed;
  }
}

import type pg from 'pg';
import { z } from 'zod';

/**
 * What a column holds is not what this version of the app reads: a migration is missing, or somebody else wrote it.
 * Says where that is and what was expected, never what stands there.
 */
export class StoredDataError extends Error {
  override name = 'StoredDataError';

  /** `store` is `null` where the statement is of no single store. */
  constructor(
    readonly place: { store: string | null; tables: string; column: string },
    expectation: string,
  ) {
    const { store, tables, column } = place;
    super(`${store ?? 'all stores'}: ${column} of ${tables} cannot be read: ${expectation}`);
  }
}

/** A row as a statement answers it. Columns that it does not name are left out. */
export interface RowShape<Row> {
  /** Those that the statement reads from, as an error names them. */
  tables: string;
  row: z.ZodType<Row>;
}

/**
 * For `satisfies`: a schema of `T` that leaves out no property, optional ones included, since what a schema does not
 * name is dropped when it is read.
 */
export type EveryProperty<T> = Record<keyof T, z.ZodType>;

/** PostgreSQL's `numeric`, which the driver gives as text. */
export const numeric = z.string().transform(Number);

/** The rows of one store's statement, parsed. The first value is the store. */
export async function readRows<Row>(
  on: Pick<pg.Pool, 'query'>,
  shape: RowShape<Row>,
  text: string,
  values: readonly [store: string, ...others: unknown[]],
): Promise<Row[]> {
  const { rows } = await on.query(text, [...values]);
  return parseRows(shape, values[0], rows);
}

/** For statements about one row. */
export async function readRow<Row>(
  ...read: Parameters<typeof readRows<Row>>
): Promise<Row | undefined> {
  return (await readRows(...read))[0];
}

export function parseRows<Row>(
  shape: RowShape<Row>,
  store: string | null,
  rows: readonly unknown[],
): Row[] {
  return rows.map((row) => parseRow(shape, store, row));
}

/** @throws StoredDataError */
export function parseRow<Row>(
  { tables, row: schema }: RowShape<Row>,
  store: string | null,
  row: unknown,
): Row {
  const parsed = schema.safeParse(row);
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0] ?? { path: [], message: 'no reason given' };
  const [column = '?', ...within] = path.map(nameInPath);
  throw new StoredDataError(
    { store, tables, column },
    [within.join('.'), message].filter((part) => part !== '').join(': '),
  );
}

/**
 * What a column's bytes hold, by a `decode` that throws a `RangeError` where it cannot be read.
 *
 * @throws StoredDataError
 */
export function decodedBytes<Decoded>(
  place: StoredDataError['place'],
  bytes: Buffer,
  decode: (bytes: Buffer) => Decoded,
): Decoded {
  try {
    return decode(bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new StoredDataError(place, error.message);
  }
}

/** Properties and positions; a key that the app did not name, such as an id, is content. */
function nameInPath(key: PropertyKey): string {
  return /^\w+$/.test(String(key)) ? String(key) : '*';
}

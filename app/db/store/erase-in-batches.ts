import type pg from 'pg';
import { z } from 'zod';
import { parseRows } from '../rows';

/** Deleting many rows in one statement would hold up all other stores. */
const ERASED_AT_ONCE = 1_000;

const OF_STORES = { tables: 'pg_constraint', row: z.object({ table: z.string() }) };

/**
 * Deletes what refers to a store, and what refers to that, some rows at a time. What is left to go with the store's own
 * row, on whose lock deliveries of the store wait and with them all that are recorded together, is next to nothing.
 */
export async function eraseInBatches(pool: pg.Pool, store: string): Promise<void> {
  for (const table of await tablesOfStores(pool)) {
    let erased: number | null;
    do {
      ({ rowCount: erased } = await pool.query(
        `DELETE FROM ${table} WHERE store = $1
           AND ctid = ANY(ARRAY(SELECT ctid FROM ${table} WHERE store = $1 LIMIT $2))`,
        [store, ERASED_AT_ONCE],
      ));
    } while (erased === ERASED_AT_ONCE);
  }
}

/** As the database says it, so that a table that is new is among them. */
async function tablesOfStores(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query(
    `SELECT conrelid::regclass::text AS table FROM pg_constraint
     WHERE contype = 'f' AND confrelid = 'store'::regclass ORDER BY 1`,
  );
  return parseRows(OF_STORES, null, rows).map(({ table }) => table);
}

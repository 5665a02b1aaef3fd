import type pg from 'pg';

/** Rows that go with one statement: nobody who writes findings waits for more. */
const AT_ONCE = 5_000;

/** Deletes findings that were resolved before that instant. Answers how many. */
export async function forgetResolved(
  pool: pg.Pool,
  table: 'finding' | 'store_finding',
  store: string,
  resolvedBefore: Date,
): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const { rowCount } = await pool.query(
      `DELETE FROM ${table} WHERE store = $1 AND id IN (
         SELECT id FROM ${table} WHERE store = $1 AND status = 'resolved' AND resolved_at < $2 LIMIT ${AT_ONCE})`,
      [store, resolvedBefore],
    );
    forgotten += rowCount ?? 0;
    if ((rowCount ?? 0) < AT_ONCE) return forgotten;
  }
}

import type pg from 'pg';
import { inTransaction } from '../database';
import { UnknownStoreError } from '../errors';
import { addDifference, measure } from '../audit/totals';

/**
 * Changes some listings of a store in one transaction. `change` answers how many look different now; the store's
 * version grows where there are any, and whoever changes what totals count moves them by the difference.
 *
 * The store's row is locked first, by every change alike: writers of one store take turns, so none of them
 * deadlocks, sees another's half, or counts from totals that are moving.
 */
export async function changeStore(
  pool: pg.Pool,
  store: string,
  change: (client: pg.PoolClient) => Promise<number>,
): Promise<number> {
  return inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      'SELECT 1 FROM store WHERE domain = $1 FOR NO KEY UPDATE',
      [store],
    );
    if (rowCount === 0) throw new UnknownStoreError(store);
    const changed = await change(client);
    if (changed > 0)
      await client.query('UPDATE store SET version = version + 1 WHERE domain = $1', [store]);
    return changed;
  });
}

/**
 * Changes some listings and moves the store's totals by what they add before and after.
 *
 * `affects` saves measuring what the change leaves alone: `'texts'` are in no total.
 */
export async function changeListings(
  pool: pg.Pool,
  store: string,
  listingIds: string[],
  affects: 'texts' | 'everything',
  change: (client: pg.PoolClient) => Promise<number>,
): Promise<number> {
  return changeStore(pool, store, async (client) => {
    if (affects === 'texts') return change(client);
    const before = await measure(client, store, listingIds, affects);
    const changed = await change(client);
    if (changed > 0) {
      const after = await measure(client, store, listingIds, affects);
      await addDifference(client, store, before, after);
    }
    return changed;
  });
}

import type pg from 'pg';
import { inTransaction } from '../database';
import { UnknownStoreError } from '../errors';
import { addDifference, measure } from '../audit/totals';

/**
 * Changes some listings of a store and moves the store's totals by the difference, in one transaction.
 *
 * The store's row is locked first, by every change alike: writers of one store take turns, so none of them
 * deadlocks, sees another's half, or counts from totals that are moving.
 *
 * `affects` saves measuring what the change leaves alone: `'catalogue'` outcomes and findings, `'texts'` the
 * counts too. `change` answers how many listings look different now; the store's version grows where there are any.
 */
export async function changeListings(
  pool: pg.Pool,
  store: string,
  listingIds: string[],
  affects: 'texts' | 'catalogue' | 'everything',
  change: (client: pg.PoolClient) => Promise<number>,
): Promise<number> {
  return inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      'SELECT 1 FROM store WHERE domain = $1 FOR NO KEY UPDATE',
      [store],
    );
    if (rowCount === 0) throw new UnknownStoreError(store);
    const measured = affects === 'texts' ? null : affects;
    const before = measured && (await measure(client, store, listingIds, measured));
    const changed = await change(client);
    if (changed === 0) return 0;
    if (measured && before) {
      const after = await measure(client, store, listingIds, measured);
      await addDifference(client, store, before, after);
    }
    await client.query('UPDATE store SET version = version + 1 WHERE domain = $1', [store]);
    return changed;
  });
}

import { expect, it } from 'vitest';
import { testDatabase } from '../support/database';

const database = await testDatabase();

/** Else no index of that column serves a join with the listings. */
it('compare each column that names a listing as the listing’s own id is compared', async () => {
  const { rows } = await database.pool.query<{ name: string; collation: string | null }>(
    `SELECT table_name || '.' || column_name AS name, collation_name AS collation
     FROM information_schema.columns
     WHERE table_schema = current_schema() AND (column_name = 'listing_id' OR (table_name, column_name) = ('listing', 'id'))
     ORDER BY 1`,
  );
  expect(rows.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['listing.id', 'photo_reading.listing_id', 'price_chunk.listing_id']),
  );
  expect(rows.filter(({ collation }) => collation !== 'C')).toEqual([]);
});

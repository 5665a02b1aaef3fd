import type pg from 'pg';
import { z } from 'zod';
import { ofListings } from '../named-listings';
import { numeric, readRows } from '../rows';
import { PricePoints } from '~/core/prices/price-points';
import type { StoredSeries } from './price-chunk';

/** Prices as versions before chunks kept them, a row each. They are read beside, and moved as soon as prices change. */
const POINT = {
  tables: 'price_point',
  row: z.object({
    listing_id: z.string(),
    country: z.enum(['CA', 'US']),
    variant_id: z.string(),
    at: z.date(),
    currency: z.string(),
    amount: numeric,
    compare_at: numeric.nullable(),
    shop_amount: numeric.nullable(),
    observed_until: z.date().nullable(),
  }),
};
type PointRow = z.infer<typeof POINT.row>;

/** Listings without such rows are absent. */
export async function readPricePoints(
  on: Pick<pg.Pool, 'query'>,
  store: string,
  listingIds: string[],
): Promise<Map<string, StoredSeries[]>> {
  const rows = await readRows(
    on,
    POINT,
    `SELECT p.listing_id, p.country, p.variant_id, p.at, p.currency, p.amount, p.compare_at, p.shop_amount,
       p.observed_until
     FROM ${ofListings('price_point', '$2')} p`,
    [store, listingIds],
  );
  return byListing(rows);
}

export async function removePricePoints(
  client: pg.PoolClient,
  store: string,
  listingIds: string[],
): Promise<void> {
  await client.query(
    `DELETE FROM price_point p
     WHERE p.ctid = ANY(ARRAY(SELECT q.ctid FROM ${ofListings('price_point', '$2')} q))`,
    [store, listingIds],
  );
}

function byListing(rows: PointRow[]): Map<string, StoredSeries[]> {
  const listings = new Map<string, Map<string, StoredSeries>>();
  for (const row of rows.sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const ofListing = listings.get(row.listing_id) ?? new Map<string, StoredSeries>();
    listings.set(row.listing_id, ofListing);
    const key = `${row.country} ${row.variant_id}`;
    const before = ofListing.get(key);
    // Amounts in two currencies do not compare: a market that changes its currency begins a new series.
    const points = before?.currency === row.currency ? before.points : new PricePoints();
    points.add({
      at: row.at.getTime(),
      amount: row.amount,
      compareAt: row.compare_at,
      ...(row.shop_amount === null ? {} : { shopAmount: row.shop_amount }),
    });
    ofListing.set(key, {
      country: row.country,
      variantId: row.variant_id,
      currency: row.currency,
      observedUntil: row.observed_until?.getTime() ?? null,
      points,
    });
  }
  return new Map([...listings].map(([id, series]) => [id, [...series.values()]]));
}

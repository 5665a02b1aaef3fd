import type pg from 'pg';
import { z } from 'zod';
import type { PriceHistory, PricePoint } from '~/core/prices/price-history';
import { ofListings, oneOf } from '../named-listings';
import { numeric, readRows } from '../rows';

export type PriceHistories = Record<'CA' | 'US', PriceHistory>;

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
    observed_until: z.date(),
  }),
};

/** Listings without a price that was read are absent. */
export async function readPriceHistories(
  pool: pg.Pool,
  store: string,
  listingIds: string[],
): Promise<Map<string, PriceHistories>> {
  const rows = await readRows(
    pool,
    POINT,
    `SELECT p.listing_id, p.country, p.variant_id, p.at, p.currency, p.amount, p.compare_at, p.shop_amount,
       greatest(p.at, coalesce(p.observed_until, l.prices_read_at)) AS observed_until
     FROM ${ofListings('price_point', '$2')} p JOIN listing l ON l.store = p.store AND l.id = p.listing_id
     WHERE l.store = $1 AND l.id ${oneOf('$2')}
     ORDER BY p.listing_id, p.country, p.variant_id, p.at`,
    [store, listingIds],
  );
  const histories = new Map<string, PriceHistories>();
  for (const row of rows) {
    const ofListing = histories.get(row.listing_id) ?? { CA: [], US: [] };
    histories.set(row.listing_id, ofListing);
    const history = ofListing[row.country];
    const series = history.at(-1);
    if (series?.variantId !== row.variant_id) {
      history.push({
        variantId: row.variant_id,
        currency: row.currency,
        points: [toPoint(row)],
        observedUntil: row.observed_until.toISOString(),
      });
      continue;
    }
    // Amounts in two currencies do not compare: a market that changes its currency begins a new series.
    if (series.currency !== row.currency) series.points = [];
    series.points.push(toPoint(row));
    series.currency = row.currency;
    series.observedUntil = row.observed_until.toISOString();
  }
  return histories;
}

function toPoint(row: z.infer<typeof POINT.row>): PricePoint {
  return {
    at: row.at.toISOString(),
    amount: row.amount,
    compareAt: row.compare_at,
    ...(row.shop_amount === null ? {} : { shopAmount: row.shop_amount }),
  };
}

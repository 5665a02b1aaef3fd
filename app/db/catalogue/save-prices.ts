import type pg from 'pg';
import { z } from 'zod';
import { ofListings } from '../named-listings';
import { numeric, readRows } from '../rows';
import type { ListingColumns, SaveContext, ShownPrice } from './listing-columns';

const LATEST = {
  tables: 'price_point',
  row: z.object({
    listing_id: z.string(),
    country: z.string(),
    variant_id: z.string(),
    at: z.date(),
    currency: z.string(),
    amount: numeric,
    compare_at: numeric.nullable(),
    observed_until: z.date().nullable(),
  }),
};
type LatestPoint = z.infer<typeof LATEST.row>;

/**
 * Adds a point for each variant and country whose price differs from its latest one. One that the read does not hold
 * gets none: its series ends with the last look at it, and goes on when it is read again.
 */
export async function savePrices(
  client: pg.PoolClient,
  context: SaveContext,
  rows: ListingColumns[],
  present: Map<string, { prices_read_at: Date | null }>,
): Promise<void> {
  const known = rows.filter((row) => present.has(row.id));
  const latest = await findLatest(client, context.store, known);
  const shown = rows.flatMap((row) => row.prices);
  const points = shown.filter((price) => {
    const point = latest.get(seriesKey(price.variantId, price.country));
    return point === undefined || (differs(price, point) && point.at <= context.readAt);
  });
  await insertPoints(client, context, points);

  const shownSeries = new Set(shown.map(({ variantId, country }) => seriesKey(variantId, country)));
  const back: LatestPoint[] = [];
  const gone: LatestPoint[] = [];
  for (const point of latest.values()) {
    if (shownSeries.has(seriesKey(point.variant_id, point.country))) {
      if (point.observed_until !== null) back.push(point);
    } else if (point.observed_until === null) gone.push(point);
  }
  const lastLook = (point: LatestPoint) =>
    present.get(point.listing_id)?.prices_read_at ?? point.at;
  await setObservedUntil(client, context.store, back, () => null);
  await setObservedUntil(client, context.store, gone, lastLook);
}

async function findLatest(
  client: pg.PoolClient,
  store: string,
  rows: ListingColumns[],
): Promise<Map<string, LatestPoint>> {
  if (rows.length === 0) return new Map();
  const latest = await readRows(
    client,
    LATEST,
    `SELECT DISTINCT ON (listing_id, country, variant_id)
       listing_id, country, variant_id, at, currency, amount, compare_at, observed_until
     FROM ${ofListings('price_point', '$2')} p
     ORDER BY listing_id, country, variant_id, at DESC`,
    [store, rows.map(({ id }) => id)],
  );
  return new Map(latest.map((point) => [seriesKey(point.variant_id, point.country), point]));
}

function seriesKey(variantId: string, country: string): string {
  return `${country} ${variantId}`;
}

/** The price in the store's own currency tells why a price changed; alone it changes nothing that a buyer sees. */
function differs(price: ShownPrice, point: LatestPoint): boolean {
  return (
    price.currency !== point.currency ||
    stored(price.amount) !== point.amount ||
    (price.compareAt === null ? null : stored(price.compareAt)) !== point.compare_at
  );
}

/** Amounts are stored with four decimals, one more than any currency in use has. */
function stored(amount: number): number {
  return Number(amount.toFixed(4));
}

async function insertPoints(client: pg.PoolClient, context: SaveContext, points: ShownPrice[]) {
  if (points.length === 0) return;
  await client.query(
    `INSERT INTO price_point (store, at, listing_id, country, variant_id, currency, amount, compare_at, shop_amount)
     SELECT $1, $2, * FROM unnest(
       $3::text[], $4::text[], $5::text[], $6::text[], $7::numeric[], $8::numeric[], $9::numeric[])
     ON CONFLICT (store, listing_id, country, variant_id, at) DO UPDATE SET
       currency = EXCLUDED.currency, amount = EXCLUDED.amount,
       compare_at = EXCLUDED.compare_at, shop_amount = EXCLUDED.shop_amount`,
    [
      context.store,
      context.readAt,
      points.map((point) => point.listingId),
      points.map((point) => point.country),
      points.map((point) => point.variantId),
      points.map((point) => point.currency),
      points.map((point) => point.amount),
      points.map((point) => point.compareAt),
      points.map((point) => point.shopAmount),
    ],
  );
}

async function setObservedUntil(
  client: pg.PoolClient,
  store: string,
  points: LatestPoint[],
  observedUntil: (point: LatestPoint) => Date | null,
) {
  if (points.length === 0) return;
  await client.query(
    `UPDATE price_point p SET observed_until = r.observed_until
     FROM unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[])
       AS r(listing_id, country, variant_id, at, observed_until)
     WHERE p.ctid = ANY(ARRAY(SELECT q.ctid FROM ${ofListings('price_point', '$2')} q))
       AND p.listing_id = r.listing_id AND p.country = r.country AND p.variant_id = r.variant_id AND p.at = r.at`,
    [
      store,
      points.map((point) => point.listing_id),
      points.map((point) => point.country),
      points.map((point) => point.variant_id),
      points.map((point) => point.at),
      points.map(observedUntil),
    ],
  );
}

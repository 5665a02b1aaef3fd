import type pg from 'pg';
import { z } from 'zod';
import type { DailySales, SalesHistory, UnitHistory } from '~/core/orders/sales-history';
import { ofListings } from '../named-listings';
import { readRows, type EveryProperty } from '../rows';
import { knownSince } from './known-since';

/** Of an order line: what its sums are of. */
const cell = z.object({
  listing_id: z.string(),
  variant_id: z.string().nullable(),
  day: z.string(),
  country: z.string(),
});
const SALES = {
  tables: 'order_line',
  row: cell.extend({
    units: z.number(),
    returned_units: z.number(),
    orders: z.number(),
    returned_orders: z.number(),
    unknown_units: z.number(),
    unknown_orders: z.number(),
  }),
};
const UNITS = {
  tables: 'order_line',
  row: z.object({
    listing_id: z.string(),
    day: z.string(),
    variantId: z.string().nullable(),
    units: z.number(),
  } satisfies EveryProperty<UnitHistory['days'][number]> & { listing_id: z.ZodType }),
};
const REASONS = {
  tables: 'order_line',
  row: cell.extend({ reason: z.string(), units: z.number() }),
};

/** Each line by the share of its units that came back, in the same order whenever it is added up. */
export const RETURNED_ORDERS =
  'coalesce(sum(returned_units::float8 / nullif(units, 0) ORDER BY returned_units, units), 0)';

/** Each listing's daily counts within these days, from when they are known, one without sales included. */
export async function salesHistories(
  queryable: Pick<pg.Pool, 'query'>,
  store: string,
  { listingIds, since, until }: { listingIds: string[]; since: string; until: string },
): Promise<Map<string, SalesHistory>> {
  const values = [store, listingIds, since, until] as const;
  const lines = `${ofListings('order_line', '$2', 'day BETWEEN $3 AND $4')} l`;
  const [known, sums, reasons] = await Promise.all([
    knownSince(queryable, store, { listingIds, since, until }),
    readRows(
      queryable,
      SALES,
      `SELECT listing_id, variant_id, day::text, country,
         sum(units)::int AS units, sum(returned_units)::int AS returned_units,
         count(*)::int AS orders, ${RETURNED_ORDERS} AS returned_orders,
         coalesce(sum(units) FILTER (WHERE NOT returns_read), 0)::int AS unknown_units,
         (count(*) FILTER (WHERE NOT returns_read))::int AS unknown_orders
       FROM ${lines} GROUP BY 1, 2, l.day, 4 ORDER BY 1, l.day, 2, 4`,
      values,
    ),
    readRows(
      queryable,
      REASONS,
      `SELECT listing_id, variant_id, day::text, country, reason, sum(of_reason::int)::int AS units
       FROM ${lines}, jsonb_each_text(return_reasons) AS r(reason, of_reason)
       WHERE returned_units > 0 GROUP BY 1, 2, l.day, 4, 5 ORDER BY 5`,
      values,
    ),
  ]);
  const histories = new Map(
    [...known].map(([id, from]): [string, SalesHistory] => [id, { since: from, until, days: [] }]),
  );
  const days = new Map<string, DailySales>();
  for (const row of sums) {
    const history = histories.get(row.listing_id);
    if (!history || row.day < history.since) continue;
    const day: DailySales = {
      day: row.day,
      variantId: row.variant_id,
      country: row.country,
      units: row.units,
      returnedUnits: row.returned_units,
      orders: row.orders,
      returnedOrders: row.returned_orders,
      ...(row.unknown_orders > 0 && {
        unknownReturns: { units: row.unknown_units, orders: row.unknown_orders },
      }),
      returnReasons: {},
    };
    days.set(cellKey(row), day);
    history.days.push(day);
  }
  for (const row of reasons) {
    const day = days.get(cellKey(row));
    if (day) day.returnReasons[row.reason] = row.units;
  }
  return histories;
}

/** The same of units alone, wherever they went. */
export async function unitHistories(
  queryable: Pick<pg.Pool, 'query'>,
  store: string,
  { listingIds, since, until }: { listingIds: string[]; since: string; until: string },
): Promise<Map<string, UnitHistory>> {
  const known = await knownSince(queryable, store, { listingIds, since, until });
  const rows = await readRows(
    queryable,
    UNITS,
    `SELECT listing_id, variant_id AS "variantId", day::text, sum(units)::int AS units
     FROM ${ofListings('order_line', '$2', 'day BETWEEN $3 AND $4')} l
     GROUP BY listing_id, l.day, variant_id ORDER BY listing_id, l.day, variant_id`,
    [store, listingIds, since, until],
  );
  const histories = new Map(
    [...known].map(([id, from]): [string, UnitHistory] => [id, { since: from, until, days: [] }]),
  );
  for (const { listing_id: id, ...day } of rows) {
    const history = histories.get(id);
    if (history && day.day >= history.since) history.days.push(day);
  }
  return histories;
}

function cellKey({
  listing_id: listing,
  variant_id: variant,
  day,
  country,
}: z.infer<typeof cell>): string {
  return JSON.stringify([listing, variant, day, country]);
}

import type pg from 'pg';
import { z } from 'zod';
import type { OrderCounts } from '~/core/orders/order-counts';
import { readRows } from '../rows';
import { storableJson, storableText } from '../stored-text';

export function orderIdOf({ id, name }: OrderCounts): string {
  return id ?? `name:${name}`;
}

/**
 * `$1` the store. Each order is looked up by itself, by its id or its name: see `app/db/named-listings.ts`. `ctid` holds
 * under the lock that all changes of the store take.
 */
const ordersBy = (column: 'id' | 'name', parameter: string): string =>
  `SELECT found.* FROM (SELECT DISTINCT unnest(${parameter}::text[]) AS named_order) AS named
   CROSS JOIN LATERAL (SELECT ctid, id, name, placed_on, country, province, imported FROM shop_order
     WHERE store = $1 AND ${column} = named_order OFFSET 0) AS found`;

/** `$2` ids. */
const NAMED_ORDERS = ordersBy('id', '$2');

/** `$3` names. */
export const ORDERS_BY_ID_OR_NAME = `${NAMED_ORDERS} UNION ${ordersBy('name', '$3')}`;

/** An imported order may stand under its name alone. */
const SAME_ORDERS = `${NAMED_ORDERS} UNION SELECT * FROM (${ordersBy('name', '$3')}) AS by_name WHERE imported`;

/** Of the order `o`, whosever they are. */
const LINES_OF_ORDER = `(SELECT units, returned_units, returns_read, revenue FROM order_line
     WHERE store = $1 AND order_id = o.id OFFSET 0)
   UNION ALL
   (SELECT units, coalesce(returned_units, 0), returned_units IS NOT NULL, revenue FROM unassigned_line
     WHERE store = $1 AND order_id = o.id OFFSET 0)`;

/** Lines go with their order. Answers how many orders went. */
export async function deleteOrders(
  client: pg.PoolClient,
  store: string,
  orders: OrderCounts[],
): Promise<number> {
  const values = [store, orders.map(orderIdOf), orders.map(({ name }) => storableText(name))];
  await moveDailySales(client, { by: -1, orders: SAME_ORDERS, values });
  const { rowCount } = await client.query(
    `DELETE FROM shop_order WHERE ctid = ANY(ARRAY(SELECT ctid FROM (${SAME_ORDERS}) AS same))`,
    values,
  );
  return rowCount ?? 0;
}

/** Where two orders have one id, the last counts. */
export async function insertOrders(
  client: pg.PoolClient,
  store: string,
  orders: OrderCounts[],
  { imported }: { imported: boolean },
): Promise<void> {
  const byId = new Map(orders.map((order) => [orderIdOf(order), order]));
  const rows = [...byId].map(([id, order]) => ({ ...order, id }));
  const ours = await codesOfPromotions(client, store, rows);
  await client.query(
    `INSERT INTO shop_order (
       store, imported, id, name, placed_on, country, province, paid_shipment, fulfilled_on, promotion_codes)
     SELECT $1, $2, id, name, placed_on, country, province, paid_shipment, fulfilled_on,
       CASE WHEN codes IS NOT NULL THEN ARRAY(SELECT jsonb_array_elements_text(codes)) END
     FROM unnest(
       $3::text[], $4::text[], $5::date[], $6::text[], $7::text[], $8::bool[], $9::date[], $10::jsonb[])
       AS o(id, name, placed_on, country, province, paid_shipment, fulfilled_on, codes)`,
    [
      store,
      imported,
      rows.map(({ id }) => id),
      rows.map(({ name }) => storableText(name)),
      rows.map(({ day }) => day),
      rows.map(({ country }) => country),
      rows.map(({ province }) => province),
      rows.map(({ paidShipment }) => paidShipment),
      rows.map(({ fulfilledOn }) => fulfilledOn),
      rows.map(({ codes }) => codes && JSON.stringify(codes.filter((code) => ours.has(code)))),
    ],
  );
  const lines = rows.flatMap(({ id, day, country, lines: ofOrder }) =>
    ofOrder.map((line, position) => ({ ...line, orderId: id, position, day, country })),
  );
  await client.query(
    `INSERT INTO order_line (
       store, order_id, position, listing_id, variant_id, day, country, units, returned_units, returns_read,
       return_reasons, revenue)
     SELECT $1, * FROM unnest(
       $2::text[], $3::int[], $4::text[], $5::text[], $6::date[], $7::text[], $8::int[], $9::int[], $10::bool[],
       $11::jsonb[], $12::numeric[])`,
    [
      store,
      lines.map(({ orderId }) => orderId),
      lines.map(({ position }) => position),
      lines.map(({ listingId }) => listingId),
      lines.map(({ variantId }) => variantId),
      lines.map(({ day }) => day),
      lines.map(({ country }) => country),
      lines.map(({ units }) => units),
      lines.map(({ returnedUnits }) => returnedUnits ?? 0),
      lines.map(({ returnedUnits }) => returnedUnits !== null),
      lines.map(({ returnedUnits, returnReasons }) =>
        returnedUnits !== null && returnedUnits > 0 ? storableJson(returnReasons) : null,
      ),
      lines.map(({ revenue }) => revenue),
    ],
  );
  await insertUnassigned(client, store, rows);
  await moveDailySales(client, {
    by: 1,
    orders: NAMED_ORDERS,
    values: [store, [...byId.keys()]],
  });
}

const CODE = { tables: 'promotion, promotion_part', row: z.object({ code: z.string() }) };

/**
 * Codes that the app's own promotions have, or had in Shopify, in lower case: of all others, which may be one person's, no
 * order keeps a word.
 */
async function codesOfPromotions(
  client: pg.PoolClient,
  store: string,
  orders: readonly OrderCounts[],
): Promise<ReadonlySet<string>> {
  if (orders.every(({ codes = [] }) => codes.length === 0)) return new Set();
  const rows = await readRows(
    client,
    CODE,
    `SELECT DISTINCT lower(said.trigger->>'code') AS code FROM (
       SELECT plan->'trigger' FROM promotion WHERE store = $1
       UNION ALL SELECT scheduled_plan->'trigger' FROM promotion WHERE store = $1
       UNION ALL SELECT jsonb_build_object('kind', 'code', 'code', own.terms->'code')
         FROM promotion CROSS JOIN LATERAL (
           SELECT value FROM jsonb_each(plan->'own')
           UNION ALL SELECT value FROM jsonb_each(scheduled_plan->'own')) AS own(terms)
         WHERE store = $1 AND own.terms->>'code' IS NOT NULL
       UNION ALL SELECT known->'trigger' FROM promotion_part WHERE store = $1
       UNION ALL SELECT seen->'terms'->'trigger' FROM promotion_part WHERE store = $1) AS said(trigger)
     WHERE said.trigger->>'kind' = 'code'`,
    [store],
  );
  return new Set(rows.map(({ code }) => code));
}

async function insertUnassigned(
  client: pg.PoolClient,
  store: string,
  orders: (OrderCounts & { id: string })[],
): Promise<void> {
  const lines = orders.flatMap(({ id, day, unassigned = [] }) =>
    unassigned.map((line, position) => ({ ...line, orderId: id, position, day })),
  );
  if (lines.length === 0) return;
  await client.query(
    `INSERT INTO unassigned_line (store, order_id, position, listing_ids, day, units, returned_units, revenue)
     SELECT $1, order_id, position, ARRAY(SELECT jsonb_array_elements_text(listing_ids)), day, units,
       returned_units, revenue
     FROM unnest($2::text[], $3::int[], $4::jsonb[], $5::date[], $6::int[], $7::int[], $8::numeric[])
       AS l(order_id, position, listing_ids, day, units, returned_units, revenue)`,
    [
      store,
      lines.map(({ orderId }) => orderId),
      lines.map(({ position }) => position),
      lines.map(({ listingIds }) => JSON.stringify(listingIds)),
      lines.map(({ day }) => day),
      lines.map(({ units }) => units),
      lines.map(({ returnedUnits }) => returnedUnits),
      lines.map(({ revenue }) => revenue),
    ],
  );
}

/** Of these orders, as they stand in the table. What came back takes its part of what was paid with it. */
async function moveDailySales(
  client: pg.PoolClient,
  { by, orders, values }: { by: 1 | -1; orders: string; values: unknown[] },
): Promise<void> {
  await client.query(
    `INSERT INTO daily_sales (store, day, country, province, units, returned_units, revenue, revenue_units)
     SELECT $1::text, o.placed_on, o.country, coalesce(o.province, ''), ${by} * sum(l.units), ${by} * sum(l.returned_units),
       ${by} * coalesce(sum(round(l.revenue * (l.units - l.returned_units) / l.units, 4)) FILTER (WHERE l.units > 0 AND l.returns_read), 0),
       ${by} * coalesce(sum(l.units) FILTER (WHERE l.revenue IS NOT NULL AND l.returns_read), 0)
     FROM (${orders}) AS o
       CROSS JOIN LATERAL (${LINES_OF_ORDER}) AS l
     GROUP BY 1, 2, 3, 4
     ON CONFLICT (store, day, country, province) DO UPDATE SET
       units = daily_sales.units + EXCLUDED.units,
       returned_units = daily_sales.returned_units + EXCLUDED.returned_units,
       revenue = daily_sales.revenue + EXCLUDED.revenue,
       revenue_units = daily_sales.revenue_units + EXCLUDED.revenue_units`,
    values,
  );
}

import type pg from 'pg';
import type { OrderCounts } from '~/core/listing/order-counts';
import { storableJson, storableText } from './stored-text';

export function orderIdOf({ id, name }: OrderCounts): string {
  return id ?? `name:${name}`;
}

/** Lines go with their order. An imported order may stand under its name alone. Answers how many orders went. */
export async function deleteOrders(
  client: pg.PoolClient,
  store: string,
  orders: OrderCounts[],
): Promise<number> {
  const { rowCount } = await client.query(
    `DELETE FROM shop_order
     WHERE store = $1 AND (id = ANY($2) OR (imported AND name = ANY($3)))`,
    [store, orders.map(orderIdOf), orders.map(({ name }) => storableText(name))],
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
  await client.query(
    `INSERT INTO shop_order (store, imported, id, name, placed_on, country, province, paid_shipment, fulfilled_on)
     SELECT $1, $2, * FROM unnest(
       $3::text[], $4::text[], $5::date[], $6::text[], $7::text[], $8::bool[], $9::date[])`,
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
    ],
  );
  const lines = rows.flatMap(({ id, day, country, lines: ofOrder }) =>
    ofOrder.map((line, position) => ({ ...line, orderId: id, position, day, country })),
  );
  await client.query(
    `INSERT INTO order_line (
       store, order_id, position, listing_id, variant_id, day, country, units, returned_units, return_reasons,
       revenue)
     SELECT $1, * FROM unnest(
       $2::text[], $3::int[], $4::text[], $5::text[], $6::date[], $7::text[], $8::int[], $9::int[], $10::jsonb[],
       $11::numeric[])`,
    [
      store,
      lines.map(({ orderId }) => orderId),
      lines.map(({ position }) => position),
      lines.map(({ listingId }) => listingId),
      lines.map(({ variantId }) => variantId),
      lines.map(({ day }) => day),
      lines.map(({ country }) => country),
      lines.map(({ units }) => units),
      lines.map(({ returnedUnits }) => returnedUnits),
      lines.map(({ returnedUnits, returnReasons }) =>
        returnedUnits > 0 ? storableJson(returnReasons) : null,
      ),
      lines.map(({ revenue }) => revenue),
    ],
  );
}

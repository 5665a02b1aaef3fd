import { z } from 'zod';
import type { DueListing, PackingRepository, SentAfterTick } from '~/services/packing/ports';
import type { Database } from '../database';
import { oneOf } from '../named-listings';
import { readRows, type EveryProperty } from '../rows';

const DUE = {
  tables: 'shop_order, order_line',
  row: z.object({
    listingId: z.string(),
    orders: z.number(),
    units: z.number(),
    oldest: z.string(),
  } satisfies EveryProperty<DueListing>),
};

const SENT = {
  tables: 'packing_tick, order_line',
  row: z.object({
    listingId: z.string(),
    days: z.number(),
    units: z.number(),
    returnedUnits: z.number(),
  } satisfies EveryProperty<SentAfterTick>),
};

/** An order is sent at most so many days after it was placed, as far as ticks are looked at. */
const SENT_WITHIN_DAYS = 90;

export class PostgresPackingRepository implements PackingRepository {
  constructor(private readonly database: Database) {}

  due(store: string, since: string, limit: number): Promise<DueListing[]> {
    return readRows(
      this.database.pool,
      DUE,
      `SELECT l.listing_id AS "listingId", count(DISTINCT l.order_id)::int AS orders,
         sum(l.units - l.returned_units)::int AS units, min(o.placed_on)::text AS oldest
       FROM shop_order o JOIN order_line l ON l.store = o.store AND l.order_id = o.id
         JOIN listing p ON p.store = l.store AND p.id = l.listing_id
       WHERE o.store = $1 AND o.placed_on >= $2 AND o.paid_shipment AND o.fulfilled_on IS NULL
         AND l.units > l.returned_units
       GROUP BY l.listing_id ORDER BY min(o.placed_on), units DESC, l.listing_id LIMIT $3`,
      [store, since, limit],
    );
  }

  async tickedOn(store: string, day: string): Promise<string[]> {
    const rows = await readRows(
      this.database.pool,
      { tables: 'packing_tick', row: z.object({ id: z.string() }) },
      'SELECT listing_id AS id FROM packing_tick WHERE store = $1 AND day = $2',
      [store, day],
    );
    return rows.map(({ id }) => id);
  }

  sentAfterTicks(store: string, listingIds: string[], since: string): Promise<SentAfterTick[]> {
    return readRows(
      this.database.pool,
      SENT,
      `SELECT t.listing_id AS "listingId", count(DISTINCT t.day)::int AS days,
         sum(l.units)::int AS units, sum(l.returned_units)::int AS "returnedUnits"
       FROM packing_tick t
         JOIN order_line l ON l.store = t.store AND l.listing_id = t.listing_id
           AND l.day BETWEEN t.day - ${SENT_WITHIN_DAYS} AND t.day AND l.returns_read
         JOIN shop_order o ON o.store = l.store AND o.id = l.order_id AND o.fulfilled_on = t.day
       WHERE t.store = $1 AND t.listing_id ${oneOf('$2')} AND t.day >= $3
       GROUP BY t.listing_id ORDER BY t.listing_id`,
      [store, listingIds, since],
    );
  }

  async tick(
    store: string,
    { listingId, day, isTicked }: { listingId: string; day: string; isTicked: boolean },
    { at, by }: { at: Date; by: string },
  ): Promise<boolean> {
    const { pool } = this.database;
    if (isTicked) {
      await pool.query(
        `INSERT INTO packing_tick (store, day, listing_id, ticked_at, ticked_by)
         SELECT store, $3, id, $4, $5 FROM listing WHERE store = $1 AND id = $2
         ON CONFLICT (store, day, listing_id) DO NOTHING`,
        [store, listingId, day, at, by],
      );
    } else {
      await pool.query(
        'DELETE FROM packing_tick WHERE store = $1 AND listing_id = $2 AND day = $3',
        [store, listingId, day],
      );
    }
    const { rowCount } = await pool.query('SELECT 1 FROM listing WHERE store = $1 AND id = $2', [
      store,
      listingId,
    ]);
    return rowCount === 1;
  }
}

import type pg from 'pg';
import { z } from 'zod';
import { COUNTED_AT_MOST, HELD_KINDS, type HeldKind } from '~/core/store/held-data';
import type { HeldData, HeldDataRepository } from '~/services/store/held-data-ports';
import { changeStore } from '../catalogue/change-listings';
import type { Database } from '../database';
import { readRow } from '../rows';

/** Deleting a large store's orders in one statement would hold up all other stores. */
const ERASED_AT_ONCE = 1_000;

interface Part {
  /** Whose rows are counted. */
  counted: [string, ...string[]];
  where?: string;
  /** What belongs to them, and takes room as well. */
  besides?: string[];
  /** Where they tell of a past. */
  reach?: [table: string, column: string][];
}

/** A table that is new is entered here, or with the reason why not in `tests/db/store/held-data-repository.test.ts`. */
export const HELD_PARTS: Record<HeldKind, Part> = {
  listings: {
    counted: ['listing'],
    besides: ['listing_content', 'listing_season', 'removed_listing'],
  },
  prices: {
    counted: ['price_chunk'],
    besides: ['price_point', 'price_import', 'imported_price'],
    reach: [
      ['price_chunk', 'since'],
      ['price_import', 'first_day'],
    ],
  },
  photoReadings: { counted: ['photo_reading'] },
  findings: { counted: ['finding', 'store_finding'] },
  home: { counted: ['readiness_day', 'home_visit'], reach: [['readiness_day', 'day']] },
  texts: { counted: ['store_text'], besides: ['store_text_reading'] },
  orders: {
    counted: ['shop_order'],
    besides: ['order_line', 'unassigned_line', 'daily_sales', 'order_history'],
    reach: [['shop_order', 'placed_on']],
  },
  packing: { counted: ['packing_tick'], reach: [['packing_tick', 'day']] },
  changes: { counted: ['store_change'] },
  promotions: {
    counted: ['promotion'],
    besides: ['promotion_part', 'promotion_event', 'promotion_sale'],
  },
  discounts: {
    counted: ['store_discount'],
    besides: ['discount_reading', 'collection_member', 'collection_reading'],
  },
  dates: { counted: ['announced_date'] },
  replies: { counted: ['reply_variant'] },
  recipients: {
    counted: ['digest_recipient'],
    where: 'email IS NOT NULL',
    besides: ['digest_link', 'recipient_digest', 'outbox_mail'],
  },
  syncs: { counted: ['sync_run'] },
};

const COUNTED = z.object({
  rows: z.coerce.number(),
  /** Of a row on average, indexes included, as the database last estimated; `null`: it never did. */
  bytes_of_row: z.number().nullable(),
});

export class PostgresHeldDataRepository implements HeldDataRepository {
  constructor(private readonly database: Database) {}

  held(store: string): Promise<HeldData[]> {
    return Promise.all(HELD_KINDS.map((kind) => heldOf(this.database.pool, store, kind)));
  }

  async eraseOrders(store: string): Promise<void> {
    const { pool } = this.database;
    for (let erased: number | null = null; erased !== 0;) {
      const { rowCount } = await pool.query(
        `DELETE FROM shop_order WHERE store = $1
           AND id IN (SELECT id FROM shop_order WHERE store = $1 LIMIT $2)`,
        [store, ERASED_AT_ONCE],
      );
      erased = rowCount ?? 0;
    }
    await changeStore(pool, store, async (client) => {
      for (const table of ['daily_sales', 'order_history', 'computation']) {
        await client.query(`DELETE FROM ${table} WHERE store = $1`, [store]);
      }
      await client.query(
        'UPDATE store SET settings_revision = settings_revision + 1 WHERE domain = $1',
        [store],
      );
      return 1;
    });
  }
}

async function heldOf(pool: pg.Pool, store: string, kind: HeldKind): Promise<HeldData> {
  const { counted: tables, where, besides = [], reach = [] } = HELD_PARTS[kind];
  const counted = await Promise.all(tables.map((table) => countOf(pool, store, table, where)));
  const beside = await Promise.all(besides.map((table) => countOf(pool, store, table)));
  const bytes = [...counted, ...beside].map(({ rows, bytes_of_row }) => {
    if (rows === 0) return 0;
    return bytes_of_row === null || rows > COUNTED_AT_MOST ? null : rows * bytes_of_row;
  });
  return {
    kind,
    count: counted.reduce((sum, { rows }) => sum + rows, 0),
    bytes: bytes.reduce((sum, each) => (sum === null || each === null ? null : sum + each), 0),
    reachesBackTo: earliest(await Promise.all(reach.map((each) => firstOf(pool, store, each)))),
  };
}

async function countOf(pool: pg.Pool, store: string, table: string, where = 'true') {
  const row = await readRow(
    pool,
    { tables: table, row: COUNTED },
    `SELECT
       (SELECT count(*) FROM (SELECT 1 FROM ${table} WHERE store = $1 AND ${where} LIMIT $2) counted) AS rows,
       (SELECT pg_total_relation_size(oid) / reltuples FROM pg_class
        WHERE oid = $3::regclass AND reltuples > 0)::float8 AS bytes_of_row`,
    [store, COUNTED_AT_MOST + 1, table],
  );
  return row ?? { rows: 0, bytes_of_row: null };
}

async function firstOf(
  pool: pg.Pool,
  store: string,
  [table, column]: [string, string],
): Promise<Date | null> {
  const row = await readRow(
    pool,
    { tables: table, row: z.object({ first: z.date().nullable() }) },
    `SELECT min(${column})::timestamptz AS first FROM ${table} WHERE store = $1`,
    [store],
  );
  return row?.first ?? null;
}

function earliest(instants: readonly (Date | null)[]): Date | null {
  const known = instants.filter((each) => each !== null);
  return known.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

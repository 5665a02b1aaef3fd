import type pg from 'pg';
import { z } from 'zod';
import { COUNTED_AT_MOST, HELD_KINDS, type HeldKind } from '~/core/store/held-data';
import type { HeldData, HeldDataRepository } from '~/services/store/held-data-ports';
import { changeStore } from '../catalogue/change-listings';
import type { Database } from '../database';
import { readRow } from '../rows';

/** Deleting a large store's orders in one statement would hold up all other stores. */
const ERASED_AT_ONCE = 1_000;

/** Rows of the first table are counted; the others hold what belongs to them. `reach`: where they tell of a past. */
const PARTS: Record<
  HeldKind,
  { tables: [string, ...string[]]; where?: string; reach?: [table: string, column: string][] }
> = {
  listings: { tables: ['listing', 'listing_content'] },
  prices: {
    tables: ['price_chunk', 'price_point', 'imported_price'],
    reach: [
      ['price_chunk', 'since'],
      ['price_import', 'first_day'],
    ],
  },
  photoReadings: { tables: ['photo_reading'] },
  findings: { tables: ['finding'] },
  texts: { tables: ['store_text'] },
  orders: {
    tables: ['shop_order', 'order_line', 'unassigned_line'],
    reach: [['shop_order', 'placed_on']],
  },
  changes: { tables: ['store_change'] },
  promotions: { tables: ['promotion', 'promotion_part', 'promotion_event'] },
  replies: { tables: ['reply_variant'] },
  recipients: { tables: ['digest_recipient'], where: 'email IS NOT NULL' },
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
  const { tables, where, reach = [] } = PARTS[kind];
  const counted = await Promise.all(tables.map((table) => countOf(pool, store, table, where)));
  const bytes = counted.map(({ rows, bytes_of_row }) => {
    if (rows === 0) return 0;
    return bytes_of_row === null || rows > COUNTED_AT_MOST ? null : rows * bytes_of_row;
  });
  return {
    kind,
    count: counted[0]?.rows ?? 0,
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

import type pg from 'pg';
import { z } from 'zod';
import type { HandlingDay, HandlingHistory } from '~/core/orders/handling-history';
import type { OrderCounts } from '~/core/orders/order-counts';
import type { SalesHistory, UnitHistory } from '~/core/orders/sales-history';
import { addDays } from '~/core/days/store-day';
import type { ReturnBaseline, ReturnEvidence } from '~/core/returns/return-baseline';
import type { VariantSku } from '~/core/orders/sku-matches';
import type { NamedOrder, OrderHistory, OrderRepository } from '~/services/orders/ports';
import { inTransaction, type Database } from '../database';
import { UnknownStoreError } from '../errors';
import { readRow, readRows, type EveryProperty } from '../rows';
import { messageId } from '../shapes';
import { knownSince } from './known-since';
import { RETURNED_ORDERS, salesHistories, unitHistories } from './sales-histories';
import { deleteOrders, insertOrders, orderIdOf, ORDERS_BY_ID_OR_NAME } from './order-rows';

const HISTORY = {
  tables: 'order_history',
  row: z.object({
    since: z.string().nullable(),
    until: z.string().nullable(),
    read_until: z.date().nullable(),
    complete: z.boolean(),
    notice: messageId.nullable(),
    returns_denied: z.boolean(),
    codes_read: z.boolean(),
    return_baseline: z
      .object({
        meanShare: z.number(),
        strength: z.number(),
        products: z.number(),
      } satisfies EveryProperty<ReturnBaseline>)
      .nullable(),
  }),
};

const KNOWN = { tables: 'shop_order', row: z.object({ id: z.string(), name: z.string() }) };

const FIRST_DAY = { tables: 'shop_order', row: z.object({ day: z.string().nullable() }) };

const NAMED = {
  tables: 'shop_order',
  row: z.object({
    name: z.string(),
    placedOn: z.string(),
    fulfilledOn: z.string().nullable(),
  } satisfies EveryProperty<NamedOrder>),
};

const RETURNS = {
  tables: 'order_line',
  row: z.object({
    orders: z.number(),
    returnedOrders: z.number(),
  } satisfies EveryProperty<ReturnEvidence>),
};

const HANDLING = {
  tables: 'shop_order',
  row: z.object({
    day: z.string(),
    country: z.string(),
    province: z.string().nullable(),
    orders: z.number(),
    fulfilledOn: z.string().nullable(),
  } satisfies EveryProperty<HandlingDay>),
};

const VARIANT_SKUS = {
  tables: 'listing_content',
  row: z.object({
    sku: z.string(),
    listingId: z.string(),
    variantId: z.string(),
  } satisfies EveryProperty<VariantSku>),
};

const NO_HISTORY: OrderHistory = {
  since: null,
  until: null,
  readUntil: null,
  complete: false,
  notice: null,
  returnsDenied: false,
  codesRead: false,
  returnBaseline: null,
};

/** Orders as single contributions; daily counts are sums of them, made when they are asked for. */
export class PostgresOrderRepository implements OrderRepository {
  constructor(private readonly database: Database) {}

  async save(store: string, orders: OrderCounts[]): Promise<void> {
    await this.#change(store, async (client) => {
      await deleteOrders(client, store, orders);
      await insertOrders(client, store, orders, { imported: false });
    });
  }

  async saveImported(store: string, orders: OrderCounts[]): Promise<number> {
    let known = 0;
    await this.#change(store, async (client) => {
      const rows = await readRows(
        client,
        KNOWN,
        `SELECT id, name FROM (${ORDERS_BY_ID_OR_NAME}) AS known WHERE NOT imported`,
        [store, orders.map(orderIdOf), orders.map(({ name }) => name)],
      );
      const ids = new Set(rows.map(({ id }) => id));
      const names = new Set(rows.map(({ name }) => name));
      const fresh = orders.filter((order) => !ids.has(orderIdOf(order)) && !names.has(order.name));
      const replaced = await deleteOrders(client, store, fresh);
      known = orders.length - fresh.length + replaced;
      await insertOrders(client, store, fresh, { imported: true });
    });
    return known;
  }

  async history(store: string): Promise<OrderHistory> {
    return readHistory(this.database.pool, store);
  }

  async saveHistory(store: string, change: Partial<OrderHistory>): Promise<void> {
    await this.#change(store, async (client) => {
      const history = { ...(await readHistory(client, store)), ...change };
      await client.query(
        `INSERT INTO order_history (store, since, until, read_until, complete, notice, return_baseline,
           returns_denied, codes_read)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (store) DO UPDATE SET
           since = EXCLUDED.since, until = EXCLUDED.until, read_until = EXCLUDED.read_until,
           complete = EXCLUDED.complete, notice = EXCLUDED.notice,
           return_baseline = EXCLUDED.return_baseline, returns_denied = EXCLUDED.returns_denied,
           codes_read = EXCLUDED.codes_read`,
        [
          store,
          history.since,
          history.until,
          history.readUntil,
          history.complete,
          history.notice,
          history.returnBaseline && JSON.stringify(history.returnBaseline),
          history.returnsDenied,
          history.codesRead,
        ],
      );
      await client.query('UPDATE store SET version = version + 1 WHERE domain = $1', [store]);
    });
  }

  async named(store: string, names: readonly string[]): Promise<NamedOrder | null> {
    const row = await readRow(
      this.database.pool,
      NAMED,
      `SELECT name, placed_on::text AS "placedOn", fulfilled_on::text AS "fulfilledOn"
       FROM shop_order WHERE store = $1 AND name = ANY($2)
       ORDER BY array_position($2, name), placed_on DESC, id LIMIT 1`,
      [store, names],
    );
    return row ?? null;
  }

  async firstDay(store: string): Promise<string | null> {
    const row = await readRow(
      this.database.pool,
      FIRST_DAY,
      'SELECT min(placed_on)::text AS day FROM shop_order WHERE store = $1',
      [store],
    );
    return row?.day ?? null;
  }

  async salesHistories(
    store: string,
    listingIds: string[],
  ): Promise<Map<string, SalesHistory> | null> {
    const { since, until } = await this.history(store);
    if (since === null || until === null) return null;
    return salesHistories(this.database.pool, store, { listingIds, since, until });
  }

  async knownSince(store: string, listingIds: string[]): Promise<Map<string, string>> {
    const { since, until } = await this.history(store);
    if (since === null || until === null) return new Map();
    return knownSince(this.database.pool, store, { listingIds, since, until });
  }

  async unitHistories(
    store: string,
    listingIds: string[],
  ): Promise<Map<string, UnitHistory> | null> {
    const { since, until } = await this.history(store);
    if (since === null || until === null) return null;
    return unitHistories(this.database.pool, store, { listingIds, since, until });
  }

  async returnEvidence(
    store: string,
    { since, until }: { since: string; until: string },
  ): Promise<ReturnEvidence[]> {
    return readRows(
      this.database.pool,
      RETURNS,
      `SELECT count(*)::int AS orders, ${RETURNED_ORDERS} AS "returnedOrders"
       FROM order_line WHERE store = $1 AND day BETWEEN $2 AND $3 AND returns_read
       GROUP BY listing_id ORDER BY listing_id`,
      [store, since, until],
    );
  }

  async handling(store: string, days: number): Promise<HandlingHistory | null> {
    const history = await this.history(store);
    if (history.since === null || history.until === null) return null;
    const earliest = addDays(history.until, 1 - days);
    const since = history.since > earliest ? history.since : earliest;
    const ofDays = await readRows(
      this.database.pool,
      HANDLING,
      `SELECT placed_on::text AS day, country, province, count(*)::int AS orders,
         fulfilled_on::text AS "fulfilledOn"
       FROM shop_order WHERE store = $1 AND paid_shipment AND placed_on BETWEEN $2 AND $3
       GROUP BY placed_on, country, province, fulfilled_on
       ORDER BY placed_on, country, province, fulfilled_on`,
      [store, since, history.until],
    );
    return { since, until: history.until, days: ofDays };
  }

  async variantSkus(store: string): Promise<VariantSku[]> {
    return readRows(
      this.database.pool,
      VARIANT_SKUS,
      `SELECT v.sku, c.listing_id AS "listingId", v.id AS "variantId"
       FROM listing_content c, jsonb_to_recordset(c.snapshot->'variants') AS v(id text, sku text)
       WHERE c.store = $1 AND v.sku <> '' ORDER BY c.listing_id, v.id`,
      [store],
    );
  }

  /** Under the lock that every change of a store takes first. */
  #change(store: string, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
    return inTransaction(this.database.pool, async (client) => {
      const { rowCount } = await client.query(
        'SELECT 1 FROM store WHERE domain = $1 FOR NO KEY UPDATE',
        [store],
      );
      if (rowCount === 0) throw new UnknownStoreError(store);
      await work(client);
    });
  }
}

async function readHistory(
  queryable: Pick<pg.Pool, 'query'>,
  store: string,
): Promise<OrderHistory> {
  const row = await readRow(
    queryable,
    HISTORY,
    `SELECT since::text, until::text, read_until, complete, notice, return_baseline, returns_denied, codes_read
       FROM order_history WHERE store = $1`,
    [store],
  );
  if (!row) return NO_HISTORY;
  return {
    since: row.since,
    until: row.until,
    readUntil: row.read_until,
    complete: row.complete,
    notice: row.notice,
    returnsDenied: row.returns_denied,
    codesRead: row.codes_read,
    returnBaseline: row.return_baseline,
  };
}

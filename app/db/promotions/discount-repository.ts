import { z } from 'zod';
import { discountShape } from '~/core/promotions/discount-shape';
import type {
  DiscountReading,
  DiscountRepository,
  DiscountWindow,
  LikeDiscounts,
} from '~/services/promotions/discount-ports';
import type { DiscountInShopify } from '~/services/promotions/ports';
import type { Database } from '../database';
import { jsonRows, type Columns } from '../insert-rows';
import { readRow, readRows } from '../rows';
import { contentHash, storableJson, storableText } from '../stored-text';
import { discountTerms } from './promotion-rows';

const COLUMNS: Columns = [
  ['id', 'text'],
  ['title', 'text'],
  ['method', 'text'],
  ['kind', 'text'],
  ['status', 'text'],
  ['starts_at', 'timestamptz'],
  ['ends_at', 'timestamptz'],
  ['created_at', 'timestamptz'],
  ['tags', 'text[]'],
  ['code', 'text'],
  ['shape', 'text'],
  ['terms', 'jsonb'],
];
const NAMES = COLUMNS.map(([name]) => name);
const TYPED = COLUMNS.map(([name, type]) => `${name} ${type}`).join(', ');

const READING = {
  tables: 'discount_reading',
  row: z.object({ whole_at: z.date(), read_at: z.date() }),
};

const DISCOUNT = {
  tables: 'store_discount',
  row: z.object({
    id: z.string(),
    title: z.string(),
    method: z.enum(['automatic', 'code']),
    kind: z.enum(['basic', 'buyXGetY', 'freeShipping', 'app', 'unknown']),
    status: z.enum(['active', 'scheduled', 'expired', 'unknown']),
    starts_at: z.date(),
    ends_at: z.date().nullable(),
    created_at: z.date(),
    tags: z.array(z.string()),
    terms: discountTerms.nullable(),
    alike: z.number(),
  }),
};

const COUNT = { tables: 'store_discount', row: z.object({ count: z.number() }) };

const COLLECTION = { tables: 'store_discount', row: z.object({ id: z.string() }) };

export class PostgresDiscountRepository implements DiscountRepository {
  constructor(private readonly database: Database) {}

  async reading(store: string): Promise<DiscountReading | null> {
    const row = await readRow(
      this.database.pool,
      READING,
      'SELECT whole_at, read_at FROM discount_reading WHERE store = $1',
      [store],
    );
    return row ? { wholeAt: row.whole_at, readAt: row.read_at } : null;
  }

  async saveReading(store: string, { wholeAt, readAt }: DiscountReading): Promise<void> {
    await this.database.pool.query(
      `INSERT INTO discount_reading (store, whole_at, read_at)
       SELECT domain, $2, $3 FROM store WHERE domain = $1
       ON CONFLICT (store) DO UPDATE SET whole_at = excluded.whole_at, read_at = excluded.read_at`,
      [store, wholeAt, readAt],
    );
  }

  async countOpen(store: string, now: Date): Promise<number> {
    const row = await readRow(
      this.database.pool,
      COUNT,
      `SELECT count(*)::int AS count FROM store_discount
       WHERE store = $1 AND gone_at IS NULL AND (ends_at IS NULL OR ends_at > $2)`,
      [store, now],
    );
    return row?.count ?? 0;
  }

  async save(store: string, discounts: readonly DiscountInShopify[], seenAt: Date): Promise<void> {
    if (discounts.length === 0) return;
    const set = NAMES.slice(1).map((name) => `${name} = excluded.${name}`);
    await this.database.pool.query(
      `INSERT INTO store_discount (store, ${NAMES.join(', ')}, gone_at, seen_at)
       SELECT s.domain, ${NAMES.map((name) => `r.${name}`).join(', ')}, NULL, $3
       FROM store s, json_to_recordset($2::json) AS r(${TYPED}) WHERE s.domain = $1
       ON CONFLICT (store, id) DO UPDATE SET ${set.join(', ')}, gone_at = NULL, seen_at = excluded.seen_at`,
      [store, jsonRows(COLUMNS, discounts.map(rowOf)), seenAt],
    );
  }

  async remove(store: string, discountId: string, at: Date): Promise<void> {
    await removeWhere(this.database, [store, at, discountId], 'id = $3');
  }

  async removeUnseen(store: string, seenBefore: Date, at: Date): Promise<void> {
    const isOpen = `seen_at < $3::timestamptz AND (ends_at IS NULL OR ends_at > $3::timestamptz)`;
    await removeWhere(this.database, [store, at, seenBefore], isOpen);
  }

  async forgetEnded(store: string, before: { codes: Date; automatic: Date }): Promise<void> {
    await this.database.pool.query(
      `DELETE FROM store_discount
       WHERE store = $1 AND ends_at < CASE method WHEN 'code' THEN $2::timestamptz ELSE $3::timestamptz END`,
      [store, before.codes, before.automatic],
    );
  }

  async within(
    store: string,
    { from, to, lookBackFrom }: DiscountWindow,
    { codes, except }: { codes: readonly string[]; except: ReadonlySet<string> },
  ): Promise<LikeDiscounts[]> {
    const rows = await readRows(
      this.database.pool,
      DISCOUNT,
      `WITH grouped AS (
         SELECT min(id) AS id, count(*)::int AS alike
         FROM store_discount
         WHERE store = $1 AND NOT (id = ANY($5) OR tags && $5) AND (code = ANY($6) OR starts_at < $3
           AND (ends_at IS NULL OR ends_at > CASE method WHEN 'code' THEN $2::timestamptz ELSE $4::timestamptz END))
         GROUP BY CASE WHEN method = 'automatic' OR code = ANY($6) THEN id ELSE shape END)
       SELECT d.id, d.title, d.method, d.kind, d.status, d.starts_at, d.ends_at, d.created_at, d.tags, d.terms, g.alike
       FROM grouped g
         -- One by one by its key: the planner takes each discount for a group of its own.
         CROSS JOIN LATERAL (SELECT * FROM store_discount WHERE store = $1 AND id = g.id OFFSET 0) d
       ORDER BY g.alike DESC, d.starts_at, d.id`,
      [store, from, to, lookBackFrom, [...except], codes.map((code) => code.toLowerCase())],
    );
    return rows.map((row) => ({
      id: row.id,
      title: row.title,
      method: row.method,
      kind: row.kind,
      status: row.status,
      startsAt: instantOf(row.starts_at),
      endsAt: row.ends_at && instantOf(row.ends_at),
      createdAt: instantOf(row.created_at),
      tags: row.tags,
      terms: row.terms,
      alike: row.alike,
    }));
  }

  async collections(store: string): Promise<string[]> {
    const rows = await readRows(
      this.database.pool,
      COLLECTION,
      `SELECT DISTINCT jsonb_array_elements_text(terms -> 'items' -> 'collectionIds') AS id
       FROM store_discount WHERE store = $1 AND terms -> 'items' ->> 'kind' = 'collections' ORDER BY 1`,
      [store],
    );
    return rows.map(({ id }) => id);
  }
}

/** Of what is gone, an automatic discount that had begun keeps its days. */
async function removeWhere(
  { pool }: Database,
  values: [store: string, at: Date, which: string | Date],
  which: string,
): Promise<void> {
  const hadDays = `method = 'automatic' AND starts_at < $2::timestamptz`;
  await pool.query(
    `WITH forgotten AS (
       DELETE FROM store_discount WHERE store = $1 AND ${which} AND NOT (${hadDays}))
     UPDATE store_discount SET gone_at = $2, ends_at = LEAST(ends_at, $2::timestamptz)
     WHERE store = $1 AND ${which} AND ${hadDays} AND gone_at IS NULL`,
    values,
  );
}

function rowOf(discount: DiscountInShopify) {
  const { id, title, method, kind, status, startsAt, endsAt, createdAt, tags, terms } = discount;
  const code = terms?.trigger.kind === 'code' ? terms.trigger.code.toLowerCase() : null;
  return [
    id,
    storableText(title),
    method,
    kind,
    status,
    startsAt,
    endsAt,
    createdAt,
    tags.map(storableText),
    code && storableText(code),
    contentHash(discountShape(method, kind, terms)),
    terms && storableJson(terms),
  ];
}

/** As Shopify writes it, in whole seconds. */
function instantOf(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

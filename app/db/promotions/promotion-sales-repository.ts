import { z } from 'zod';
import type { DaySums, SalesSums } from '~/core/promotions/results/results';
import type { DayRange } from '~/core/promotions/lift-periods';
import type { SalesToCompare } from '~/core/promotions/suggestions/compare-sales';
import type {
  CodeSales,
  PromotionSalesRepository,
  SeasonQuery,
  SoldWhat,
  VariantSales,
  WareOfListing,
} from '~/services/promotions/ports';
import { listingStatus, variants } from '../catalogue/snapshot';
import type { Database } from '../database';
import { ofListings, oneOf } from '../named-listings';
import { knownOn } from '../orders/known-since';
import { readRow, readRows, type EveryProperty } from '../rows';
import { seasonSales } from './season-sales';

const sales = z.object({
  units: z.number(),
  returnedUnits: z.number().nullable(),
  revenue: z.number(),
  revenueUnits: z.number(),
} satisfies EveryProperty<SalesSums>);

const DAY = { tables: 'daily_sales, order_line', row: sales.extend({ day: z.string() }) };

const MORE = { tables: 'order_line', row: z.object({ more: z.boolean() }) };

const LISTING = { tables: 'listing, listing_content', row: z.object({ id: z.string() }) };

const UNITS = {
  tables: 'order_line',
  row: z.object({ listing_id: z.string(), units: z.number() }),
};

const OF_VARIANT = {
  tables: 'order_line',
  row: sales.extend({ listing_id: z.string(), variant_id: z.string().nullable() }),
};

const UNREAD = {
  tables: 'order_line, shop_order',
  row: z.object({ unread: z.boolean() }),
};

const USED = { tables: 'order_line, shop_order', row: z.object({ orders: z.number() }) };

const WARE = {
  tables: 'listing, listing_content',
  row: z.object({
    id: z.string(),
    title: z.string(),
    status: listingStatus,
    createdAt: z.string().nullable(),
    variants,
  } satisfies EveryProperty<WareOfListing>),
};

/** `$4` countries; NULL: all. */
const IN_COUNTRIES = '($4::text[] IS NULL OR country = ANY($4))';
/** Lines of the listings of `$5` between the days of `$2` and `$3`. */
const SOLD = ofListings('order_line', '$5', `day BETWEEN $2 AND $3 AND ${IN_COUNTRIES}`);

/** What was sold in whole periods, summed by the database: of a listing, a category, or the store. */
export class PostgresPromotionSalesRepository implements PromotionSalesRepository {
  constructor(private readonly database: Database) {}

  async hasMoreLinesThan(store: string, lines: number): Promise<boolean> {
    const row = await readRow(
      this.database.pool,
      MORE,
      'SELECT count(*)::int > $2 AS more FROM (SELECT 1 FROM order_line WHERE store = $1 LIMIT $2 + 1) AS first',
      [store, lines],
    );
    return row?.more ?? false;
  }

  compareSeason(store: string, query: SeasonQuery): Promise<SalesToCompare> {
    return seasonSales(this.database.pool, store, query);
  }

  async daySums(
    store: string,
    range: DayRange,
    { listingIds, countries }: SoldWhat,
  ): Promise<DaySums[] | null> {
    if (!(await this.#areKnown(store, range, listingIds))) return null;
    return readRows(
      this.database.pool,
      DAY,
      `SELECT day::text AS day, ${SALES} FROM ${SOLD} l GROUP BY l.day ORDER BY l.day`,
      [store, range.first, range.last, countries, listingIds],
    );
  }

  async storeDaySums(
    store: string,
    { first, last }: DayRange,
    { countries }: Pick<SoldWhat, 'countries'>,
  ): Promise<DaySums[]> {
    return readRows(
      this.database.pool,
      DAY,
      `SELECT day::text AS day, sum(units)::int AS units, sum(returned_units)::int AS "returnedUnits",
         sum(revenue)::float8 AS revenue, sum(revenue_units)::int AS "revenueUnits"
       FROM daily_sales s WHERE store = $1 AND s.day BETWEEN $2 AND $3 AND ${IN_COUNTRIES}
       GROUP BY s.day HAVING sum(units) > 0 ORDER BY s.day`,
      [store, first, last, countries],
    );
  }

  async unitsOf(
    store: string,
    range: DayRange,
    { listingIds, countries }: SoldWhat,
  ): Promise<Map<string, number>> {
    const { pool } = this.database;
    const known = await knownOn(pool, store, listingIds, range);
    const rows = await readRows(
      pool,
      UNITS,
      `SELECT listing_id, sum(units)::int AS units FROM ${SOLD} l
       GROUP BY 1`,
      [store, range.first, range.last, countries, [...known]],
    );
    const sold = new Map(rows.map(({ listing_id: id, units }) => [id, units]));
    return new Map([...known].map((id) => [id, sold.get(id) ?? 0]));
  }

  async variantSales(
    store: string,
    range: DayRange,
    { listingIds, countries }: SoldWhat,
  ): Promise<VariantSales[] | null> {
    if (!(await this.#areKnown(store, range, listingIds))) return null;
    const { first, last } = range;
    const rows = await readRows(
      this.database.pool,
      OF_VARIANT,
      `SELECT listing_id, variant_id, ${SALES} FROM ${SOLD} l
       GROUP BY 1, 2 ORDER BY 1, 2`,
      [store, first, last, countries, listingIds],
    );
    return rows.map(variantSalesOf);
  }

  async codeSales(
    store: string,
    range: DayRange,
    { listingIds, countries, codes }: SoldWhat & { codes: readonly string[] },
  ): Promise<CodeSales | null> {
    if (!(await this.#areKnown(store, range, listingIds))) return null;
    const { first, last } = range;
    const values = [store, first, last, countries, listingIds] as const;
    const ofOrders = `FROM ${SOLD} l JOIN shop_order o ON o.store = $1 AND o.id = l.order_id`;
    const unread = await readRow(
      this.database.pool,
      UNREAD,
      `SELECT EXISTS (SELECT 1 ${ofOrders} WHERE o.promotion_codes IS NULL) AS unread`,
      values,
    );
    if (unread?.unread !== false) return null;
    const used = `${ofOrders} WHERE o.promotion_codes && $6::text[]`;
    const [counted, rows] = await Promise.all([
      readRow(
        this.database.pool,
        USED,
        `SELECT count(DISTINCT l.order_id)::int AS orders ${used}`,
        [...values, codes],
      ),
      readRows(
        this.database.pool,
        OF_VARIANT,
        `SELECT l.listing_id, l.variant_id, ${SALES} ${used} GROUP BY 1, 2 ORDER BY 1, 2`,
        [...values, codes],
      ),
    ]);
    return { orders: counted?.orders ?? 0, variants: rows.map(variantSalesOf) };
  }

  async waresOf(store: string, listingIds: readonly string[]): Promise<WareOfListing[]> {
    const rows = await readRows(
      this.database.pool,
      WARE,
      `${WARES} WHERE l.store = $1 AND l.id ${oneOf('$2')} AND c.listing_id ${oneOf('$2')} ORDER BY l.id`,
      [store, listingIds],
    );
    return rows.map(wareOf);
  }

  async sellableListings(store: string): Promise<string[]> {
    const rows = await readRows(
      this.database.pool,
      LISTING,
      `SELECT id FROM listing WHERE store = $1 AND status NOT IN ('DRAFT', 'ARCHIVED') ORDER BY id`,
      [store],
    );
    return rows.map(({ id }) => id);
  }

  async listingsTagged(store: string, tags: readonly string[]): Promise<string[]> {
    const rows = await readRows(
      this.database.pool,
      LISTING,
      `SELECT listing_id AS id FROM listing_content c WHERE store = $1 AND EXISTS (
         SELECT 1 FROM jsonb_array_elements_text(c.snapshot->'tags') AS tag WHERE lower(tag) = ANY($2))`,
      [store, tags.map((tag) => tag.toLowerCase())],
    );
    return rows.map(({ id }) => id);
  }

  async someWares(store: string, count: number): Promise<WareOfListing[]> {
    const rows = await readRows(
      this.database.pool,
      WARE,
      `${WARES} WHERE l.store = $1 ORDER BY l.id LIMIT $2`,
      [store, count],
    );
    return rows.map(wareOf);
  }

  /** Whether all that was sold of each of them on these days is known. */
  async #areKnown(store: string, range: DayRange, listingIds: readonly string[]): Promise<boolean> {
    const known = await knownOn(this.database.pool, store, listingIds, range);
    return listingIds.every((id) => known.has(id));
  }
}

function variantSalesOf({
  listing_id: listingId,
  variant_id: variantId,
  ...sums
}: z.infer<typeof OF_VARIANT.row>): VariantSales {
  return { listingId, variantId, sums };
}

const WARES = `SELECT l.id, l.title, l.status, c.snapshot->>'createdAt' AS "createdAt", c.snapshot->'variants' AS variants
  FROM listing l JOIN listing_content c ON c.store = l.store AND c.listing_id = l.id`;

function wareOf({ createdAt, ...ware }: z.infer<typeof WARE.row>): WareOfListing {
  return { ...ware, ...(createdAt && { createdAt }) };
}

/**
 * What came back takes its part of what was paid with it; lines of unknown revenue, and those whose returns were not
 * read, count for neither.
 */
const SALES = `sum(units)::int AS units,
  CASE WHEN bool_and(returns_read) THEN sum(returned_units)::int END AS "returnedUnits",
  coalesce(sum(revenue * (units - returned_units) / units) FILTER (WHERE units > 0 AND returns_read), 0)::float8 AS revenue,
  coalesce(sum(units) FILTER (WHERE revenue IS NOT NULL AND returns_read), 0)::int AS "revenueUnits"`;

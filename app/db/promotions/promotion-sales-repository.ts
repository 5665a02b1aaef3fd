import { z } from 'zod';
import type { DaySums, SalesSums } from '~/core/promotions/results/results';
import type { DayRange } from '~/core/promotions/lift-periods';
import type {
  BuyersSums,
  ListingSums,
  SalesToCompare,
} from '~/core/promotions/suggestions/compare-sales';
import type { Audience } from '~/core/listing/audience';
import { addDays } from '~/core/days/store-day';
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

/** Whose orders an audience's are; `l` is the order's line, `o` its order. */
const ORDERED_BY: Record<Audience, string> = {
  US: `l.country = 'US'`,
  CA: `l.country = 'CA'`,
  QC: `l.country = 'CA' AND o.province = 'QC'`,
};

const sum = z.number().nullable();

const SUMS_ROW = {
  tables: 'order_line, listing',
  row: z.object({
    kind: z.enum(['listing', 'category', 'store']),
    id: z.string().nullable(),
    category: z.string().nullable(),
    is_marked: z.boolean(),
    season: sum,
    season_squares: sum,
    season_line_squares: sum,
    other: sum,
    other_squares: sum,
    other_line_squares: sum,
    all_season: sum,
    all_season_squares: sum,
    all_season_line_squares: sum,
    all_other: sum,
    all_other_squares: sum,
    all_other_line_squares: sum,
  }),
};

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

  async compareSeason(
    store: string,
    { season, audience, weeks }: SeasonQuery,
  ): Promise<SalesToCompare> {
    const rows = await readRows(
      this.database.pool,
      SUMS_ROW,
      `WITH calendar AS (SELECT * FROM unnest($2::date[], $3::int[]) AS c(day, week)),
       week AS (SELECT * FROM unnest($4::int[], $5::bool[], $6::float8[]) AS w(week, in_season, days)),
       weekly AS MATERIALIZED (
         SELECT l.listing_id, c.week, sum(l.units)::float8 AS all_units,
           coalesce(sum(l.units) FILTER (WHERE ${ORDERED_BY[audience]}), 0)::float8 AS units,
           sum(l.units * l.units)::float8 AS all_units_lines,
           coalesce(sum(l.units * l.units) FILTER (WHERE ${ORDERED_BY[audience]}), 0)::float8 AS units_lines
         FROM order_line l JOIN calendar c ON c.day = l.day
         ${audience === 'QC' ? 'JOIN shop_order o ON o.store = l.store AND o.id = l.order_id' : ''}
         WHERE l.store = $1 GROUP BY 1, 2),
       of_listing AS (SELECT listing_id, ${SUMS} FROM weekly JOIN week USING (week) GROUP BY 1),
       of_category AS (
         SELECT i.category, w.week, ${OF_WEEKS}
         FROM weekly w JOIN listing i ON i.store = $1 AND i.id = w.listing_id
         WHERE i.category IS NOT NULL GROUP BY 1, 2),
       of_store AS (
         SELECT w.week, ${OF_WEEKS} FROM weekly w GROUP BY 1)
       SELECT 'listing' AS kind, i.id, i.category, m.listing_id IS NOT NULL AS is_marked, ${COLUMNS}
       FROM listing i
         LEFT JOIN of_listing s ON s.listing_id = i.id
         LEFT JOIN listing_season m
           ON m.store = i.store AND m.listing_id = i.id AND m.season = $7 AND m.audience = $8
       WHERE i.store = $1 AND i.status = 'ACTIVE' AND (s.listing_id IS NOT NULL OR m.listing_id IS NOT NULL)
       UNION ALL
       SELECT 'category', NULL, category, false, ${SUMS}
       FROM of_category JOIN week USING (week) GROUP BY category
       UNION ALL
       SELECT 'store', NULL, NULL, false, ${SUMS} FROM of_store JOIN week USING (week)`,
      [
        store,
        ...daysOfWeeks(weeks),
        weeks.map((_, index) => index),
        weeks.map(({ inSeason }) => inSeason),
        weeks.map(({ days }) => days),
        season,
        audience,
      ],
    );
    const listings: ListingSums[] = [];
    const categories = new Map<string, BuyersSums>();
    let together = NOTHING;
    for (const { kind, ...row } of rows) {
      if (kind === 'listing' && row.id !== null) {
        const { id: listingId, category, is_marked: isMarked } = row;
        listings.push({ listingId, category, isMarked, ...sumsOf(row) });
      } else if (kind === 'category' && row.category !== null) {
        categories.set(row.category, sumsOf(row));
      } else if (kind === 'store') {
        together = sumsOf(row);
      }
    }
    return { listings, categories, store: together };
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

/** Of several listings in one week. */
const OF_WEEKS = ['units', 'all_units', 'units_lines', 'all_units_lines']
  .map((column) => `sum(w.${column}) AS ${column}`)
  .join(', ');

/** Sums over weeks of units, of units² / days, and of the squares of lines, to the audience and to all. */
const SUMS = [
  ['season', 'units', 'in_season'],
  ['other', 'units', 'NOT in_season'],
  ['all_season', 'all_units', 'in_season'],
  ['all_other', 'all_units', 'NOT in_season'],
]
  .map(
    ([name, units, where]) =>
      `sum(${units}) FILTER (WHERE ${where}) AS ${name},
       sum(${units} * ${units} / days) FILTER (WHERE ${where}) AS ${name}_squares,
       sum(${units}_lines) FILTER (WHERE ${where}) AS ${name}_line_squares`,
  )
  .join(', ');

const COLUMNS = ['season', 'other', 'all_season', 'all_other']
  .map((name) => `s.${name}, s.${name}_squares, s.${name}_line_squares`)
  .join(', ');

/**
 * What came back takes its part of what was paid with it; lines of unknown revenue, and those whose returns were not
 * read, count for neither.
 */
const SALES = `sum(units)::int AS units,
  CASE WHEN bool_and(returns_read) THEN sum(returned_units)::int END AS "returnedUnits",
  coalesce(sum(revenue * (units - returned_units) / units) FILTER (WHERE units > 0 AND returns_read), 0)::float8 AS revenue,
  coalesce(sum(units) FILTER (WHERE revenue IS NOT NULL AND returns_read), 0)::int AS "revenueUnits"`;

const NOTHING: BuyersSums = (() => {
  const none = { units: 0, squares: 0, lineSquares: 0 };
  const sums = { season: none, other: none };
  return { audience: sums, allBuyers: sums };
})();

/** Each day of the weeks, with the index of its week. */
function daysOfWeeks(weeks: SeasonQuery['weeks']): [days: string[], indices: number[]] {
  const days: string[] = [];
  const indices: number[] = [];
  for (const [index, { first, last }] of weeks.entries()) {
    for (let day = first; day <= last; day = addDays(day, 1)) {
      days.push(day);
      indices.push(index);
    }
  }
  return [days, indices];
}

function sumsOf(row: Omit<z.infer<typeof SUMS_ROW.row>, 'kind'>): BuyersSums {
  const sums = (name: 'season' | 'other' | 'all_season' | 'all_other') => ({
    units: row[name] ?? 0,
    squares: row[`${name}_squares`] ?? 0,
    lineSquares: row[`${name}_line_squares`] ?? 0,
  });
  return {
    audience: { season: sums('season'), other: sums('other') },
    allBuyers: { season: sums('all_season'), other: sums('all_other') },
  };
}

import type pg from 'pg';
import { z } from 'zod';
import { addDays } from '~/core/days/store-day';
import type { Audience } from '~/core/listing/audience';
import type {
  BuyersSums,
  ComparableListing,
  ListingSums,
  SalesToCompare,
} from '~/core/promotions/suggestions/compare-sales';
import type { SeasonQuery } from '~/services/promotions/ports';
import { possiblyOf, unassignedOn } from '../orders/known-since';
import { readRows } from '../rows';

/** Whose orders an audience's are; `o` is the order, of whose country its lines have a copy. */
const ORDERED_BY: Record<Audience, (country: string) => string> = {
  US: (country) => `${country} = 'US'`,
  CA: (country) => `${country} = 'CA'`,
  QC: (country) => `${country} = 'CA' AND o.province = 'QC'`,
};

const sum = z.number().nullable();

const SUMS_ROW = {
  tables: 'order_line, unassigned_line, listing',
  row: z.object({
    kind: z.enum(['listing', 'unknown', 'category', 'store']),
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

const LISTING = { tables: 'listing', row: z.object({ id: z.string() }) };

/**
 * What sold in the weeks that are compared. Lines of which nobody knows whose they are count for the store alone; of a
 * listing that one of them may be of, neither season nor rest is known, and its category is without it.
 */
export async function seasonSales(
  queryable: Pick<pg.Pool, 'query'>,
  store: string,
  { season, audience, weeks }: SeasonQuery,
): Promise<SalesToCompare> {
  const rows = await readRows(queryable, SUMS_ROW, sumsFor(audience), [
    store,
    ...daysOfWeeks(weeks),
    weeks.map((_, index) => index),
    weeks.map(({ inSeason }) => inSeason),
    weeks.map(({ days }) => days),
    season,
    audience,
    await unknownIn(queryable, store, weeks),
  ]);
  const listings: ListingSums[] = [];
  const unknown: ComparableListing[] = [];
  const categories = new Map<string, BuyersSums>();
  let together = NOTHING;
  for (const { kind, ...row } of rows) {
    const { id: listingId, category, is_marked: isMarked } = row;
    if (kind === 'listing' && listingId !== null) {
      listings.push({ listingId, category, isMarked, ...sumsOf(row) });
    } else if (kind === 'unknown' && listingId !== null) {
      unknown.push({ listingId, category, isMarked });
    } else if (kind === 'category' && category !== null) {
      categories.set(category, sumsOf(row));
    } else if (kind === 'store') {
      together = sumsOf(row);
    }
  }
  return { listings, unknown, categories, store: together };
}

async function unknownIn(
  queryable: Pick<pg.Pool, 'query'>,
  store: string,
  weeks: SeasonQuery['weeks'],
): Promise<string[]> {
  const [first, last] = [weeks[0]?.first, weeks.at(-1)?.last];
  if (first === undefined || last === undefined) return [];
  const unassigned = await unassignedOn(queryable, store, { first, last });
  if (!unassigned) return [];
  const every = await readRows(queryable, LISTING, 'SELECT id FROM listing WHERE store = $1', [
    store,
  ]);
  const ids = every.map(({ id }) => id);
  return [...(await possiblyOf(queryable, store, ids, unassigned))];
}

/** Units of a week, to the audience and to all, and the squares of lines. */
function unitsToBuyers(audience: Audience, country: string): string {
  const ordered = ORDERED_BY[audience](country);
  return `sum(l.units)::float8 AS all_units,
    coalesce(sum(l.units) FILTER (WHERE ${ordered}), 0)::float8 AS units,
    sum(l.units * l.units)::float8 AS all_units_lines,
    coalesce(sum(l.units * l.units) FILTER (WHERE ${ordered}), 0)::float8 AS units_lines`;
}

const ITS_ORDER = 'JOIN shop_order o ON o.store = l.store AND o.id = l.order_id';

function sumsFor(audience: Audience): string {
  return `WITH calendar AS (SELECT * FROM unnest($2::date[], $3::int[]) AS c(day, week)),
    week AS (SELECT * FROM unnest($4::int[], $5::bool[], $6::float8[]) AS w(week, in_season, days)),
    unknown AS (SELECT * FROM unnest($9::text[]) AS u(listing_id)),
    weekly AS MATERIALIZED (
      SELECT l.listing_id, c.week, ${unitsToBuyers(audience, 'l.country')}
      FROM order_line l JOIN calendar c ON c.day = l.day ${audience === 'QC' ? ITS_ORDER : ''}
      WHERE l.store = $1 GROUP BY 1, 2),
    weekly_unassigned AS (
      SELECT c.week, ${unitsToBuyers(audience, 'o.country')}
      FROM unassigned_line l JOIN calendar c ON c.day = l.day ${ITS_ORDER}
      WHERE l.store = $1 GROUP BY 1),
    weekly_known AS (
      SELECT * FROM weekly w WHERE NOT EXISTS (SELECT FROM unknown u WHERE u.listing_id = w.listing_id)),
    of_listing AS (SELECT listing_id, ${SUMS} FROM weekly_known JOIN week USING (week) GROUP BY 1),
    of_category AS (
      SELECT i.category, w.week, ${OF_WEEKS}
      FROM weekly_known w JOIN listing i ON i.store = $1 AND i.id = w.listing_id
      WHERE i.category IS NOT NULL GROUP BY 1, 2),
    of_store AS (
      SELECT w.week, ${OF_WEEKS} FROM (
        SELECT week, ${WEEK_COLUMNS} FROM weekly UNION ALL SELECT week, ${WEEK_COLUMNS} FROM weekly_unassigned
      ) AS w GROUP BY 1)
    SELECT CASE WHEN u.listing_id IS NULL THEN 'listing' ELSE 'unknown' END AS kind, i.id, i.category, m.listing_id IS NOT NULL AS is_marked, ${COLUMNS}
    FROM listing i
      LEFT JOIN of_listing s ON s.listing_id = i.id
      LEFT JOIN unknown u ON u.listing_id = i.id
      LEFT JOIN listing_season m
        ON m.store = i.store AND m.listing_id = i.id AND m.season = $7 AND m.audience = $8
    WHERE i.store = $1 AND i.status = 'ACTIVE' AND (s.listing_id IS NOT NULL OR m.listing_id IS NOT NULL)
    UNION ALL
    SELECT 'category', NULL, category, false, ${SUMS}
    FROM of_category JOIN week USING (week) GROUP BY category
    UNION ALL
    SELECT 'store', NULL, NULL, false, ${SUMS} FROM of_store JOIN week USING (week)`;
}

const WEEK = ['units', 'all_units', 'units_lines', 'all_units_lines'];
const WEEK_COLUMNS = WEEK.join(', ');
/** Of several listings in one week. */
const OF_WEEKS = WEEK.map((column) => `sum(w.${column}) AS ${column}`).join(', ');

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

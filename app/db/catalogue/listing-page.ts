import type pg from 'pg';
import { z } from 'zod';
import { readiness, type Readiness } from '~/core/audit/readiness';
import { AUDIENCES, type Audience } from '~/core/listing/audience';
import type { ListingRow, ListingsPage } from '~/services/catalogue/ports';
import type { ListingsQuery } from '~/services/catalogue/listings-query';
import { readCursor, writeCursor, type PageKey } from '../page-cursor';
import { numeric, readRow, readRows } from '../rows';
import { listingConditions, searchedWords } from './listing-conditions';
import { gravityColumn, harmColumn } from './listing-masks';
import { searchListings } from './search-listings';
import { listingStatus } from './snapshot';

/**
 * Column of each sort, as its index has it, and the type of its key. What is recognised has none: it is asked for of one part
 * of the listings, on a page that is opened to work through it.
 */
const SORTS: Record<ListingsQuery['sort'], { column: string; type: string }> = {
  title: { column: 'l.title_key', type: 'text' },
  updated: { column: `coalesce(l.updated_at, '-infinity'::timestamptz)`, type: 'timestamptz' },
  findings: { column: 'l.gravity', type: 'bigint' },
  harm: { column: 'l.harm', type: 'numeric' },
  recognised: {
    column: `CASE WHEN l.packaging_seen THEN '0' ELSE '1' END || l.title_key`,
    type: 'text',
  },
};

/** Whose findings alone are shown and sorted by. Of a season the audience says for whom it is, and nothing of findings. */
function findingsOf({ audience, seasonState }: ListingsQuery): Audience | undefined {
  return seasonState === undefined ? audience : undefined;
}

function sortOf(query: ListingsQuery): { column: string; type: string; key: string } {
  const { sort } = query;
  const { column, type } = SORTS[sort];
  const audience = findingsOf(query);
  if (audience === undefined || (sort !== 'findings' && sort !== 'harm'))
    return { column, type, key: sort };
  const ofAudience = sort === 'findings' ? gravityColumn(audience) : harmColumn(audience);
  return { column: `l.${ofAudience}`, type, key: `${sort} ${audience}` };
}

/** Open findings by severity, as gravity holds them: see `gravityOf`. */
function openColumns(query: ListingsQuery): string {
  const audience = findingsOf(query);
  if (audience === undefined) return 'l.open_high, l.open_medium, l.open_low';
  const gravity = `l.${gravityColumn(audience)}`;
  return `(${gravity} / 100000000)::int AS open_high, (${gravity} / 10000 % 10000)::int AS open_medium,
       (${gravity} % 10000)::int AS open_low`;
}

const WEIGHTS = AUDIENCES.flatMap((audience) =>
  ['passed', 'failed', 'unknown'].map((kind) => `${audience.toLowerCase()}_${kind}`),
);

const PAGE_ROW = {
  tables: 'listing',
  row: z.object({
    id: z.string(),
    title: z.string(),
    handle: z.string(),
    status: listingStatus,
    photo_url: z.string().nullable(),
    updated_at: z.date().nullable(),
    open_high: z.number(),
    open_medium: z.number(),
    open_low: z.number(),
    sort_key: z.string(),
    us_passed: numeric,
    us_failed: numeric,
    us_unknown: numeric,
    ca_passed: numeric,
    ca_failed: numeric,
    ca_unknown: numeric,
    qc_passed: numeric,
    qc_failed: numeric,
    qc_unknown: numeric,
  }),
};
type PageRow = z.infer<typeof PAGE_ROW.row>;

const TOTAL = { tables: 'listing, catalogue_totals', row: z.object({ total: z.number() }) };

/** [J] So many rows are sorted in a few milliseconds. */
const FOUND_FIRST = 1_000;

/** Reads one page by key: as quick at the end of a large catalogue as at its beginning. */
export async function readListingsPage(
  pool: pg.Pool,
  store: string,
  query: ListingsQuery,
): Promise<ListingsPage> {
  const backwards = query.before !== undefined && query.after === undefined;
  const { key: sortKey } = sortOf(query);
  const key = readCursor(sortKey, query.after ?? query.before);
  const { found, total } = await readRowsAndTotal(pool, store, query, { key, backwards });
  const hasMore = found.length > query.limit;
  const rows = found.slice(0, query.limit);
  if (backwards) rows.reverse();
  const earlier = backwards ? hasMore : key !== null;
  const later = backwards ? key !== null : hasMore;
  return {
    rows: rows.map(toListingRow),
    total,
    previous: earlier ? keyOf(sortKey, rows[0]) : null,
    next: later ? keyOf(sortKey, rows.at(-1)) : null,
  };
}

/** A search goes through all texts of the store; where it finds few, the rest is asked of these alone. */
async function readRowsAndTotal(
  pool: pg.Pool,
  store: string,
  query: ListingsQuery,
  place: PagePlace,
): Promise<{ found: PageRow[]; total: number }> {
  const words = searchedWords(query);
  if (words.length === 0 || query.listingIds !== undefined)
    return readMatching(pool, store, query, place);
  const { ids, total } = await searchListings(pool, store, { words, limit: FOUND_FIRST });
  if (total <= FOUND_FIRST)
    return readMatching(pool, store, { ...query, search: undefined, listingIds: ids }, place);
  const isNarrowed = listingConditions(store, { ...query, search: undefined }).filtered;
  return readMatching(pool, store, query, place, isNarrowed ? undefined : total);
}

/**
 * Where few listings match, they are found first and sorted then: to go through the catalogue in order until a page is
 * full would be to go through nearly all of it. `known`: how many do, where that was counted already.
 */
async function readMatching(
  pool: pg.Pool,
  store: string,
  query: ListingsQuery,
  place: PagePlace,
  known?: number,
): Promise<{ found: PageRow[]; total: number }> {
  const total = known ?? (await readTotal(pool, store, query));
  const foundFirst = total <= FOUND_FIRST;
  const found = total === 0 ? [] : await readPageRows(pool, store, query, place, { foundFirst });
  return { found, total };
}

interface PagePlace {
  key: PageKey | null;
  backwards: boolean;
}

function readPageRows(
  pool: pg.Pool,
  store: string,
  query: ListingsQuery,
  { key, backwards }: PagePlace,
  { foundFirst }: { foundFirst: boolean },
): Promise<PageRow[]> {
  const { column, type } = sortOf(query);
  const ascending = (query.direction === 'asc') !== backwards;
  const order = ascending ? 'ASC' : 'DESC';
  const { where, implied, values } = listingConditions(store, query);
  let beyond = '';
  if (key !== null) {
    beyond = `WHERE (sort_key, id) ${ascending ? '>' : '<'} ($${values.length + 1}::${type}, $${values.length + 2})`;
    values.push(key.value, key.id);
  }
  values.push(query.limit + 1);
  return readRows(
    pool,
    PAGE_ROW,
    `WITH matching AS ${foundFirst ? 'MATERIALIZED' : 'NOT MATERIALIZED'} (
       SELECT l.id, ${column} AS sort_key FROM listing l WHERE ${where} ${foundFirst ? '' : implied}),
     page AS (SELECT * FROM matching ${beyond} ORDER BY sort_key ${order}, id ${order} LIMIT $${values.length})
     SELECT l.id, l.title, l.handle, l.status, l.photo_url, l.updated_at, ${openColumns(query)},
       ${WEIGHTS.map((weight) => `l.${weight}`).join(', ')}, page.sort_key::text
     FROM page JOIN listing l ON l.store = $1 AND l.id = page.id
     ORDER BY page.sort_key ${order}, page.id ${order}`,
    values,
  );
}

async function readTotal(pool: pg.Pool, store: string, query: ListingsQuery): Promise<number> {
  const { where, values, filtered } = listingConditions(store, query);
  const row = await readRow(
    pool,
    TOTAL,
    filtered
      ? `SELECT count(*)::int AS total FROM listing l WHERE ${where}`
      : 'SELECT listings AS total FROM catalogue_totals WHERE store = $1',
    values,
  );
  return row?.total ?? 0;
}

function toListingRow(row: PageRow): ListingRow {
  return {
    id: row.id,
    title: row.title,
    handle: row.handle,
    status: row.status,
    photoUrl: row.photo_url,
    readiness: {
      US: readinessOf(row, 'us'),
      CA: readinessOf(row, 'ca'),
      QC: readinessOf(row, 'qc'),
    },
    openFindings: { high: row.open_high, medium: row.open_medium, low: row.open_low },
    updatedAt: row.updated_at?.toISOString() ?? null,
  };
}

function readinessOf(row: PageRow, audience: Lowercase<Audience>): Readiness {
  return readiness({
    passed: row[`${audience}_passed`],
    failed: row[`${audience}_failed`],
    unknown: row[`${audience}_unknown`],
  });
}

function keyOf(sort: string, row: PageRow | undefined): string | null {
  return row === undefined ? null : writeCursor({ sort, value: row.sort_key, id: row.id });
}

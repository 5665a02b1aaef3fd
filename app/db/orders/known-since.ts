import type pg from 'pg';
import { z } from 'zod';
import { addDays } from '~/core/days/store-day';
import type { DayRange } from '~/core/promotions/lift-periods';
import { ofListings } from '../named-listings';
import { readRow, readRows } from '../rows';

const LAST = {
  tables: 'unassigned_line',
  row: z.object({ of_none: z.string().nullable(), of_several: z.string().nullable() }),
};
const OF_LISTING = {
  tables: 'order_line, unassigned_line',
  row: z.object({ listing_id: z.string(), day: z.string() }),
};

const COVERED = { tables: 'order_history', row: z.object({ store: z.string() }) };
const UNASSIGNED = {
  tables: 'unassigned_line',
  row: z.object({ of_none: z.string().nullable(), of_several: z.boolean() }),
};

/**
 * From which day all that was sold of each listing is known; no entry: of none. A line whose SKU several listings have
 * leaves each of them unknown until the day after. One whose SKU no listing has may be of any that had it once, so
 * that a listing is known from its own first line, or after the last of those.
 */
export async function knownSince(
  queryable: Pick<pg.Pool, 'query'>,
  store: string,
  { listingIds, since, until }: { listingIds: string[]; since: string; until: string },
): Promise<Map<string, string>> {
  const everySince = new Map(listingIds.map((id) => [id, since]));
  const last = await readRow(
    queryable,
    LAST,
    `SELECT max(day) FILTER (WHERE cardinality(listing_ids) = 0)::text AS of_none,
       max(day) FILTER (WHERE cardinality(listing_ids) > 0)::text AS of_several
     FROM unassigned_line WHERE store = $1 AND day BETWEEN $2 AND $3`,
    [store, since, until],
  );
  const ofNone = last?.of_none ?? null;
  const ofSeveral = last?.of_several ?? null;
  if (ofNone === null && ofSeveral === null) return everySince;
  const none = new Map<string, string>();
  const [first, shared] = await Promise.all([
    ofNone === null ? none : daysOf(queryable, FIRST_LINES, [store, listingIds, until]),
    ofSeveral === null ? none : daysOf(queryable, LAST_SHARED, [store, listingIds, since, until]),
  ]);
  const known = listingIds.map((id): [string, string] => {
    const ownFrom = ofNone === null ? since : earlier(first.get(id), addDays(ofNone, 1));
    const sharedUntil = shared.get(id);
    const afterShared = sharedUntil === undefined ? since : addDays(sharedUntil, 1);
    return [id, ownFrom > afterShared ? ownFrom : afterShared];
  });
  return new Map(known.filter(([, from]) => from <= until));
}

/** Those of these listings of which all that was sold on these days is known: their orders are, and whose lines are. */
export async function knownOn(
  queryable: Pick<pg.Pool, 'query'>,
  store: string,
  listingIds: readonly string[],
  range: DayRange,
): Promise<Set<string>> {
  const [covered, unassigned] = await Promise.all([
    readRow(
      queryable,
      COVERED,
      'SELECT store FROM order_history WHERE store = $1 AND since <= $2 AND until >= $3',
      [store, range.first, range.last],
    ),
    unassignedOn(queryable, store, range),
  ]);
  if (!covered) return new Set();
  if (!unassigned) return new Set(listingIds);
  const unknown = await possiblyOf(queryable, store, listingIds, unassigned);
  return new Set(listingIds.filter((id) => !unknown.has(id)));
}

/** Lines sold on certain days of which nobody knows whose they are. */
interface Unassigned extends DayRange {
  /** Day of the first one whose SKU no listing has; `null`: none. */
  ofNone: string | null;
  /** Whether several listings have the SKU of any. */
  ofSeveral: boolean;
}

/** `null`: none. */
export async function unassignedOn(
  queryable: Pick<pg.Pool, 'query'>,
  store: string,
  { first, last }: DayRange,
): Promise<Unassigned | null> {
  const row = await readRow(
    queryable,
    UNASSIGNED,
    `SELECT min(day) FILTER (WHERE cardinality(listing_ids) = 0)::text AS of_none,
       coalesce(bool_or(cardinality(listing_ids) > 0), false) AS of_several
     FROM unassigned_line WHERE store = $1 AND day BETWEEN $2 AND $3`,
    [store, first, last],
  );
  const { of_none: ofNone = null, of_several: ofSeveral = false } = row ?? {};
  return ofNone === null && !ofSeveral ? null : { first, last, ofNone, ofSeveral };
}

/** Those of these listings that one of the lines may be of, as above. */
export async function possiblyOf(
  queryable: Pick<pg.Pool, 'query'>,
  store: string,
  listingIds: readonly string[],
  { first, last, ofNone, ofSeveral }: Unassigned,
): Promise<Set<string>> {
  const [sold, shared] = await Promise.all([
    ofNone === null ? null : daysOf(queryable, FIRST_LINES, [store, listingIds, ofNone]),
    ofSeveral ? daysOf(queryable, LAST_SHARED, [store, listingIds, first, last]) : null,
  ]);
  return new Set(listingIds.filter((id) => sold?.has(id) === false || shared?.has(id) === true));
}

const FIRST_LINES = `SELECT listing_id, min(day)::text AS day
  FROM ${ofListings('order_line', '$2', 'day <= $3')} l GROUP BY 1`;

const LAST_SHARED = `SELECT listing_id, max(day)::text AS day
  FROM unassigned_line, unnest(listing_ids) AS listing_id
  WHERE store = $1 AND listing_ids && $2::text[] AND day BETWEEN $3 AND $4 GROUP BY 1`;

async function daysOf(
  queryable: Pick<pg.Pool, 'query'>,
  query: string,
  values: readonly [store: string, ...others: unknown[]],
): Promise<Map<string, string>> {
  const rows = await readRows(queryable, OF_LISTING, query, values);
  return new Map(rows.map(({ listing_id: id, day }) => [id, day]));
}

function earlier(day: string | undefined, other: string): string {
  return day !== undefined && day < other ? day : other;
}

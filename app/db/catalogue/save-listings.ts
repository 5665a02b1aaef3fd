import type pg from 'pg';
import { z } from 'zod';
import type { Listing } from '~/core/listing/listing';
import type { UnchangedListing } from '~/services/catalogue/ports';
import { openFinding, verdictTotals } from '../audit/audit-rows';
import { writeRules } from '../audit/save-audits';
import { addDifference, measure, withAdded } from '../audit/totals';
import { oneOf } from '../named-listings';
import { readRows } from '../rows';
import { firstRowsMaker, insertFirstRows, type FirstRows } from './first-rows';
import { toListingColumns, type SaveContext } from './listing-columns';
import {
  inTurns,
  looksAt,
  lookAtUnchanged,
  supplementsOf,
  type ListingLook,
  type ReadLook,
} from './listing-look';
import { noteUnchanged } from './note-unchanged';
import { savePrices } from './save-prices';
import { updateListings } from './update-listings';

/** What is stored of a listing that is about to be saved again. */
const PRESENT = {
  tables: 'listing',
  row: z.object({
    id: z.string(),
    content_hash: z.string(),
    supplements_hash: z.string().nullable(),
    updated_at: z.date().nullable(),
    read_at: z.date(),
    prices_read_at: z.date().nullable(),
    export_print: z.string().nullable(),
  }),
};
type PresentListing = z.infer<typeof PRESENT.row>;

const REMOVED = { tables: 'removed_listing', row: z.object({ listing_id: z.string() }) };

/** Listings as they were read, with the rows of those that are thought to be new. */
export interface PreparedSave {
  context: SaveContext;
  looks: ReadLook[];
  first: ReadonlyMap<string, FirstRows>;
  makeFirstRows: (look: ReadLook) => FirstRows;
}

/** What can be made of listings before the database is asked for what is stored of them. */
export async function prepareSave(
  context: SaveContext,
  listings: readonly Listing[],
): Promise<PreparedSave> {
  const looks = await looksAt(listings, context.digests);
  const makeFirstRows = firstRowsMaker(context);
  const judged = new Set(context.verdicts?.audits.map(({ listingId }) => listingId));
  const rows = await inTurns(
    looks.filter(({ id }) => judged.has(id)),
    makeFirstRows,
  );
  const first = new Map(rows.map((each) => [each.id, each]));
  return { context, looks, first, makeFirstRows };
}

/**
 * Answers how many listings look different now, and which were not written with a verdict. The caller holds the lock on
 * the store's row.
 */
export async function saveListings(
  client: pg.PoolClient,
  prepared: PreparedSave,
): Promise<{ changed: number; unjudged: string[] }> {
  const { context, looks: read } = prepared;
  const noted = await noteUnchanged(client, context);
  const unread = context.unchanged?.filter(({ id }) => !noted.has(id)) ?? [];
  const present = await findPresent(client, context, [...read, ...unread].map(idOf));
  const removed = await findRemovedSince(client, context, read.map(idOf));
  const stored = unread.flatMap((each) => asStored(each, present.get(each.id)));
  const existing = read.filter(({ id }) => !removed.has(id));
  const rows = [...existing, ...stored];
  const isCurrent = (row: ListingLook) => !isOlder(row, context.readAt, present.get(row.id));
  const isSame = (row: ListingLook) => row.contentHash === present.get(row.id)?.content_hash;
  const written = existing.filter((row) => isCurrent(row) && !isSame(row));
  const unchanged = rows.filter((row) => isCurrent(row) && isSame(row));
  const moved = unchanged.filter(
    (row) => row.updatedAt?.getTime() !== present.get(row.id)?.updated_at?.getTime(),
  );
  const supplemented = unchanged.filter(
    ({ id, supplementsHash }) =>
      supplementsHash !== null && supplementsHash !== present.get(id)?.supplements_hash,
  );

  const judged = await writeAndCount(client, prepared, written, present);
  const supplements = await updateSupplements(client, context, supplemented);
  const newer = new Set<ListingLook>(written);
  await markSeen(
    client,
    context,
    rows.filter((row) => !newer.has(row)),
    new Set(unchanged),
  );
  return {
    changed: written.length + moved.length + supplements,
    unjudged: [...[...read, ...stored].map(idOf).filter((id) => !judged.has(id)), ...noted],
  };
}

function idOf({ id }: { id: string }): string {
  return id;
}

/** None where something else was stored, or nothing is any more, since it was found to be the same. */
function asStored(
  unread: UnchangedListing,
  present: PresentListing | undefined,
): ListingLook | readonly [] {
  if (present === undefined) return [];
  const { content_hash: contentHash, updated_at: updatedAt, export_print: print } = present;
  return lookAtUnchanged(unread, { contentHash, updatedAt, print }) ?? [];
}

/**
 * Writes listings that changed, and new ones together with the verdicts on them. Moves the store's totals by what they
 * add before and after. Answers the listings that were written with a verdict.
 */
async function writeAndCount(
  client: pg.PoolClient,
  { context, first, makeFirstRows }: PreparedSave,
  written: ReadLook[],
  present: Map<string, PresentListing>,
): Promise<ReadonlySet<string>> {
  if (written.length === 0) return new Set();
  const { store } = context;
  const isPresent = ({ id }: ReadLook) => present.has(id);
  const changed = await inTurns(written.filter(isPresent), toListingColumns);
  const added = await inTurns(
    written.filter((look) => !isPresent(look)),
    (look) => first.get(look.id) ?? makeFirstRows(look),
  );
  const ids = changed.map(({ id }) => id);
  const verdicts = added.flatMap(({ verdict }) => verdict ?? []);

  const before = await measure(client, store, ids, 'catalogue');
  await updateListings(client, context, changed);
  await savePrices(client, context, changed, present);
  await insertFirstRows(client, added);
  const summaries = verdicts.map(({ summary }) => summary);
  const after = withAdded(await measure(client, store, ids, 'catalogue'), added, summaries);
  if (verdicts.length > 0) {
    const audits = verdicts.map(({ audit }) => audit);
    const opened = verdicts.flatMap((verdict) => verdict.opened);
    await writeRules(client, store, audits);
    Object.assign(after, verdictTotals(audits, opened.map(openFinding)));
  }
  await addDifference(client, store, before, after);
  return new Set(verdicts.map(({ audit }) => audit.listingId));
}

async function findPresent(
  client: pg.PoolClient,
  { store }: SaveContext,
  ids: string[],
): Promise<Map<string, PresentListing>> {
  if (ids.length === 0) return new Map();
  const present = await readRows(
    client,
    PRESENT,
    `SELECT id, content_hash, supplements_hash, updated_at, read_at, prices_read_at, export_print FROM listing
     WHERE store = $1 AND id ${oneOf('$2')}`,
    [store, ids],
  );
  return new Map(present.map((row) => [row.id, row]));
}

/** A product's id is never given twice, but an export may hold what was deleted while it ran. */
async function findRemovedSince(
  client: pg.PoolClient,
  { store, readAt }: SaveContext,
  ids: string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const removed = await readRows(
    client,
    REMOVED,
    `SELECT listing_id FROM removed_listing
     WHERE store = $1 AND listing_id ${oneOf('$2')} AND removed_at >= $3`,
    [store, ids, readAt],
  );
  return new Set(removed.map((row) => row.listing_id));
}

/** Where both reads saw the same `updatedAt`, or one of them none, the later look counts. */
function isOlder(row: ListingLook, readAt: Date, present: PresentListing | undefined): boolean {
  if (present === undefined) return false;
  if (row.updatedAt !== null && present.updated_at !== null) {
    const behindMs = present.updated_at.getTime() - row.updatedAt.getTime();
    if (behindMs !== 0) return behindMs > 0;
  }
  return readAt < present.read_at;
}

/**
 * Notes in one statement which listings the run saw, and of those that look as they are stored (`unchanged`) when they
 * were read. Of the others something newer is stored.
 */
async function markSeen(
  client: pg.PoolClient,
  { store, readAt, runId }: SaveContext,
  rows: ListingLook[],
  unchanged: Set<ListingLook>,
) {
  const noted = runId === null ? rows.filter((row) => unchanged.has(row)) : rows;
  if (noted.length === 0) return;
  await client.query(
    `UPDATE listing l SET
       seen_by_run = coalesce($3, l.seen_by_run),
       read_at = CASE WHEN r.is_read THEN greatest(l.read_at, $2) ELSE l.read_at END,
       updated_at = coalesce(r.updated_at, l.updated_at),
       prices_read_at = CASE WHEN r.has_prices THEN greatest(l.prices_read_at, $2) ELSE l.prices_read_at END,
       supplements_hash = coalesce(r.supplements_hash, l.supplements_hash),
       export_print = coalesce(r.export_print, l.export_print)
     FROM unnest($4::text[], $5::bool[], $6::timestamptz[], $7::bool[], $8::text[], $9::text[])
       AS r(id, is_read, updated_at, has_prices, supplements_hash, export_print)
     WHERE l.store = $1 AND l.id ${oneOf('$4')} AND l.id = r.id`,
    [
      store,
      readAt,
      runId,
      noted.map((row) => row.id),
      noted.map((row) => unchanged.has(row)),
      noted.map((row) => (unchanged.has(row) ? row.updatedAt : null)),
      noted.map((row) => unchanged.has(row) && row.hasPrices),
      noted.map((row) => (unchanged.has(row) ? row.supplementsHash : null)),
      noted.map((row) => (unchanged.has(row) ? row.exportPrint : null)),
    ],
  );
}

/** French, packaging and national codes may change while the product itself does not. */
async function updateSupplements(
  client: pg.PoolClient,
  { store }: SaveContext,
  rows: ListingLook[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const supplements = rows.map(supplementsOf);
  const { rowCount } = await client.query(
    `WITH changed AS (
       UPDATE listing_content c SET
         french = coalesce(r.french, c.french),
         french_details = coalesce(r.french_details, c.french_details),
         packaging = coalesce(r.packaging, c.packaging),
         national_codes = coalesce(r.national_codes, c.national_codes)
       FROM unnest($2::text[], $3::jsonb[], $4::jsonb[], $5::jsonb[], $6::jsonb[])
         AS r(listing_id, french, french_details, packaging, national_codes)
       WHERE c.store = $1 AND c.listing_id ${oneOf('$2')} AND c.listing_id = r.listing_id
         AND (coalesce(r.french, c.french), coalesce(r.french_details, c.french_details),
             coalesce(r.packaging, c.packaging), coalesce(r.national_codes, c.national_codes))
           IS DISTINCT FROM (c.french, c.french_details, c.packaging, c.national_codes)
       RETURNING c.listing_id)
     UPDATE listing SET revision = revision + 1
     WHERE store = $1 AND id = ANY(ARRAY(SELECT listing_id FROM changed))`,
    [
      store,
      rows.map((row) => row.id),
      supplements.map(({ french }) => french ?? null),
      supplements.map(({ frenchDetails }) => frenchDetails ?? null),
      supplements.map(({ packaging }) => packaging ?? null),
      supplements.map(({ nationalCodes }) => nationalCodes ?? null),
    ],
  );
  return rowCount ?? 0;
}

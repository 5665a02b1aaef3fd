import type pg from 'pg';
import { z } from 'zod';
import { addDifference, measure } from '../audit/totals';
import { oneOf } from '../named-listings';
import { readRows } from '../rows';
import type { ListingColumns, SaveContext } from './listing-columns';
import { savePrices } from './save-prices';

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
  }),
};
type PresentListing = z.infer<typeof PRESENT.row>;

const REMOVED = { tables: 'removed_listing', row: z.object({ listing_id: z.string() }) };

/** Answers how many listings look different now. The caller holds the lock on the store's row. */
export async function saveListings(
  client: pg.PoolClient,
  context: SaveContext,
  rows: ListingColumns[],
): Promise<number> {
  const present = await findPresent(client, context, rows);
  const removed = await findRemovedSince(client, context, rows);
  const existing = rows.filter(({ id }) => !removed.has(id));
  const current = existing.filter((row) => !isOlder(row, context.readAt, present.get(row.id)));
  const written = current.filter((row) => row.contentHash !== present.get(row.id)?.content_hash);
  const unchanged = current.filter((row) => row.contentHash === present.get(row.id)?.content_hash);
  const moved = unchanged.filter(
    (row) => row.updatedAt?.getTime() !== present.get(row.id)?.updated_at?.getTime(),
  );
  const supplemented = unchanged.filter(
    ({ id, supplementsHash }) =>
      supplementsHash !== null && supplementsHash !== present.get(id)?.supplements_hash,
  );

  await writeAndCount(client, context, written, present);
  const supplements = await updateSupplements(client, context, supplemented);
  const newer = new Set(written);
  await markSeen(
    client,
    context,
    existing.filter((row) => !newer.has(row)),
    new Set(unchanged),
  );
  return written.length + moved.length + supplements;
}

/** Moves the store's counts by what the written listings add before and after. */
async function writeAndCount(
  client: pg.PoolClient,
  context: SaveContext,
  written: ListingColumns[],
  present: Map<string, PresentListing>,
): Promise<void> {
  if (written.length === 0) return;
  const { store } = context;
  const ids = written.map(({ id }) => id);
  const before = await measure(client, store, ids, 'catalogue');
  await writeListings(client, context, written);
  await writeContents(client, context, written);
  await savePrices(client, context, written, present);
  await addDifference(client, store, before, await measure(client, store, ids, 'catalogue'));
}

async function findPresent(
  client: pg.PoolClient,
  { store }: SaveContext,
  rows: ListingColumns[],
): Promise<Map<string, PresentListing>> {
  const present = await readRows(
    client,
    PRESENT,
    `SELECT id, content_hash, supplements_hash, updated_at, read_at, prices_read_at FROM listing
     WHERE store = $1 AND id ${oneOf('$2')}`,
    [store, rows.map(({ id }) => id)],
  );
  return new Map(present.map((row) => [row.id, row]));
}

/** A product's id is never given twice, but an export may hold what was deleted while it ran. */
async function findRemovedSince(
  client: pg.PoolClient,
  { store, readAt }: SaveContext,
  rows: ListingColumns[],
): Promise<Set<string>> {
  const removed = await readRows(
    client,
    REMOVED,
    `SELECT listing_id FROM removed_listing
     WHERE store = $1 AND listing_id ${oneOf('$2')} AND removed_at >= $3`,
    [store, rows.map(({ id }) => id), readAt],
  );
  return new Set(removed.map((row) => row.listing_id));
}

/** Where both reads saw the same `updatedAt`, or one of them none, the later look counts. */
function isOlder(row: ListingColumns, readAt: Date, present: PresentListing | undefined): boolean {
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
  rows: ListingColumns[],
  unchanged: Set<ListingColumns>,
) {
  const noted = runId === null ? rows.filter((row) => unchanged.has(row)) : rows;
  if (noted.length === 0) return;
  await client.query(
    `UPDATE listing l SET
       seen_by_run = coalesce($3, l.seen_by_run),
       read_at = CASE WHEN r.is_read THEN greatest(l.read_at, $2) ELSE l.read_at END,
       updated_at = coalesce(r.updated_at, l.updated_at),
       prices_read_at = CASE WHEN r.has_prices THEN greatest(l.prices_read_at, $2) ELSE l.prices_read_at END,
       supplements_hash = coalesce(r.supplements_hash, l.supplements_hash)
     FROM unnest($4::text[], $5::bool[], $6::timestamptz[], $7::bool[], $8::text[])
       AS r(id, is_read, updated_at, has_prices, supplements_hash)
     WHERE l.store = $1 AND l.id ${oneOf('$4')} AND l.id = r.id`,
    [
      store,
      readAt,
      runId,
      noted.map((row) => row.id),
      noted.map((row) => unchanged.has(row)),
      noted.map((row) => (unchanged.has(row) ? row.updatedAt : null)),
      noted.map((row) => unchanged.has(row) && row.prices.length > 0),
      noted.map((row) => (unchanged.has(row) ? row.supplementsHash : null)),
    ],
  );
}

async function writeListings(client: pg.PoolClient, context: SaveContext, rows: ListingColumns[]) {
  if (rows.length === 0) return;
  await client.query(
    `INSERT INTO listing (
       store, read_at, seen_by_run, id, handle, title, title_key, search_text, status, vendor, photo_url,
       updated_at, prices_read_at, content_hash, variants, photos, photos_without_alt,
       category, supplements_hash)
     SELECT $1, $2, $3, * FROM unnest(
       $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[],
       $12::timestamptz[], $13::timestamptz[], $14::text[], $15::int[], $16::int[], $17::int[],
       $18::text[], $19::text[])
     ON CONFLICT (store, id) DO UPDATE SET
       read_at = EXCLUDED.read_at,
       seen_by_run = coalesce(EXCLUDED.seen_by_run, listing.seen_by_run),
       handle = EXCLUDED.handle,
       title = EXCLUDED.title,
       title_key = EXCLUDED.title_key,
       search_text = EXCLUDED.search_text,
       status = EXCLUDED.status,
       vendor = EXCLUDED.vendor,
       photo_url = EXCLUDED.photo_url,
       updated_at = coalesce(EXCLUDED.updated_at, listing.updated_at),
       prices_read_at = coalesce(EXCLUDED.prices_read_at, listing.prices_read_at),
       content_hash = EXCLUDED.content_hash,
       variants = EXCLUDED.variants,
       photos = EXCLUDED.photos,
       photos_without_alt = EXCLUDED.photos_without_alt,
       category = EXCLUDED.category,
       supplements_hash = coalesce(EXCLUDED.supplements_hash, listing.supplements_hash),
       revision = listing.revision + 1`,
    [
      context.store,
      context.readAt,
      context.runId,
      rows.map((row) => row.id),
      rows.map((row) => row.handle),
      rows.map((row) => row.title),
      rows.map((row) => row.titleKey),
      rows.map((row) => row.searchText),
      rows.map((row) => row.status),
      rows.map((row) => row.vendor),
      rows.map((row) => row.photoUrl),
      rows.map((row) => row.updatedAt),
      rows.map((row) => (row.prices.length > 0 ? context.readAt : null)),
      rows.map((row) => row.contentHash),
      rows.map((row) => row.variants),
      rows.map((row) => row.photos),
      rows.map((row) => row.photosWithoutAlt),
      rows.map((row) => row.category),
      rows.map((row) => row.supplementsHash),
    ],
  );
}

async function writeContents(
  client: pg.PoolClient,
  { store }: SaveContext,
  rows: ListingColumns[],
) {
  if (rows.length === 0) return;
  await client.query(
    `INSERT INTO listing_content (
       store, listing_id, snapshot, french, french_details, packaging, national_codes)
     SELECT $1, * FROM unnest(
       $2::text[], $3::jsonb[], $4::jsonb[], $5::jsonb[], $6::jsonb[], $7::jsonb[])
     ON CONFLICT (store, listing_id) DO UPDATE SET
       snapshot = EXCLUDED.snapshot,
       french = coalesce(EXCLUDED.french, listing_content.french),
       french_details = coalesce(EXCLUDED.french_details, listing_content.french_details),
       packaging = coalesce(EXCLUDED.packaging, listing_content.packaging),
       national_codes = coalesce(EXCLUDED.national_codes, listing_content.national_codes)`,
    [
      store,
      rows.map((row) => row.id),
      rows.map((row) => row.snapshot),
      rows.map((row) => row.french ?? null),
      rows.map((row) => row.frenchDetails ?? null),
      rows.map((row) => row.packaging ?? null),
      rows.map((row) => row.nationalCodes ?? null),
    ],
  );
}

/** French, packaging and national codes may change while the product itself does not. */
async function updateSupplements(
  client: pg.PoolClient,
  { store }: SaveContext,
  rows: ListingColumns[],
): Promise<number> {
  if (rows.length === 0) return 0;
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
      rows.map((row) => row.french ?? null),
      rows.map((row) => row.frenchDetails ?? null),
      rows.map((row) => row.packaging ?? null),
      rows.map((row) => row.nationalCodes ?? null),
    ],
  );
  return rowCount ?? 0;
}

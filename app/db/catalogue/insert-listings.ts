import type pg from 'pg';
import type { AuditedListing } from '~/services/audit/ports';
import { GRAVITY, storedResults, SUMMARY_COLUMNS, type Summary } from '../audit/audit-rows';
import type { ListingColumns, SaveContext } from './listing-columns';

/** Columns of `listing` that are read from Shopify, as they come out of JSON. */
const READ_COLUMNS: [name: string, type: string][] = [
  ['id', 'text'],
  ['handle', 'text'],
  ['title', 'text'],
  ['title_key', 'text'],
  ['search_text', 'text'],
  ['status', 'text'],
  ['vendor', 'text'],
  ['category', 'text'],
  ['photo_url', 'text'],
  ['updated_at', 'timestamptz'],
  ['prices_read_at', 'timestamptz'],
  ['content_hash', 'text'],
  ['supplements_hash', 'text'],
  ['variants', 'int'],
  ['photos', 'int'],
  ['photos_without_alt', 'int'],
];

/** What a read may not hold: what is stored of it stays. */
const KEPT = ['updated_at', 'prices_read_at', 'supplements_hash'];

const names = (columns: [name: string, type: string][]) => columns.map(([name]) => name).join(', ');
const typed = (columns: [name: string, type: string][]) =>
  columns.map((column) => column.join(' ')).join(', ');

const INSERT_LISTINGS = `
  INSERT INTO listing (store, read_at, seen_by_run, ${names(READ_COLUMNS)}, ${names(SUMMARY_COLUMNS)},
    gravity, audited_at, judged_on, judged_revision)
  SELECT $1, $2, $3, ${names(READ_COLUMNS)},
    ${SUMMARY_COLUMNS.map(([name, type]) => `coalesce(${name}, ${type === 'text[]' ? "'{}'" : '0'})`).join(', ')},
    coalesce(${GRAVITY}, 0), CASE WHEN is_judged THEN $5::timestamptz END, CASE WHEN is_judged THEN $6 END,
    CASE WHEN is_judged THEN 1 END
  FROM json_to_recordset($4::json) AS r(${typed(READ_COLUMNS)}, ${typed(SUMMARY_COLUMNS)}, is_judged bool)
  ON CONFLICT (store, id) DO UPDATE SET
    read_at = EXCLUDED.read_at,
    seen_by_run = coalesce(EXCLUDED.seen_by_run, listing.seen_by_run),
    ${READ_COLUMNS.slice(1)
      .map(([name]) =>
        KEPT.includes(name)
          ? `${name} = coalesce(EXCLUDED.${name}, listing.${name})`
          : `${name} = EXCLUDED.${name}`,
      )
      .join(', ')},
    revision = listing.revision + 1`;

/** One statement for all, from one parameter. `summaries`: of new listings that were judged. */
export async function insertListings(
  client: pg.PoolClient,
  { store, readAt, runId, verdicts }: SaveContext,
  rows: ListingColumns[],
  summaries: Summary[],
): Promise<void> {
  const summaryOf = new Map(summaries.map((summary) => [summary.id, summary]));
  const values = rows.map((row) => ({
    ...summaryOf.get(row.id),
    is_judged: summaryOf.has(row.id),
    id: row.id,
    handle: row.handle,
    title: row.title,
    title_key: row.titleKey,
    search_text: row.searchText,
    status: row.status,
    vendor: row.vendor,
    category: row.category,
    photo_url: row.photoUrl,
    updated_at: row.updatedAt,
    prices_read_at: row.prices.length > 0 ? readAt : null,
    content_hash: row.contentHash,
    supplements_hash: row.supplementsHash,
    variants: row.variants,
    photos: row.photos,
    photos_without_alt: row.photosWithoutAlt,
  }));
  await client.query(INSERT_LISTINGS, [
    store,
    readAt,
    runId,
    JSON.stringify(values),
    verdicts?.at ?? null,
    verdicts?.basis ?? null,
  ]);
}

const INSERT_CONTENTS = `
  INSERT INTO listing_content (
    store, listing_id, snapshot, french, french_details, packaging, national_codes, results)
  SELECT $1, id, snapshot, french, french_details, packaging, national_codes, results
  FROM json_to_recordset($2::json) AS r(
    id text, snapshot jsonb, french jsonb, french_details jsonb, packaging jsonb, national_codes jsonb, results jsonb)
  ON CONFLICT (store, listing_id) DO UPDATE SET
    snapshot = EXCLUDED.snapshot,
    french = coalesce(EXCLUDED.french, listing_content.french),
    french_details = coalesce(EXCLUDED.french_details, listing_content.french_details),
    packaging = coalesce(EXCLUDED.packaging, listing_content.packaging),
    national_codes = coalesce(EXCLUDED.national_codes, listing_content.national_codes)`;

/** `audits`: of new listings that were judged. */
export async function insertContents(
  client: pg.PoolClient,
  { store }: SaveContext,
  rows: ListingColumns[],
  audits: ReadonlyMap<string, AuditedListing>,
): Promise<void> {
  // The parts are JSON already.
  const contents = rows.map((row) => {
    const audit = audits.get(row.id);
    const parts = Object.entries({
      id: JSON.stringify(row.id),
      snapshot: row.snapshot,
      french: row.french,
      french_details: row.frenchDetails,
      packaging: row.packaging,
      national_codes: row.nationalCodes,
      results: audit && storedResults(audit),
    });
    const known = parts.filter(([, json]) => json !== undefined);
    return `{${known.map(([name, json]) => `"${name}":${json}`).join()}}`;
  });
  await client.query(INSERT_CONTENTS, [store, `[${contents.join()}]`]);
}

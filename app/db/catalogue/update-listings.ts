import type pg from 'pg';
import { jsonRows, type Columns } from '../insert-rows';
import { oneOf } from '../named-listings';
import {
  cellsOf,
  contentCellsOf,
  READ_COLUMNS,
  READ_CONTENT_COLUMNS,
  type ListingColumns,
  type SaveContext,
} from './listing-columns';

/** What a read may not hold: what is stored of it stays. */
const KEPT = ['updated_at', 'prices_read_at', 'supplements_hash', 'export_print'];

const typed = (columns: Columns) => columns.map((column) => column.join(' ')).join(', ');

const UPDATE_LISTINGS = `
  UPDATE listing l SET
    read_at = $2,
    seen_by_run = coalesce($3, l.seen_by_run),
    ${READ_COLUMNS.slice(1)
      .map(
        ([name]) =>
          `${name} = ${KEPT.includes(name) ? `coalesce(r.${name}, l.${name})` : `r.${name}`}`,
      )
      .join(', ')},
    revision = l.revision + 1
  FROM json_to_recordset($4::json) AS r(${typed(READ_COLUMNS)})
  WHERE l.store = $1 AND l.id ${oneOf('$5')} AND l.id = r.id`;

const UPDATE_CONTENTS = `
  UPDATE listing_content c SET
    snapshot = r.snapshot,
    french = coalesce(r.french, c.french),
    french_details = coalesce(r.french_details, c.french_details),
    packaging = coalesce(r.packaging, c.packaging),
    national_codes = coalesce(r.national_codes, c.national_codes)
  FROM json_to_recordset($2::json) AS r(${typed(READ_CONTENT_COLUMNS)})
  WHERE c.store = $1 AND c.listing_id ${oneOf('$3')} AND c.listing_id = r.listing_id`;

/** Writes what changed of listings that are stored. */
export async function updateListings(
  client: pg.PoolClient,
  { store, readAt, runId }: SaveContext,
  rows: ListingColumns[],
): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  const listings = rows.map((row) => cellsOf(row, readAt));
  await client.query(UPDATE_LISTINGS, [
    store,
    readAt,
    runId,
    jsonRows(READ_COLUMNS, listings),
    ids,
  ]);
  const contents = rows.map(contentCellsOf);
  await client.query(UPDATE_CONTENTS, [store, jsonRows(READ_CONTENT_COLUMNS, contents), ids]);
}

import type pg from 'pg';
import type { IdentifiedFinding } from '~/core/audit/diff-findings';
import type { AuditedListing } from '~/services/audit/ports';
import {
  openFinding,
  storedResults,
  summariesOf,
  SUMMARY_COLUMNS,
  type Summary,
} from '../audit/audit-rows';
import { FINDING_COLUMNS, findingCellsOf, FindingPositions } from '../audit/finding-rows';
import { SEASON_COLUMNS, seasonCellsOf } from '../audit/save-audits';
import { insertEncoded, type Cell, type EncodedRow, type encodingFor } from '../insert-rows';
import {
  cellsOf,
  contentCellsOf,
  READ_COLUMNS,
  READ_CONTENT_COLUMNS,
  toListingColumns,
  type ListingColumns,
  type SaveContext,
} from './listing-columns';
import type { ReadLook } from './listing-look';
import { CHUNK_COLUMNS, chunkCellsOf } from './price-chunks';
import { firstChunk } from './save-prices';

const COLUMNS = {
  listing: [
    ['store', 'text'],
    ['read_at', 'timestamptz'],
    ['seen_by_run', 'uuid'],
    ...READ_COLUMNS,
    ...SUMMARY_COLUMNS,
    ['audited_at', 'timestamptz'],
    ['judged_on', 'text'],
    ['judged_revision', 'int'],
  ],
  listing_content: [['store', 'text'], ...READ_CONTENT_COLUMNS, ['results', 'jsonb']],
  price_chunk: CHUNK_COLUMNS,
  finding: FINDING_COLUMNS,
  listing_season: SEASON_COLUMNS,
} as const;

type Table = keyof typeof COLUMNS;
/** Each after the one that its rows refer to. */
const TABLES = Object.keys(COLUMNS) as Table[];

/**
 * A listing that is not stored yet, with all rows that it takes. They are made before the transaction that writes them:
 * made within, they kept the database waiting for a fifth of a first sync.
 */
export interface FirstRows extends Pick<
  ListingColumns,
  'id' | 'variants' | 'photos' | 'photosWithoutAlt'
> {
  /** Absent where nobody judged it. */
  verdict?: { audit: AuditedListing; opened: IdentifiedFinding[]; summary: Summary };
  rows: Record<Table, EncodedRow[]>;
}

/** Makes rows of listings of one batch. */
export function firstRowsMaker(
  context: SaveContext,
  encode: Awaited<ReturnType<typeof encodingFor>>,
): (look: ReadLook) => FirstRows {
  const { verdicts } = context;
  const auditOf = new Map(verdicts?.audits.map((audit) => [audit.listingId, audit]));
  const openedOf = Map.groupBy(verdicts?.opened ?? [], ({ listingId }) => listingId);
  return (look) => {
    const columns = toListingColumns(look);
    const { id, variants, photos, photosWithoutAlt } = columns;
    const verdict = verdictOn(auditOf.get(id), openedOf.get(id) ?? []);
    const cells = cellsOfTables(context, columns, verdict);
    const rows = Object.fromEntries(
      TABLES.map((table) => [table, cells[table].map((row) => encode(COLUMNS[table], row))]),
    ) as FirstRows['rows'];
    return { id, variants, photos, photosWithoutAlt, ...(verdict && { verdict }), rows };
  };
}

function verdictOn(
  audit: AuditedListing | undefined,
  opened: IdentifiedFinding[],
): FirstRows['verdict'] {
  if (audit === undefined) return undefined;
  const [summary] = summariesOf([audit], opened.map(openFinding));
  return summary && { audit, opened, summary };
}

function cellsOfTables(
  { store, readAt, runId, verdicts }: SaveContext,
  columns: ListingColumns,
  verdict: FirstRows['verdict'],
): Record<Table, Cell[][]> {
  const summary = SUMMARY_COLUMNS.map(
    ([name, type]) => verdict?.summary[name] ?? (type === 'text[]' ? [] : 0),
  );
  const at = verdicts?.at ?? readAt;
  const judged = verdict ? [at, verdicts?.basis ?? null, 1] : [null, null, null];
  const results = verdict ? storedResults(verdict.audit) : null;
  const positions = new FindingPositions(verdict ? [verdict.audit] : []);
  return {
    listing: [[store, readAt, runId, ...cellsOf(columns, readAt), ...summary, ...judged]],
    listing_content: [[store, ...contentCellsOf(columns), results]],
    price_chunk: [firstChunk(columns, readAt)].flat().map((chunk) => chunkCellsOf(store, chunk)),
    finding: (verdict?.opened ?? []).map((finding) =>
      findingCellsOf(store, finding, { at, position: positions.of(finding) }),
    ),
    listing_season: verdict ? seasonCellsOf(store, verdict.audit) : [],
  };
}

/** Adds listings that are not stored yet. */
export async function insertFirstRows(
  client: pg.PoolClient,
  listings: readonly FirstRows[],
): Promise<void> {
  for (const table of TABLES) {
    const rows = listings.flatMap((listing) => listing.rows[table]);
    await insertEncoded(client, table, COLUMNS[table], rows);
  }
}

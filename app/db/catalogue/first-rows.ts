import type pg from 'pg';
import type { IdentifiedFinding } from '~/core/audit/diff-findings';
import type { AuditedListing } from '~/services/audit/ports';
import type { FirstVerdicts } from '~/services/catalogue/ports';
import {
  openFinding,
  storedResults,
  summariesOf,
  SUMMARY_COLUMNS,
  type Summary,
} from '../audit/audit-rows';
import { FINDING_COLUMNS, findingCellsOf, FindingPositions } from '../audit/finding-rows';
import { SEASON_COLUMNS, seasonCellsOf } from '../audit/save-audits';
import { encodeRow, insertEncoded, type Cell } from '../insert-rows';
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
  verdict?: Verdict;
  rows: Record<Table, Buffer[]>;
}

interface Verdict extends Pick<FirstVerdicts, 'at' | 'basis'> {
  audit: AuditedListing;
  opened: IdentifiedFinding[];
  summary: Summary;
}

/** Makes rows of listings of one batch. */
export function firstRowsMaker(context: SaveContext): (look: ReadLook) => FirstRows {
  const verdictOn = verdictsByListing(context.verdicts);
  return (look) => {
    const columns = toListingColumns(look);
    const { id, variants, photos, photosWithoutAlt } = columns;
    const verdict = verdictOn(id);
    const cells = cellsOfTables(context, columns, verdict);
    const rows = Object.fromEntries(
      TABLES.map((table) => [table, cells[table].map((row) => encodeRow(COLUMNS[table], row))]),
    ) as FirstRows['rows'];
    return { id, variants, photos, photosWithoutAlt, ...(verdict && { verdict }), rows };
  };
}

function verdictsByListing(
  verdicts: FirstVerdicts | undefined,
): (listingId: string) => Verdict | undefined {
  if (verdicts === undefined) return () => undefined;
  const { at, basis } = verdicts;
  const auditOf = new Map(verdicts.audits.map((audit) => [audit.listingId, audit]));
  const openedOf = Map.groupBy(verdicts.opened, ({ listingId }) => listingId);
  return (listingId) => {
    const audit = auditOf.get(listingId);
    if (audit === undefined) return undefined;
    const opened = openedOf.get(listingId) ?? [];
    const [summary] = summariesOf([audit], opened.map(openFinding));
    return summary && { audit, opened, summary, at, basis };
  };
}

function cellsOfTables(
  { store, readAt, runId }: SaveContext,
  columns: ListingColumns,
  verdict: Verdict | undefined,
): Record<Table, Cell[][]> {
  const read = {
    listing: [store, readAt, runId, ...cellsOf(columns, readAt)],
    content: [store, ...contentCellsOf(columns)],
    price_chunk: [firstChunk(columns, readAt)].flat().map((chunk) => chunkCellsOf(store, chunk)),
  };
  const summary = SUMMARY_COLUMNS.map(
    ([name, type]) => verdict?.summary[name] ?? (type === 'text[]' ? [] : 0),
  );
  if (verdict === undefined) {
    return {
      listing: [[...read.listing, ...summary, null, null, null]],
      listing_content: [[...read.content, null]],
      price_chunk: read.price_chunk,
      finding: [],
      listing_season: [],
    };
  }
  const { audit, opened, at, basis } = verdict;
  const positions = new FindingPositions([audit]);
  return {
    listing: [[...read.listing, ...summary, at, basis, 1]],
    listing_content: [[...read.content, storedResults(audit)]],
    price_chunk: read.price_chunk,
    finding: opened.map((finding) =>
      findingCellsOf(store, finding, { at, position: positions.of(finding) }),
    ),
    listing_season: seasonCellsOf(store, audit),
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

import type pg from 'pg';
import type { AuditedListing } from '~/services/audit/ports';
import { storedResults, SUMMARY_COLUMNS, type Summary } from '../audit/audit-rows';
import { insertRows, type Cell } from '../insert-rows';
import {
  cellsOf,
  contentCellsOf,
  READ_COLUMNS,
  READ_CONTENT_COLUMNS,
  type ListingColumns,
  type SaveContext,
} from './listing-columns';

const COLUMNS = [
  ['store', 'text'],
  ['read_at', 'timestamptz'],
  ['seen_by_run', 'uuid'],
  ...READ_COLUMNS,
  ...SUMMARY_COLUMNS,
  ['audited_at', 'timestamptz'],
  ['judged_on', 'text'],
  ['judged_revision', 'int'],
] as const;

/** Adds listings that are not stored yet. `summaries`: of those that were judged. */
export async function insertListings(
  client: pg.PoolClient,
  { store, readAt, runId, verdicts }: SaveContext,
  rows: ListingColumns[],
  summaries: Summary[],
): Promise<void> {
  const summaryOf = new Map(summaries.map((summary) => [summary.id, summary]));
  const judged = [verdicts?.at ?? null, verdicts?.basis ?? null, 1];
  const cells = rows.map((row): Cell[] => {
    const summary = summaryOf.get(row.id);
    return [
      store,
      readAt,
      runId,
      ...cellsOf(row, readAt),
      ...SUMMARY_COLUMNS.map(([name, type]) => summary?.[name] ?? (type === 'text[]' ? [] : 0)),
      ...(summary === undefined ? [null, null, null] : judged),
    ];
  });
  await insertRows(client, 'listing', COLUMNS, cells);
}

const CONTENT_COLUMNS = [['store', 'text'], ...READ_CONTENT_COLUMNS, ['results', 'jsonb']] as const;

/** Of listings that are not stored yet. `audits`: of those that were judged. */
export async function insertContents(
  client: pg.PoolClient,
  { store }: SaveContext,
  rows: ListingColumns[],
  audits: ReadonlyMap<string, AuditedListing>,
): Promise<void> {
  const cells = rows.map((row) => {
    const audit = audits.get(row.id);
    return [store, ...contentCellsOf(row), audit ? storedResults(audit) : null];
  });
  await insertRows(client, 'listing_content', CONTENT_COLUMNS, cells);
}

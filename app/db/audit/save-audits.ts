import type pg from 'pg';
import type { FindingsDiff } from '~/core/audit/diff-findings';
import { z } from 'zod';
import type { AuditedListing } from '~/services/audit/ports';
import { insertRows, type Cell } from '../insert-rows';
import { ofListings, oneOf } from '../named-listings';
import { numeric, readRow, readRows } from '../rows';
import { audiences, severity } from '../shapes';
import {
  storedResults,
  summariesOf,
  SUMMARY_COLUMNS,
  verdictTotals,
  type OpenFindings,
} from './audit-rows';
import { FindingPositions, writeChanges } from './finding-rows';
import { addDifference, measure, WEIGHT_COLUMNS } from './totals';

const REVISIONS = { tables: 'listing', row: z.object({ id: z.string(), revision: z.number() }) };

const OPEN = {
  tables: 'finding',
  row: z.object({
    listing_id: z.string(),
    rule: z.string(),
    severity,
    audiences,
    count: z.number(),
  }),
};

/**
 * Writes what still holds of the audits, and moves the store's totals. Answers how many were written, and the ids of the listings that
 * changed since they were judged. The caller holds the lock on the store's row.
 */
export async function saveAudits(
  client: pg.PoolClient,
  store: string,
  audits: AuditedListing[],
  changes: FindingsDiff,
  { at, basis }: { at: Date; basis: string | undefined },
): Promise<{ saved: number; outdated: string[] }> {
  const revisions = await findRevisions(client, store, audits);
  const holding = audits.filter((audit) => revisions.get(audit.listingId) === audit.revision);
  const outdated = audits
    .filter(
      (audit) =>
        revisions.has(audit.listingId) && revisions.get(audit.listingId) !== audit.revision,
    )
    .map((audit) => audit.listingId);
  if (holding.length === 0) return { saved: 0, outdated };

  const ids = new Set(holding.map((audit) => audit.listingId));
  const ofHolding = <T extends { listingId: string }>(list: T[]) =>
    list.filter(({ listingId }) => ids.has(listingId));
  const before = await measure(client, store, [...ids], 'everything');
  await writeRules(client, store, holding);
  await writeResults(client, store, holding);
  await writeChanges(
    client,
    'finding',
    store,
    {
      opened: ofHolding(changes.opened),
      stillOpen: ofHolding(changes.stillOpen),
      resolved: ofHolding(changes.resolved),
      reopened: ofHolding(changes.reopened),
    },
    new FindingPositions(holding),
    at,
  );
  const open = await readOpen(client, store, [...ids]);
  const weights = await writeSummaries(client, store, holding, open, { at, basis });
  await writeSeasons(client, store, holding);
  const after = {
    catalogue: { ...before.catalogue, ...weights },
    ...verdictTotals(holding, open),
  };
  await addDifference(client, store, before, after);
  return { saved: holding.length, outdated };
}

async function findRevisions(
  client: pg.PoolClient,
  store: string,
  audits: AuditedListing[],
): Promise<Map<string, number>> {
  const rows = await readRows(
    client,
    REVISIONS,
    `SELECT id, revision FROM listing WHERE store = $1 AND id ${oneOf('$2')}`,
    [store, audits.map((audit) => audit.listingId)],
  );
  return new Map(rows.map((row) => [row.id, row.revision]));
}

/** A failing result has its findings' severity; any other one shows the rule's own. */
export async function writeRules(client: pg.PoolClient, store: string, audits: AuditedListing[]) {
  const rules = new Map<
    string,
    { rule: string; audiences: string; severity: string; own: boolean }
  >();
  // The last one that shows it counts.
  for (const { results } of audits.toReversed()) {
    for (const { rule, audiences, severity, outcome } of results) {
      const own = outcome !== 'fail';
      const known = rules.get(rule);
      if (known !== undefined && (known.own || !own)) continue;
      rules.set(rule, { rule, audiences: audiences.join(' '), severity, own });
    }
  }
  const rows = [...rules.values()];
  await client.query(
    `INSERT INTO rule_totals (store, rule, audiences, severity)
     SELECT $1, rule, string_to_array(audiences, ' '), severity
     FROM unnest($2::text[], $3::text[], $4::text[]) AS r(rule, audiences, severity)
     ON CONFLICT (store, rule) DO UPDATE SET
       audiences = EXCLUDED.audiences,
       severity = CASE WHEN rule_totals.rule = ANY($5) THEN EXCLUDED.severity ELSE rule_totals.severity END
     WHERE rule_totals.audiences <> EXCLUDED.audiences OR rule_totals.severity <> EXCLUDED.severity`,
    [
      store,
      rows.map((row) => row.rule),
      rows.map((row) => row.audiences),
      rows.map((row) => row.severity),
      rows.filter((row) => row.own).map((row) => row.rule),
    ],
  );
}

async function writeResults(client: pg.PoolClient, store: string, audits: AuditedListing[]) {
  await client.query(
    `UPDATE listing_content c SET results = r.results
     FROM unnest($2::text[], $3::jsonb[]) AS r(listing_id, results)
     WHERE c.store = $1 AND c.listing_id ${oneOf('$2')} AND c.listing_id = r.listing_id AND c.results IS DISTINCT FROM r.results`,
    [store, audits.map((audit) => audit.listingId), audits.map(storedResults)],
  );
}

/** Seasons for which the listings are marked, in place of those of the audit before. */
async function writeSeasons(client: pg.PoolClient, store: string, audits: AuditedListing[]) {
  await client.query(
    `DELETE FROM listing_season
     WHERE ctid = ANY(ARRAY(SELECT s.ctid FROM ${ofListings('listing_season', '$2')} s))`,
    [store, audits.map((audit) => audit.listingId)],
  );
  const rows = audits.flatMap((audit) => seasonCellsOf(store, audit));
  await insertRows(client, 'listing_season', SEASON_COLUMNS, rows);
}

export const SEASON_COLUMNS = [
  ['store', 'text'],
  ['listing_id', 'text'],
  ['season', 'text'],
  ['audience', 'text'],
  ['ends_on', 'date'],
  ['state', 'text'],
  ['french', 'text'],
] as const;

/** Rows with cells in the order of `SEASON_COLUMNS`. */
export function seasonCellsOf(store: string, { listingId, seasons }: AuditedListing): Cell[][] {
  return seasons.map(({ season, audience, end, listing, french }) => [
    store,
    listingId,
    season,
    audience,
    end,
    listing,
    french,
  ]);
}

async function writeSummaries(
  client: pg.PoolClient,
  store: string,
  audits: AuditedListing[],
  open: OpenFindings[],
  { at, basis }: { at: Date; basis: string | undefined },
): Promise<z.infer<typeof WEIGHTS.row>> {
  const rows = summariesOf(audits, open);
  const ids = audits.map((audit) => audit.listingId);
  const weights = await readRow(client, WEIGHTS, WRITE_SUMMARIES, [
    store,
    JSON.stringify(rows),
    at,
    ids,
    basis ?? null,
  ]);
  if (weights === undefined) throw new Error('An aggregate without GROUP BY has one row.');
  return weights;
}

const WEIGHTS = { tables: 'listing', row: z.record(z.enum(WEIGHT_COLUMNS), numeric) };

/** Answers sums of the weights as stored. */
const WRITE_SUMMARIES = `
  WITH written AS (UPDATE listing l SET
    ${SUMMARY_COLUMNS.map(([column]) => `${column} = r.${column}`).join(', ')},
    audited_at = $3, judged_revision = l.revision, judged_on = $5
  FROM jsonb_to_recordset($2::jsonb) AS r(
    id text, ${SUMMARY_COLUMNS.map((column) => column.join(' ')).join(', ')})
  WHERE l.store = $1 AND l.id ${oneOf('$4')} AND l.id = r.id
  RETURNING ${WEIGHT_COLUMNS.map((column) => `l.${column}`).join(', ')})
  SELECT ${WEIGHT_COLUMNS.map((column) => `coalesce(sum(${column}), 0) AS ${column}`).join(', ')} FROM written`;

function readOpen(client: pg.PoolClient, store: string, ids: string[]): Promise<OpenFindings[]> {
  return readRows(
    client,
    OPEN,
    `SELECT listing_id, rule, severity, audiences, count(*)::int AS count
     FROM ${ofListings('finding', '$2')} f WHERE status = 'open' GROUP BY 1, 2, 3, 4`,
    [store, ids],
  );
}

import type pg from 'pg';
import { z } from 'zod';
import type { Ignoring } from '~/core/audit/ignoring';
import type { AuditedListing, StoredFinding } from '~/services/audit/ports';
import {
  identity,
  type FindingIdentity,
  type FindingsDiff,
  type IdentifiedFinding,
} from '~/core/audit/diff-findings';
import { FINDING_STATUSES } from '~/core/audit/finding-status';
import type { Cell } from '../insert-rows';
import { ofListings } from '../named-listings';
import { readRows } from '../rows';
import { audiences, messageData, severity, storedMessageId } from '../shapes';
import { storableJson, storableText } from '../stored-text';

/**
 * Findings of listings, and those of the store as a whole, lie in two tables of one shape; only the first names
 * a listing. In what is read from the second the store stands in the listing's place.
 */
export type FindingTable = 'finding' | 'store_finding';

const row = z.object({
  listing_id: z.string(),
  rule: z.string(),
  key: z.string(),
  audiences,
  severity,
  message_id: z.string(),
  data: messageData,
  field: z.string(),
  status: z.enum(FINDING_STATUSES),
  opened_at: z.date(),
  resolved_at: z.date().nullable(),
  ignored_at: z.date().nullable(),
  ignored_by: z.string().nullable(),
  ignore_reason: z.string().nullable(),
  ignored_until: z.date().nullable(),
  ignored_text: z.string().nullable(),
});
const OF_LISTING = { tables: 'finding', row };
const OPEN_HIGH = {
  tables: 'finding',
  row: z.object({ listingId: z.string(), rule: z.string(), key: z.string(), audiences }),
};
const OF_STORE = { tables: 'store_finding', row };

const COLUMNS = `rule, key, audiences, severity, message_id, data, field, status, opened_at, resolved_at,
  ignored_at, ignored_by, ignore_reason, ignored_until, ignored_text`;

/** For the list of a statement's columns, before `rule`. */
function listingColumn(table: FindingTable): string {
  return table === 'finding' ? 'listing_id, ' : '';
}

/** For a statement's condition: rows of the store, and where they name listings of `named`, which a parameter lists. */
function rowsOf(table: FindingTable, listings: string): string {
  if (table === 'store_finding') return 'f.store = $1 AND ';
  const ofNamed = `SELECT u.ctid FROM ${ofListings('finding', listings)} u`;
  return `f.ctid = ANY(ARRAY(${ofNamed})) AND f.listing_id = named.listing_id AND `;
}

/** Findings of these listings that are not resolved: open ones, and those that the merchant ignores. */
export async function readUnresolved(
  pool: pg.Pool,
  store: string,
  listingIds: string[],
): Promise<StoredFinding[]> {
  const rows = await readRows(
    pool,
    OF_LISTING,
    `SELECT listing_id, ${COLUMNS} FROM ${ofListings('finding', '$2')} f WHERE resolved_at IS NULL
     ORDER BY listing_id, rule, key`,
    [store, listingIds],
  );
  return rows.map(toFinding);
}

/** Of these listings, the open findings of high severity, without what they say. */
export async function readOpenHigh(
  pool: pg.Pool,
  store: string,
  listingIds: string[],
): Promise<Pick<StoredFinding, 'listingId' | 'rule' | 'key' | 'audiences'>[]> {
  return readRows(
    pool,
    OPEN_HIGH,
    `SELECT listing_id AS "listingId", rule, key, audiences FROM ${ofListings('finding', '$2')} f
     WHERE status = 'open' AND severity = 'high' ORDER BY listing_id, rule, key`,
    [store, listingIds],
  );
}

const LIFE = `array_position(ARRAY['open', 'ignored', 'resolved'], status), resolved_at DESC, rule, position, key`;

/** Open ones first, then ignored, each rule's as the audit gave them; then resolved ones, the latest first. */
export async function readAll(
  pool: pg.Pool,
  store: string,
  listingId: string,
): Promise<StoredFinding[]> {
  const rows = await readRows(
    pool,
    OF_LISTING,
    `SELECT listing_id, ${COLUMNS} FROM finding WHERE store = $1 AND listing_id = $2 ORDER BY ${LIFE}`,
    [store, listingId],
  );
  return rows.map(toFinding);
}

/** Those about the store as a whole, in the same order. */
export async function readAllOfStore(pool: pg.Pool, store: string): Promise<StoredFinding[]> {
  const rows = await readRows(
    pool,
    OF_STORE,
    `SELECT store AS listing_id, ${COLUMNS} FROM store_finding WHERE store = $1 ORDER BY ${LIFE}`,
    [store],
  );
  return rows.map(toFinding);
}

/** The place of each finding among those of its rule and listing. */
export class FindingPositions {
  readonly #positions = new Map<string, number>();

  constructor(audits: readonly Pick<AuditedListing, 'listingId' | 'results'>[]) {
    for (const { listingId, results } of audits) {
      for (const { rule, findings } of results) {
        for (const [position, { key }] of findings.entries()) {
          this.#positions.set(identity({ listingId, rule, key }), position);
        }
      }
    }
  }

  of(finding: FindingIdentity): number {
    return this.#positions.get(identity(finding)) ?? 0;
  }
}

/** Of a finding that was not there before. */
export const FINDING_COLUMNS = [
  ['store', 'text'],
  ['opened_at', 'timestamptz'],
  ['listing_id', 'text'],
  ['rule', 'text'],
  ['key', 'text'],
  ['audiences', 'text[]'],
  ['severity', 'text'],
  ['message_id', 'text'],
  ['data', 'jsonb'],
  ['field', 'text'],
  ['position', 'int'],
] as const;

/** In the order of `FINDING_COLUMNS`. */
export function findingCellsOf(
  store: string,
  finding: IdentifiedFinding,
  { at, position }: { at: Date; position: number },
): Cell[] {
  return [
    store,
    at,
    finding.listingId,
    finding.rule,
    storableText(finding.key),
    finding.audiences,
    finding.severity,
    finding.message.id,
    storableJson(finding.message.data),
    storableText(finding.field),
    position,
  ];
}

/** A finding that is found again after it was resolved begins a new row; the old one keeps its dates. */
export async function writeChanges(
  client: pg.PoolClient,
  table: FindingTable,
  store: string,
  changes: FindingsDiff,
  positions: FindingPositions,
  at: Date,
): Promise<void> {
  const found = [...changes.opened, ...changes.stillOpen];
  const listing = listingColumn(table);
  if (found.length > 0) {
    await client.query(
      `INSERT INTO ${table} AS f (store, opened_at, ${listing}rule, key, audiences, severity, message_id, data, field, position)
       SELECT $1, $2, ${listing}rule, key, string_to_array(audiences, ' '), severity, message_id, data, field, position
       FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::jsonb[], $10::text[], $11::int[])
         AS found(listing_id, rule, key, audiences, severity, message_id, data, field, position)
       ON CONFLICT (store, ${listing}rule, key) WHERE resolved_at IS NULL DO UPDATE SET
         audiences = EXCLUDED.audiences, severity = EXCLUDED.severity, message_id = EXCLUDED.message_id,
         data = EXCLUDED.data, field = EXCLUDED.field, position = EXCLUDED.position
       WHERE (f.audiences, f.severity, f.message_id, f.data, f.field, f.position)
         IS DISTINCT FROM
         (EXCLUDED.audiences, EXCLUDED.severity, EXCLUDED.message_id, EXCLUDED.data, EXCLUDED.field, EXCLUDED.position)`,
      [
        store,
        at,
        found.map((finding) => finding.listingId),
        found.map((finding) => finding.rule),
        found.map((finding) => storableText(finding.key)),
        found.map((finding) => finding.audiences.join(' ')),
        found.map((finding) => finding.severity),
        found.map((finding) => finding.message.id),
        found.map((finding) => storableJson(finding.message.data)),
        found.map((finding) => storableText(finding.field)),
        found.map((finding) => positions.of(finding)),
      ],
    );
  }
  if (changes.reopened.length > 0) {
    await writeIgnoring(client, table, store, changes.reopened, null);
  }
  if (changes.resolved.length > 0) {
    await client.query(
      `UPDATE ${table} f SET status = 'resolved', resolved_at = $2
       FROM unnest($3::text[], $4::text[], $5::text[]) AS named(listing_id, rule, key)
       WHERE ${rowsOf(table, '$3')}f.rule = named.rule AND f.key = named.key
         AND f.resolved_at IS NULL`,
      [
        store,
        at,
        changes.resolved.map((finding) => finding.listingId),
        changes.resolved.map((finding) => finding.rule),
        changes.resolved.map((finding) => storableText(finding.key)),
      ],
    );
  }
}

/** `null` for the ignoring opens the finding again. Answers how many rows that changed. */
export async function writeIgnoring(
  client: pg.PoolClient,
  table: FindingTable,
  store: string,
  findings: FindingIdentity[],
  ignoring: Ignoring | null,
): Promise<number> {
  const { rowCount } = await client.query(
    `UPDATE ${table} f SET status = $5, ignored_at = $6, ignored_by = $7, ignore_reason = $8,
       ignored_until = $9, ignored_text = $10
     FROM unnest($2::text[], $3::text[], $4::text[]) AS named(listing_id, rule, key)
     WHERE ${rowsOf(table, '$2')}f.rule = named.rule AND f.key = named.key
       AND f.resolved_at IS NULL`,
    [
      store,
      findings.map((finding) => finding.listingId),
      findings.map((finding) => finding.rule),
      findings.map((finding) => storableText(finding.key)),
      ignoring === null ? 'open' : 'ignored',
      ignoring?.at ?? null,
      ignoring?.by ?? null,
      ignoring === null ? null : storableText(ignoring.reason),
      ignoring?.until ?? null,
      ignoring?.text ?? null,
    ],
  );
  return rowCount ?? 0;
}

function toFinding(row: z.infer<typeof OF_LISTING.row>): StoredFinding {
  return {
    listingId: row.listing_id,
    rule: row.rule,
    key: row.key,
    audiences: row.audiences,
    severity: row.severity,
    message: { id: storedMessageId(row.message_id), data: row.data },
    field: row.field,
    status: row.status,
    openedAt: row.opened_at,
    resolvedAt: row.resolved_at,
    ignoring:
      row.ignored_at === null
        ? null
        : {
            at: row.ignored_at,
            by: row.ignored_by ?? '',
            reason: row.ignore_reason ?? '',
            until: row.ignored_until,
            text: row.ignored_text,
          },
  };
}

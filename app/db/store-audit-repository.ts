import type { MessageData, RuleResult, Severity } from '~/core/audit/outcome';
import type { Audience } from '~/core/listing/audience';
import type { FindingChanges, StoreAuditRepository, StoredStoreFinding } from '~/services/ports';
import type { FindingStatus } from '~/services/views';
import { inTransaction, type Database } from './database';
import { UnknownStoreError } from './errors';
import { storableJson, storableText } from './stored-text';

interface StoreFindingRow {
  rule: string;
  key: string;
  audiences: Audience[];
  severity: Severity;
  message_id: string;
  data: MessageData;
  field: string;
  status: FindingStatus;
  opened_at: Date;
  resolved_at: Date | null;
}

/** Findings about the store as a whole, with the same life as those of listings. */
export class PostgresStoreAuditRepository implements StoreAuditRepository {
  constructor(private readonly database: Database) {}

  async findings(store: string): Promise<StoredStoreFinding[]> {
    const { rows } = await this.database.pool.query<StoreFindingRow>(
      `SELECT rule, key, audiences, severity, message_id, data, field, status, opened_at, resolved_at
       FROM store_finding WHERE store = $1
       ORDER BY resolved_at IS NOT NULL, resolved_at DESC, rule, position, key`,
      [store],
    );
    return rows.map((row) => ({
      rule: row.rule,
      key: row.key,
      audiences: row.audiences,
      severity: row.severity,
      message: { id: row.message_id, data: row.data },
      field: row.field,
      status: row.status,
      openedAt: row.opened_at,
      resolvedAt: row.resolved_at,
    }));
  }

  async results(store: string): Promise<RuleResult[]> {
    const { rows } = await this.database.pool.query<{ results: Omit<RuleResult, 'findings'>[] }>(
      'SELECT results FROM store_audit WHERE store = $1',
      [store],
    );
    return (rows[0]?.results ?? []).map((result) => ({ ...result, findings: [] }));
  }

  async save(
    store: string,
    results: RuleResult[],
    { opened, stillOpen, resolved }: FindingChanges,
    at: Date,
  ): Promise<void> {
    const positions = new Map(
      results.flatMap(({ rule, findings }) =>
        findings.map(({ key }, position) => [JSON.stringify([rule, key]), position] as const),
      ),
    );
    const found = [...opened, ...stillOpen];
    await inTransaction(this.database.pool, async (client) => {
      const { rowCount } = await client.query(
        'UPDATE store SET version = version + 1 WHERE domain = $1',
        [store],
      );
      if (rowCount === 0) throw new UnknownStoreError(store);
      await client.query(
        `INSERT INTO store_audit (store, audited_at, results) VALUES ($1, $2, $3)
         ON CONFLICT (store) DO UPDATE SET audited_at = EXCLUDED.audited_at, results = EXCLUDED.results`,
        [store, at, storableJson(results.map((result) => ({ ...result, findings: undefined })))],
      );
      await client.query(
        `INSERT INTO store_finding (store, opened_at, rule, key, audiences, severity, message_id, data, field, position)
         SELECT $1, $2, rule, key, string_to_array(audiences, ' '), severity, message_id, data, field, position
         FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::jsonb[], $9::text[], $10::int[])
           AS found(rule, key, audiences, severity, message_id, data, field, position)
         ON CONFLICT (store, rule, key) WHERE resolved_at IS NULL DO UPDATE SET
           audiences = EXCLUDED.audiences, severity = EXCLUDED.severity, message_id = EXCLUDED.message_id,
           data = EXCLUDED.data, field = EXCLUDED.field, position = EXCLUDED.position`,
        [
          store,
          at,
          found.map(({ rule }) => rule),
          found.map(({ key }) => storableText(key)),
          found.map(({ audiences }) => audiences.join(' ')),
          found.map(({ severity }) => severity),
          found.map(({ message }) => message.id),
          found.map(({ message }) => storableJson(message.data)),
          found.map(({ field }) => storableText(field)),
          found.map(({ rule, key }) => positions.get(JSON.stringify([rule, key])) ?? 0),
        ],
      );
      await client.query(
        `UPDATE store_finding f SET status = 'resolved', resolved_at = $2
         FROM unnest($3::text[], $4::text[]) AS r(rule, key)
         WHERE f.store = $1 AND f.rule = r.rule AND f.key = r.key AND f.resolved_at IS NULL`,
        [store, at, resolved.map(({ rule }) => rule), resolved.map(({ key }) => storableText(key))],
      );
    });
  }
}

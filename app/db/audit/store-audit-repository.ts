import type pg from 'pg';
import { z } from 'zod';
import type { FindingIdentity, FindingsDiff } from '~/core/audit/diff-findings';
import type { Ignoring } from '~/core/audit/ignoring';
import type { RuleResult } from '~/core/audit/outcome';
import type { StoreAuditRepository, StoredFinding } from '~/services/audit/ports';
import { inTransaction, type Database } from '../database';
import { UnknownStoreError } from '../errors';
import { readRow } from '../rows';
import { results } from '../shapes';
import { storableJson } from '../stored-text';
import { FindingPositions, readAllOfStore, writeChanges, writeIgnoring } from './finding-rows';
import { forgetResolved } from './old-findings';

const RESULTS = { tables: 'store_audit', row: z.object({ results }) };

/** Findings about the store as a whole, with the same life as those of listings. */
export class PostgresStoreAuditRepository implements StoreAuditRepository {
  constructor(private readonly database: Database) {}

  async findings(store: string): Promise<StoredFinding[]> {
    return readAllOfStore(this.database.pool, store);
  }

  async results(store: string): Promise<RuleResult[]> {
    const row = await readRow(
      this.database.pool,
      RESULTS,
      'SELECT results FROM store_audit WHERE store = $1',
      [store],
    );
    return (row?.results ?? []).map((result) => ({ ...result, findings: [] }));
  }

  async save(store: string, results: RuleResult[], changes: FindingsDiff, at: Date): Promise<void> {
    const positions = new FindingPositions([{ listingId: store, results }]);
    await this.#change(store, async (client) => {
      await client.query(
        `INSERT INTO store_audit (store, audited_at, results) VALUES ($1, $2, $3)
         ON CONFLICT (store) DO UPDATE SET audited_at = EXCLUDED.audited_at, results = EXCLUDED.results`,
        [store, at, storableJson(results.map((result) => ({ ...result, findings: undefined })))],
      );
      await writeChanges(client, 'store_finding', store, changes, positions, at);
    });
  }

  async setIgnoring(
    store: string,
    finding: Omit<FindingIdentity, 'listingId'>,
    ignoring: Ignoring | null,
  ): Promise<boolean> {
    const named = { listingId: store, ...finding };
    return this.#change(
      store,
      async (client) =>
        (await writeIgnoring(client, 'store_finding', store, [named], ignoring)) > 0,
    );
  }

  async forgetResolved(store: string, resolvedBefore: Date): Promise<number> {
    return forgetResolved(this.database.pool, 'store_finding', store, resolvedBefore);
  }

  #change<T>(store: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    return inTransaction(this.database.pool, async (client) => {
      const { rowCount } = await client.query(
        'UPDATE store SET version = version + 1 WHERE domain = $1',
        [store],
      );
      if (rowCount === 0) throw new UnknownStoreError(store);
      return work(client);
    });
  }
}

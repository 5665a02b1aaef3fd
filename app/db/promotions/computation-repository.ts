import { z } from 'zod';
import type {
  Computation,
  ComputationKind,
  ComputationName,
  ComputationProgress,
  ComputationRepository,
  ComputedBy,
} from '~/services/promotions/computation-ports';
import { changeStore } from '../catalogue/change-listings';
import type { Database } from '../database';
import { readRow } from '../rows';
import { storableJson } from '../stored-text';
import { COMPUTED } from './stored-computations';

const row = z.object({
  heard_at: z.date(),
  done: z.number(),
  total: z.number().nullable(),
  basis: z.string().nullable(),
  answer: z.unknown(),
  answered_at: z.date().nullable(),
});

export class PostgresComputationRepository implements ComputationRepository {
  constructor(private readonly database: Database) {}

  async find<Kind extends ComputationKind>(
    store: string,
    { kind, key }: ComputationName<Kind>,
  ): Promise<Computation<Kind> | null> {
    const found = await readRow(
      this.database.pool,
      { tables: 'computation', row },
      `SELECT heard_at, done, total, basis, answer, answered_at FROM computation
       WHERE store = $1 AND kind = $2 AND key = $3`,
      [store, kind, key],
    );
    if (found === undefined) return null;
    // Of another version's form: it is worked out anew.
    const answer = COMPUTED[kind].nullable().safeParse(found.answer).data ?? null;
    const { done, total, basis } = found;
    return {
      heardAt: found.heard_at,
      done,
      total,
      basis,
      answer,
      answeredAt: found.answered_at,
    };
  }

  async begin(
    store: string,
    { kind, key }: ComputationName,
    at: Date,
    forgetBefore: Date,
  ): Promise<void> {
    await this.database.pool.query(
      `WITH forgotten AS (DELETE FROM computation
         WHERE store = $1 AND heard_at < $5 AND (kind, key) <> ($2, $3))
       INSERT INTO computation (store, kind, key, heard_at) SELECT domain, $2, $3, $4 FROM store WHERE domain = $1
       ON CONFLICT (store, kind, key) DO UPDATE SET heard_at = excluded.heard_at, done = 0, total = NULL,
         basis = NULL, answer = NULL, answered_at = NULL`,
      [store, kind, key, at, forgetBefore],
    );
  }

  async advance(
    store: string,
    { kind, key }: ComputationName,
    { done, total }: ComputationProgress,
    at: Date,
  ): Promise<void> {
    await this.database.pool.query(
      `UPDATE computation SET done = $4, total = $5, heard_at = $6
       WHERE store = $1 AND kind = $2 AND key = $3 AND answered_at IS NULL`,
      [store, kind, key, done, total, at],
    );
  }

  async answer<Kind extends ComputationKind>(
    store: string,
    { kind, key }: ComputationName<Kind>,
    answer: ComputedBy[Kind],
    { basis, at }: { basis: string; at: Date },
  ): Promise<void> {
    await changeStore(this.database.pool, store, async (client) => {
      const { rowCount } = await client.query(
        `UPDATE computation SET basis = $4, answer = $5::jsonb, answered_at = $6, heard_at = $6
         WHERE store = $1 AND kind = $2 AND key = $3`,
        [store, kind, key, basis, storableJson(answer), at],
      );
      return rowCount ?? 0;
    });
  }
}

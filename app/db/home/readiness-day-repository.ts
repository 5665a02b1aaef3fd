import { z } from 'zod';
import type { ReadinessDay, ReadinessDayRepository } from '~/services/home/ports';
import type { Database } from '../database';
import { readinessOfAll } from '../digest/stored-digest';
import { readRow, type EveryProperty } from '../rows';

const DAY = {
  tables: 'readiness_day',
  row: z.object({
    day: z.string(),
    weights: readinessOfAll,
  } satisfies EveryProperty<ReadinessDay>),
};

export class PostgresReadinessDayRepository implements ReadinessDayRepository {
  constructor(private readonly database: Database) {}

  async keep(store: string, { day, weights }: ReadinessDay, oldest: string): Promise<void> {
    const { pool } = this.database;
    await pool.query(
      `INSERT INTO readiness_day (store, day, weights)
       SELECT domain, $2, $3 FROM store WHERE domain = $1
       ON CONFLICT (store, day) DO NOTHING`,
      [store, day, JSON.stringify(weights)],
    );
    await pool.query('DELETE FROM readiness_day WHERE store = $1 AND day < $2', [store, oldest]);
  }

  async within(store: string, from: string, to: string): Promise<ReadinessDay | null> {
    const row = await readRow(
      this.database.pool,
      DAY,
      `SELECT day::text, weights FROM readiness_day
       WHERE store = $1 AND day BETWEEN $2 AND $3 ORDER BY day DESC LIMIT 1`,
      [store, from, to],
    );
    return row ?? null;
  }

  async first(store: string): Promise<string | null> {
    const row = await readRow(
      this.database.pool,
      { tables: 'readiness_day', row: z.object({ day: z.string().nullable() }) },
      'SELECT min(day)::text AS day FROM readiness_day WHERE store = $1',
      [store],
    );
    return row?.day ?? null;
  }
}

import type pg from 'pg';
import type { PgBoss } from 'pg-boss';
import { z } from 'zod';
import { JOBS } from './registry';

/** A job as it is moved from one database to another. */
interface MovedJob {
  job: string;
  payload: unknown;
  /** ISO 8601; when it is due. */
  at: string;
}

const rowsSchema = z.array(z.object({ job: z.string(), payload: z.unknown(), at: z.date() }));

/** Those of stores that wait or are under way; what was given up stays where it is. `store`: of that one alone. */
export async function readOpenJobs(
  client: pg.ClientBase,
  store: string | null,
): Promise<MovedJob[]> {
  const { rows } = await client.query(
    `SELECT name AS job, data AS payload, start_after AS at FROM pgboss.job
     WHERE state IN ('created', 'retry', 'active') AND name = ANY ($1)
       AND data->>'store' IS NOT NULL AND ($2::text IS NULL OR data->>'store' = $2)
     ORDER BY created_on, id`,
    [JOBS.map(({ name }) => name), store],
  );
  return rowsSchema.parse(rows).map((row) => ({ ...row, at: row.at.toISOString() }));
}

/**
 * Puts jobs into their queues, in the transaction of a client. One that is the same as one there counts for both. The queue
 * looks each of its queues up once, on a connection of its own, for which the embedded database would wait until that
 * transaction ends: so this is done before.
 */
export async function jobsInto(boss: PgBoss) {
  for (const { name } of JOBS) await boss.insert(name, []);
  return async (client: pg.ClientBase, moved: readonly MovedJob[]): Promise<void> => {
    const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
    for (const { job, payload, at } of moved) {
      const request = JOBS.find(({ name }) => name === job)?.requestOf(payload);
      if (request) await boss.insert(job, [{ ...request, startAfter: at }], { db });
    }
  };
}

import type pg from 'pg';
import { z } from 'zod';
import { parseRow, parseRows } from '../rows';

/** The queue as an operator sees it, all stores together. */
export interface QueueFigures {
  /** One for each kind of job that has any. */
  jobs: {
    job: string;
    /** Due, and not begun. */
    waiting: number;
    active: number;
    /** How long the oldest of those that are due has been waiting. */
    oldestSeconds: number;
    /** Kept until an operator, or the app itself, replays or drops them. */
    givenUp: number;
  }[];
  /** Since a process that works jobs last looked after the queue; `null`: never yet. */
  supervisedSecondsAgo: number | null;
}

const OPEN = {
  tables: 'pgboss.job',
  row: z.object({
    job: z.string(),
    waiting: z.number(),
    active: z.number(),
    oldestSeconds: z.number(),
  }),
};
const GIVEN_UP = {
  tables: 'pgboss.job',
  row: z.object({ job: z.string(), givenUp: z.number() }),
};
const SUPERVISED = {
  tables: 'pgboss.queue',
  row: z.object({ secondsAgo: z.number().nullable() }),
};

/** `keptIn`: the queue that keeps jobs that were given up; `schema`: of the queue's own tables. */
export async function readQueueFigures(
  on: Pick<pg.Pool, 'query'>,
  { keptIn, schema = 'pgboss' }: { keptIn: string; schema?: string },
): Promise<QueueFigures> {
  const open = await on.query(
    `SELECT name AS job,
       (count(*) FILTER (WHERE state < 'active' AND start_after <= now()))::int AS waiting,
       (count(*) FILTER (WHERE state = 'active'))::int AS active,
       coalesce(extract(epoch FROM now() - min(greatest(created_on, start_after))
         FILTER (WHERE state < 'active' AND start_after <= now())), 0)::float8 AS "oldestSeconds"
     FROM ${schema}.job WHERE state <= 'active' AND name <> $1 GROUP BY name`,
    [keptIn],
  );
  const kept = await on.query(
    `SELECT data->>'job' AS job, count(*)::int AS "givenUp"
     FROM ${schema}.job WHERE name = $1 AND state < 'active' GROUP BY 1`,
    [keptIn],
  );
  const supervised = await on.query(
    `SELECT extract(epoch FROM now() - max(monitor_on))::float8 AS "secondsAgo" FROM ${schema}.queue`,
  );
  const givenUp = new Map(
    parseRows(GIVEN_UP, null, kept.rows).map((row) => [row.job, row.givenUp]),
  );
  const jobs = parseRows(OPEN, null, open.rows);
  const idle = [...givenUp.keys()].filter((name) => !jobs.some(({ job }) => job === name));
  return {
    jobs: [...jobs, ...idle.map((job) => ({ job, waiting: 0, active: 0, oldestSeconds: 0 }))].map(
      (row) => ({ ...row, givenUp: givenUp.get(row.job) ?? 0 }),
    ),
    supervisedSecondsAgo: parseRow(SUPERVISED, null, supervised.rows[0]).secondsAgo,
  };
}

import type { BenchDatabase } from '../bench/database';

/** What the app takes at one time. */
export interface SoakSample {
  minute: number;
  memoryMb: number;
  heapMb: number;
  /** 99th percentile since the look before. */
  delayMs: number;
  /** `null`: the embedded database has one for all. */
  connections: number | null;
  jobsWaiting: number;
  queueMb: number;
  /** Of the queue's tables, as far as the database counts them. */
  deadTuples: number;
  deliveriesMb: number;
  othersMb: number;
}

const MB = 2 ** 20;

/** Of tables with their indexes; partitions of the queue are tables of its schema. */
const SIZES = `SELECT
  (coalesce(sum(pg_total_relation_size(c.oid)) FILTER (WHERE n.nspname = 'pgboss'), 0))::float8 AS queue,
  (coalesce(sum(pg_total_relation_size(c.oid)) FILTER (WHERE c.relname = 'webhook_delivery'), 0))::float8 AS deliveries,
  (coalesce(sum(pg_total_relation_size(c.oid)) FILTER (
    WHERE n.nspname = 'public' AND c.relname <> 'webhook_delivery'), 0))::float8 AS others
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r'`;

const DEAD = `SELECT coalesce(sum(n_dead_tup), 0)::float8 AS dead FROM pg_stat_user_tables WHERE schemaname = 'pgboss'`;

const CONNECTIONS = `SELECT count(*)::float8 AS connections FROM pg_stat_activity WHERE datname = current_database()`;

export async function readSample(
  database: BenchDatabase,
  { metricsPort, minute }: { metricsPort: number; minute: number },
): Promise<SoakSample> {
  const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  const figure = (name: string): number =>
    text
      .split('\n')
      .filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`))
      .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
  const one = async (sql: string): Promise<Record<string, number>> =>
    (await database.pool.query<Record<string, number>>(sql)).rows[0] ?? {};
  const [sizes, dead, activity] = [await one(SIZES), await one(DEAD), await one(CONNECTIONS)];
  return {
    minute,
    memoryMb: figure('process_resident_memory_bytes') / MB,
    heapMb: figure('nodejs_heap_size_used_bytes') / MB,
    delayMs: 1000 * figure('nodejs_eventloop_lag_p99_seconds'),
    connections: database.isEmbedded ? null : (activity['connections'] ?? 0),
    jobsWaiting: figure('borealist_jobs_waiting'),
    queueMb: (sizes['queue'] ?? 0) / MB,
    deadTuples: dead['dead'] ?? 0,
    deliveriesMb: (sizes['deliveries'] ?? 0) / MB,
    othersMb: (sizes['others'] ?? 0) / MB,
  };
}

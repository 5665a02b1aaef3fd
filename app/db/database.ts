import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client';
import type pg from 'pg';
import { openPool } from './connections';

/** `pool` is shared by Prisma and the set-wise SQL beside it. */
export interface Database {
  pool: pg.Pool;
  /** Sends statements without waiting for the answers of those before; takes neither COPY nor cursors. */
  pipelined: pg.Pool;
  prisma: PrismaClient;
  close(): Promise<void>;
}

/** More would only queue: PGlite runs one statement at a time, small hosted servers allow about twenty connections. */
const MAX_CONNECTIONS = 8;
/** Webhooks are recorded one batch after the other. */
const PIPELINED_CONNECTIONS = 1;
/**
 * What is recorded of webhooks takes milliseconds, and Shopify waits five seconds: deliveries behind a connection that
 * was lost are still answered in time by the next one.
 */
const PIPELINED_WITHIN_MS = 4_000;

/** `onIdleError` hears of connections that break while nobody uses them; the pool replaces them. */
export function connectDatabase(
  url: string,
  onIdleError: (error: Error) => void,
  { pipelinedWithinMs = PIPELINED_WITHIN_MS }: { pipelinedWithinMs?: number } = {},
): Database {
  const pool = openPool(url, { onIdleError, max: MAX_CONNECTIONS - PIPELINED_CONNECTIONS });
  const pipelined = openPool(url, {
    onIdleError,
    max: PIPELINED_CONNECTIONS,
    pipeline: true,
    withinMs: pipelinedWithinMs,
  });
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    pool,
    pipelined,
    prisma,
    async close() {
      await prisma.$disconnect();
      await Promise.all([pool.end(), pipelined.end()]);
    },
  };
}

/**
 * A server is not told of a connection that was lost without a word: it would keep what its transaction locks for hours,
 * and each attempt to record the same deliveries would wait for that. Longer than this nobody here waits.
 */
const BEGIN_BOUNDED = `BEGIN; SET LOCAL statement_timeout = '5s'; SET LOCAL idle_in_transaction_session_timeout = '5s'`;

/** Rolls back and throws on whatever `work` throws. */
export function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  return committed(pool, async (client) => {
    await client.query('BEGIN');
    return work(client);
  });
}

/** The same with one wait for the database less: the first statement of `work` goes out together with BEGIN. */
export function inPipelinedTransaction<T>(
  { pipelined }: Pick<Database, 'pipelined'>,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  return committed(pipelined, async (client) => {
    const [, result] = await Promise.all([client.query(BEGIN_BOUNDED), work(client)]);
    return result;
  });
}

/** The one that borrows connections (`pool.connect`): it gives them back, those that broke to be replaced. */
async function committed<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

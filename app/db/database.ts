import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client';
import pg from 'pg';

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
const CONNECT_WITHIN_MS = 15_000;

/** `onIdleError` hears of connections that break while nobody uses them; the pool replaces them. */
export function connectDatabase(url: string, onIdleError: (error: Error) => void): Database {
  const options = { connectionString: url, connectionTimeoutMillis: CONNECT_WITHIN_MS };
  const pool = new pg.Pool({ ...options, max: MAX_CONNECTIONS - PIPELINED_CONNECTIONS });
  const pipelined = new pg.Pool({ ...options, max: PIPELINED_CONNECTIONS, pipeline: true });
  for (const each of [pool, pipelined]) each.on('error', onIdleError);
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
    const [, result] = await Promise.all([client.query('BEGIN'), work(client)]);
    return result;
  });
}

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

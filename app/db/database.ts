import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client';
import pg from 'pg';

/** One pool, which Prisma shares with the set-wise SQL beside it. */
export interface Database {
  pool: pg.Pool;
  prisma: PrismaClient;
  close(): Promise<void>;
}

/** More would only queue: PGlite runs one statement at a time, small hosted servers allow about twenty connections. */
const MAX_CONNECTIONS = 8;
const CONNECT_WITHIN_MS = 15_000;

/** `onIdleError` hears of connections that break while nobody uses them; the pool replaces them. */
export function connectDatabase(url: string, onIdleError: (error: Error) => void): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
  });
  pool.on('error', onIdleError);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    pool,
    prisma,
    async close() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/** Rolls back and throws on whatever `work` throws. */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query('BEGIN');
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

import pg from 'pg';

/**
 * Makes all of the app's connections. One that breaks fails its statement and then emits `error`, by which Node ends
 * the process where nobody listens; pg-pool does not while somebody holds the connection. Here each has a listener
 * from its first moment to its last, so that whoever takes one with `connect()` hears of it by the statement alone.
 */

const CONNECT_WITHIN_MS = 15_000;
/** So that one whose other end vanished without a word is found out, and by the system. */
const KEPT_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 };

export interface PoolOptions {
  max: number;
  /** Hears of connections that break while nobody uses them; the pool replaces them. */
  onIdleError: (error: Error) => void;
  pipeline?: boolean;
  /** How long a statement, or a new connection, may take; then the connection is given up. */
  withinMs?: number;
}

export function openPool(
  url: string,
  { max, onIdleError, pipeline = false, withinMs }: PoolOptions,
): pg.Pool {
  // eslint-disable-next-line no-restricted-syntax -- the one place
  const pool = new pg.Pool({
    connectionString: url,
    ...KEPT_ALIVE,
    connectionTimeoutMillis: withinMs ?? CONNECT_WITHIN_MS,
    ...(withinMs !== undefined && { query_timeout: withinMs }),
    max,
    pipeline,
  });
  pool.on('error', onIdleError);
  return pool.on('connect', listen);
}

/** A connection of nobody's pool; who opens it ends it. */
export async function openClient(url: string): Promise<pg.Client> {
  // eslint-disable-next-line no-restricted-syntax -- the one place
  const client = new pg.Client({
    connectionString: url,
    ...KEPT_ALIVE,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
  });
  listen(client);
  await client.connect();
  return client;
}

function listen(client: pg.ClientBase): void {
  client.on('error', () => undefined);
}

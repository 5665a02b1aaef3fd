import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { connectDatabase, type Database } from '~/db/database';
import { openDatabase } from '~/db/open-database';

export interface BenchDatabase extends Database {
  url: string;
  /** `PostgreSQL 17.2` or `PGlite (PostgreSQL 17.5)`. */
  name: string;
  isEmbedded: boolean;
}

/** A throw-away database on DATABASE_URL's server, else an embedded one in a temporary folder. */
export async function openBenchDatabase(): Promise<BenchDatabase> {
  const serverUrl = process.env.DATABASE_URL;
  const dataDir = await mkdtemp(join(tmpdir(), 'borealist-bench-'));
  const server = serverUrl ? await createDatabase(serverUrl) : null;
  const opened = await openDatabase({
    databaseUrl: server?.url,
    dataDir,
    logger: { info: () => undefined, error: (message) => process.stderr.write(`${message}\n`) },
  });
  const database = connectDatabase(opened.url, () => undefined);
  const { rows } = await database.pool.query<{ server_version: string }>('SHOW server_version');
  const version = `PostgreSQL ${rows[0]?.server_version.split(' ')[0] ?? ''}`;
  return {
    ...database,
    url: opened.url,
    isEmbedded: server === null,
    name: server ? version : `PGlite (${version})`,
    async close() {
      await database.close();
      await opened.close();
      await server?.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function createDatabase(serverUrl: string) {
  const name = `borealist_bench_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const onServer = async (sql: string) => {
    const client = new pg.Client({ connectionString: serverUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await onServer(`CREATE DATABASE ${name}`);
  return { url: url.href, drop: () => onServer(`DROP DATABASE ${name} WITH (FORCE)`) };
}

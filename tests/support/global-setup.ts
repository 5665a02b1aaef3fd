import { randomUUID } from 'node:crypto';
import { watch } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openEmbeddedDatabase, type EmbeddedDatabase } from '~/db/embedded/embedded-database';
import { migrate } from '~/db/migrate';

declare module 'vitest' {
  export interface ProvidedContext {
    /** `url` where a server was named; else the folder of the embedded database, which the first test starts. */
    database: { url?: string; dataDir: string };
  }
}

/** One migrated database for the run: a throw-away one on DATABASE_URL's server, else an embedded one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const serverUrl = process.env.DATABASE_URL;
  const dataDir = await mkdtemp(join(tmpdir(), 'borealist-test-'));
  const server = serverUrl ? await createDatabase(serverUrl) : null;
  project.provide('database', { url: server?.url, dataDir });

  // Runs without a database test do not wait for one. Once a file has started it, it stays for all others.
  let held: Promise<EmbeddedDatabase> | undefined;
  const watcher = watch(dataDir, () => {
    held ??= openEmbeddedDatabase(dataDir);
  });
  return async () => {
    watcher.close();
    await (await held)?.close();
    await server?.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

const PREFIX = 'borealist_test_';
/** Key of the advisory lock under which runs that start at once take turns. */
const SETUP_LOCK = 20_261_123;

async function createDatabase(serverUrl: string) {
  const name = `${PREFIX}${randomUUID().replaceAll('-', '')}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  // Held for the whole run: a database of ours that nobody is connected to was left by a run that was killed.
  const hold = new pg.Client({ connectionString: url.href });
  await onServer(serverUrl, async (server) => {
    await server.query('SELECT pg_advisory_lock($1)', [SETUP_LOCK]);
    await dropStale(server);
    await server.query(`CREATE DATABASE ${name}`);
    await hold.connect();
  });
  const drop = async () => {
    await hold.end();
    await onServer(serverUrl, (server) => server.query(`DROP DATABASE ${name} WITH (FORCE)`));
  };
  try {
    await migrate(url.href);
  } catch (error) {
    await drop();
    throw error;
  }
  return { url: url.href, drop };
}

async function dropStale(server: pg.Client): Promise<void> {
  const { rows } = await server.query<{ datname: string }>(
    `SELECT datname FROM pg_database WHERE starts_with(datname, $1)
       AND NOT EXISTS (SELECT 1 FROM pg_stat_activity a WHERE a.datname = pg_database.datname)`,
    [PREFIX],
  );
  for (const { datname } of rows) await server.query(`DROP DATABASE IF EXISTS "${datname}"`);
}

async function onServer(url: string, work: (server: pg.Client) => Promise<unknown>): Promise<void> {
  const server = new pg.Client({ connectionString: url });
  await server.connect();
  await work(server).finally(() => server.end());
}

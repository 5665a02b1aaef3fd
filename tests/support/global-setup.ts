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

async function createDatabase(serverUrl: string) {
  const name = `borealist_test_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await onServer(serverUrl, `CREATE DATABASE ${name}`);
  const drop = () => onServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
  try {
    await migrate(url.href);
  } catch (error) {
    await drop();
    throw error;
  }
  return { url: url.href, drop };
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

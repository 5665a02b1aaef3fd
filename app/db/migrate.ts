import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { projectRoot } from './project-root';
import { parseRows } from './rows';

/** Key of the advisory lock under which processes that start at once take turns. */
const MIGRATION_LOCK = 20_261_122;
const UNDEFINED_TABLE = '42P01';
const DEADLINE_MS = 120_000;

export class MigrationError extends Error {
  override name = 'MigrationError';
}

/** Brings the database up to the migrations in `prisma/migrations`; costs one query where nothing is left to do. */
export async function migrate(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const wanted = await migrationNames();
    if (await isUpToDate(client, wanted)) return;
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      if (!(await isUpToDate(client, wanted))) await deploy(databaseUrl);
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    }
  } finally {
    await client.end();
  }
}

async function migrationNames(): Promise<string[]> {
  const entries = await readdir(join(projectRoot(), 'prisma', 'migrations'), {
    withFileTypes: true,
  });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

const APPLIED = {
  tables: '_prisma_migrations',
  row: z.object({ migration_name: z.string() }),
};

async function isUpToDate(client: pg.Client, wanted: string[]): Promise<boolean> {
  try {
    const { rows } = await client.query(
      'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    );
    const applied = new Set(parseRows(APPLIED, null, rows).map((row) => row.migration_name));
    return wanted.every((name) => applied.has(name));
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === UNDEFINED_TABLE) return false;
    throw error;
  }
}

function deploy(databaseUrl: string): Promise<void> {
  const cli = createRequire(join(projectRoot(), 'package.json')).resolve('prisma/build/index.js');
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [cli, 'migrate', 'deploy'],
      {
        cwd: projectRoot(),
        // The command would otherwise ask Prisma's server for a newer version of itself.
        env: {
          ...process.env,
          NODE_OPTIONS: '',
          DATABASE_URL: databaseUrl,
          CHECKPOINT_DISABLE: '1',
        },
        timeout: DEADLINE_MS,
      },
      (error, stdout, stderr) => {
        if (error === null) resolve();
        else
          reject(
            new MigrationError(`\`prisma migrate deploy\` failed:\n${stdout}${stderr}`, {
              cause: error,
            }),
          );
      },
    );
  });
}

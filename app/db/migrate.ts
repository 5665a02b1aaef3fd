import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { openClient } from './connections';

/** The key of Prisma's own lock, so that its command line and the app take turns, too. */
const MIGRATION_LOCK = 72_707_369;
const UNDEFINED_TABLE = '42P01';

/** As Prisma makes it: a database may be migrated by either, in turns. */
const RECORDS_TABLE = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

export class MigrationError extends Error {
  override name = 'MigrationError';
}

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

const recordsSchema = z.array(
  z.object({
    migration_name: z.string(),
    checksum: z.string(),
    finished_at: z.date().nullable(),
    logs: z.string().nullable(),
  }),
);
const versionSchema = z.tuple([z.object({ server_version: z.string() })]);
type Records = z.output<typeof recordsSchema>;

/**
 * Brings the database up to the migrations in `folder`; costs one query where nothing is left to do. What is missing
 * is applied in one transaction: all of it, or nothing. So no migration may use what PostgreSQL refuses within one,
 * `CREATE INDEX CONCURRENTLY` for example.
 */
export async function migrate(databaseUrl: string, folder = migrationsFolder()): Promise<void> {
  const migrations = await readMigrations(folder);
  const client = await openClient(databaseUrl);
  try {
    if (missing(migrations, await readRecords(client)).length > 0) await apply(client, migrations);
  } finally {
    await client.end();
  }
}

/** Names of those that `migrate` would apply. Only looks. */
export async function pendingMigrations(
  databaseUrl: string,
  folder = migrationsFolder(),
): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = await openClient(databaseUrl);
  try {
    return missing(migrations, await readRecords(client)).map(({ name }) => name);
  } finally {
    await client.end();
  }
}

export interface DatabaseState {
  /** Of the server: `15.18`. */
  version: string;
  pending: string[];
  /** That a newer version of the app applied. */
  unknown: string[];
}

/** What there is to say of a database without changing it. */
export async function databaseState(
  databaseUrl: string,
  folder = migrationsFolder(),
): Promise<DatabaseState> {
  const migrations = await readMigrations(folder);
  const client = await openClient(databaseUrl);
  try {
    const { rows } = await client.query('SHOW server_version');
    const [{ server_version: version }] = versionSchema.parse(rows);
    const records = await readRecords(client);
    const known = new Set(migrations.map(({ name }) => name));
    return {
      version: version.split(' ')[0] ?? version,
      pending: missing(migrations, records).map(({ name }) => name),
      unknown: records.map((record) => record.migration_name).filter((name) => !known.has(name)),
    };
  } finally {
    await client.end();
  }
}

/** `prisma/migrations` of the build, else of the sources: whichever is nearest above this file. */
function migrationsFolder(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const migrations = join(folder, 'prisma', 'migrations');
    if (existsSync(migrations)) return migrations;
  }
  throw new MigrationError(`There is no prisma/migrations above ${import.meta.dirname}.`);
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** Those that were rolled back do not count. */
async function readRecords(client: pg.ClientBase): Promise<Records> {
  try {
    const { rows } = await client.query(
      `SELECT migration_name, checksum, finished_at, logs FROM _prisma_migrations
       WHERE rolled_back_at IS NULL`,
    );
    return recordsSchema.parse(rows);
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === UNDEFINED_TABLE) return [];
    throw error;
  }
}

/** Names of all that were applied to the database, in their order. */
export async function readAppliedMigrations(client: pg.ClientBase): Promise<string[]> {
  return (await readRecords(client)).map((record) => record.migration_name).sort();
}

/** Of a newer version of the app the database may know migrations that are not here: they stay. */
function missing(migrations: Migration[], records: Records): Migration[] {
  const recorded = new Map(records.map((record) => [record.migration_name, record]));
  return migrations.filter(({ name, checksum }) => {
    const record = recorded.get(name);
    if (record === undefined) return true;
    if (record.finished_at === null) {
      throw new MigrationError(
        `The migration ${name} failed half-way when Prisma applied it: put the database right, then say so with ` +
          `\`npx prisma migrate resolve --applied ${name}\` or \`--rolled-back ${name}\`. ${record.logs ?? ''}`.trim(),
      );
    }
    if (record.checksum !== checksum) {
      throw new MigrationError(
        `The migration ${name} is not the one that was applied to this database: put its file back as it was, and ` +
          'write what is to change as a new migration.',
      );
    }
    return false;
  });
}

async function apply(client: pg.Client, migrations: Migration[]): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await client.query(RECORDS_TABLE);
    // Another process may have applied them while this one waited for the lock.
    for (const migration of missing(migrations, await readRecords(client))) {
      await applyOne(client, migration);
    }
    await client.query('COMMIT');
  } catch (error) {
    // A connection that broke has rolled back by itself; what broke it is the error to tell.
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

async function applyOne(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID();
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at)
     VALUES ($1, $2, $3, clock_timestamp())`,
    [id, checksum, name],
  );
  try {
    await client.query(sql);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationError(
      `The migration ${name} failed, and the database is as it was before: ${reason}`,
      { cause: error },
    );
  }
  await client.query(
    `UPDATE _prisma_migrations SET finished_at = clock_timestamp(), applied_steps_count = 1
     WHERE id = $1`,
    [id],
  );
}

import { existsSync } from 'node:fs';
import { MigrationError, openDatabase, pendingMigrations } from '~/db.server';
import type { Env } from '~/env.server';
import { messageOf, note, ok, problem, type Checked } from './checks';

const NAME = 'database';
const QUIET = { info: () => undefined, error: () => undefined };

/** A server is only looked at. The embedded database is opened, which brings it up to date, as a start does. */
export async function checkDatabase({ databaseUrl, dataDir }: Env): Promise<Checked> {
  try {
    return databaseUrl === undefined
      ? await checkEmbedded(dataDir)
      : await checkServer(databaseUrl);
  } catch (error) {
    const found = `it does not answer as it should: ${messageOf(error)}`;
    if (error instanceof MigrationError) {
      return problem(NAME, found, 'Nothing starts on this database before that is done.');
    }
    return problem(
      NAME,
      found,
      databaseUrl === undefined
        ? `Look at the folder ${dataDir}: the app has to be able to write there.`
        : 'Look at DATABASE_URL, and whether this machine may reach the server.',
    );
  }
}

async function checkEmbedded(dataDir: string): Promise<Checked> {
  if (!existsSync(dataDir)) {
    return note(NAME, `none yet: the embedded one is made in ${dataDir} at the first start`);
  }
  const opened = await openDatabase({ databaseUrl: undefined, dataDir, logger: QUIET });
  await opened.close();
  return note(
    NAME,
    `the embedded one in ${dataDir}, up to date`,
    'Where data matters, use a PostgreSQL server: set DATABASE_URL.',
  );
}

async function checkServer(databaseUrl: string): Promise<Checked> {
  const pending = await pendingMigrations(databaseUrl);
  return pending.length === 0
    ? ok(NAME, 'answers, every migration is applied')
    : note(
        NAME,
        `answers; ${pending.length} migrations are not applied: ${pending.join(', ')}`,
        'They are applied when the app starts.',
      );
}

import { existsSync } from 'node:fs';
import {
  connectDatabase,
  databaseState,
  MigrationError,
  openDatabase,
  readKeyUse,
} from '~/db.server';
import type { Env } from '~/env.server';
import { messageOf, note, ok, problem, unchecked, type Checked } from './checks';

const NAME = 'database';
const KEYS = 'keys';
const QUIET = { info: () => undefined, error: () => undefined };
/** Below, the queue does not work (pg-boss). */
const OLDEST_SERVER = 13;
/** Below, nobody has tried the app. */
const OLDEST_TRIED = 15;

/** A server is only looked at. The embedded database is opened, which brings it up to date, as a start does. */
export async function checkDatabase(env: Env): Promise<Checked[]> {
  const { databaseUrl, dataDir } = env;
  try {
    return databaseUrl === undefined
      ? await checkEmbedded(env)
      : await checkServer(databaseUrl, env);
  } catch (error) {
    const found = `it does not answer as it should: ${messageOf(error)}`;
    const others = unchecked(KEYS, 'need the database');
    if (error instanceof MigrationError) {
      const remedy = 'Nothing starts on this database before that is done.';
      return [problem(NAME, found, remedy), others];
    }
    const remedy =
      databaseUrl === undefined
        ? `Look at the folder ${dataDir}: the app has to be able to write there.`
        : 'Look at DATABASE_URL, and whether this machine may reach the server.';
    return [problem(NAME, found, remedy), others];
  }
}

async function checkEmbedded(env: Env): Promise<Checked[]> {
  const { dataDir } = env;
  if (!existsSync(dataDir)) {
    return [
      note(NAME, `none yet: the embedded one is made in ${dataDir} at the first start`),
      ok(KEYS, 'nothing is stored yet that they have to read'),
    ];
  }
  const opened = await openDatabase({ databaseUrl: undefined, dataDir, logger: QUIET });
  try {
    return [
      note(
        NAME,
        `the embedded one in ${dataDir}, up to date`,
        'Where data matters, use a PostgreSQL server: set DATABASE_URL.',
      ),
      await checkKeys(opened.url, env),
    ];
  } finally {
    await opened.close();
  }
}

async function checkServer(databaseUrl: string, env: Env): Promise<Checked[]> {
  const { version, pending, unknown } = await databaseState(databaseUrl);
  const server = `PostgreSQL ${version} answers`;
  if (Number.parseInt(version) < OLDEST_SERVER) {
    return [
      problem(NAME, server, `Use PostgreSQL ${OLDEST_SERVER} or newer.`),
      unchecked(KEYS, 'need the database'),
    ];
  }
  // Of an empty database, or of one of a version that had no such table, there is nothing to read.
  const keys = pending.length === 0 ? await checkKeys(databaseUrl, env) : null;
  return [
    stateOf(server, version, pending, unknown),
    keys ?? unchecked(KEYS, 'need every migration'),
  ];
}

function stateOf(server: string, version: string, pending: string[], unknown: string[]): Checked {
  if (pending.length > 0) {
    return note(
      NAME,
      `${server}; ${pending.length} migrations are not applied: ${pending.join(', ')}`,
      'They are applied when the app starts.',
    );
  }
  if (unknown.length > 0) {
    return note(
      NAME,
      `${server}; a newer version of the app applied ${unknown.join(', ')}`,
      'This version leaves alone what it does not know; docs/operations.md says how to go back.',
    );
  }
  return Number.parseInt(version) < OLDEST_TRIED
    ? note(NAME, `${server}, every migration is applied; the app was tried on ${OLDEST_TRIED}`)
    : ok(NAME, `${server}, every migration is applied`);
}

async function checkKeys(url: string, { encryptionKeys }: Env): Promise<Checked> {
  const database = connectDatabase(url, () => undefined);
  try {
    const { sessions, older, unreadable } = await readKeyUse(database.prisma, encryptionKeys);
    if (unreadable > 0) {
      return problem(
        KEYS,
        `the tokens of ${unreadable} of ${sessions} sessions were encrypted with a key that ENCRYPTION_KEYS does not hold`,
        'Add that key after the first one; where it is lost, each store’s access comes back when somebody opens the app there.',
      );
    }
    if (older > 0) {
      return note(
        KEYS,
        `the tokens of ${older} of ${sessions} sessions are of a key after the first one`,
        'Run `npm run keys -- rotate` once every process has the new key; then take the old one away.',
      );
    }
    return ok(KEYS, `the first one reads every stored token (${sessions} sessions)`);
  } finally {
    await database.close();
  }
}

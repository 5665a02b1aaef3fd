import { existsSync } from 'node:fs';
import {
  connectDatabase,
  createRepositories,
  EncryptedSessionStorage,
  openDatabase,
  type OpenDatabase,
} from '~/db.server';
import type { DeniedAccess } from '~/core/store/denied-access';
import type { Env } from '~/env.server';
import { OutsideError } from '~/services/outside-error';
import { createAccessTokens } from '~/shopify/access-tokens';
import { AdminClient } from '~/shopify/admin-client';
import { CostBucket } from '~/shopify/cost-bucket';
import { readGrantedScopes } from '~/shopify/granted-fields';
import { PROBES, type Probe } from '~/shopify/probes';
import { remedyOf } from '~/shopify/remedies';
import { messageOf, note, ok, problem, type Checked, type DoctorPorts } from './checks';
import type { Declared } from './declared';

const QUIET = { info: () => undefined, error: () => undefined };

/**
 * Makes each kind of request that the app makes of a store, with the token that is stored, and says what Shopify
 * answered. Nothing is changed in the store; an empty bulk query is run.
 */
export async function checkStore(
  store: string,
  env: Env,
  declared: Declared,
  ports: DoctorPorts,
): Promise<Checked[]> {
  const opened = await openAsItIs(env);
  if (opened === null) return [noToken(store, null)];
  const database = connectDatabase(opened.url, () => undefined);
  try {
    let unreadable: string | null = null;
    const sessionStorage = new EncryptedSessionStorage(
      database.prisma,
      env.encryptionKeys,
      (_store, error) => {
        unreadable = error.message;
      },
    );
    const denied = new Map<string, DeniedAccess>();
    const client = clientOf(store, env, ports, {
      sessionStorage,
      stores: createRepositories(database).stores,
      onDenied: (each) => {
        denied.set(each.topic, each);
        return Promise.resolve();
      },
    });
    const session = await sessionStorage.loadSession(`offline_${store}`);
    if (!session?.accessToken) return [noToken(store, unreadable)];
    const checked = [await checkGranted(client, declared)];
    for (const probe of PROBES) checked.push(await checkProbe(probe, client, ports.now()));
    return [...checked, ...fieldsLeftOut([...denied.values()])];
  } finally {
    await database.close();
    await opened.close();
  }
}

/** A server is left as it is, migrations included. `null`: there is no database yet, and none is made. */
async function openAsItIs({ databaseUrl, dataDir }: Env): Promise<OpenDatabase | null> {
  if (databaseUrl !== undefined) return { url: databaseUrl, close: () => Promise.resolve() };
  return existsSync(dataDir) ? openDatabase({ databaseUrl, dataDir, logger: QUIET }) : null;
}

/** What is read without some of its fields, which its probe does not say. */
function fieldsLeftOut(denied: readonly DeniedAccess[]): Checked[] {
  if (denied.length === 0) return [];
  const topics = denied.map(({ topic, permission }) =>
    permission === null ? topic : `${topic} (${permission})`,
  );
  return [
    note(
      'denied fields',
      `${topics.join(', ')}; what depends on them stays unknown`,
      'Have the merchant accept the permission that is named, or ask Shopify for it in the Partner Dashboard.',
    ),
  ];
}

interface Stored {
  onDenied: (denied: DeniedAccess) => Promise<void>;
  sessionStorage: EncryptedSessionStorage;
  stores: Pick<ReturnType<typeof createRepositories>['stores'], 'loseAccess'>;
}

function clientOf(
  store: string,
  env: Env,
  { fetch, now }: DoctorPorts,
  { sessionStorage, stores, onDenied }: Stored,
): AdminClient {
  const { shopifyApiKey: apiKey, shopifyApiSecret: apiSecret } = env;
  const accessTokens = createAccessTokens({
    apiKey,
    apiSecret,
    sessionStorage,
    onAccessLost: (lost) => stores.loseAccess(lost, now()),
    fetch,
  });
  return new AdminClient({
    store,
    bucket: new CostBucket(),
    fetch,
    onDenied,
    accessToken: (rejected) => accessTokens(store, rejected),
  });
}

function noToken(store: string, unreadable: string | null): Checked {
  return unreadable === null
    ? problem(
        'token',
        `none is stored for ${store}`,
        'Install the app, or open it once, in that store’s admin. Is this the app’s own database?',
      )
    : problem(
        'token',
        `the stored one cannot be read: ${unreadable}`,
        'Put the key that it was encrypted with back into ENCRYPTION_KEYS, or open the app once.',
      );
}

async function checkGranted(client: AdminClient, declared: Declared): Promise<Checked> {
  const name = 'granted scopes';
  try {
    const granted = await readGrantedScopes(client);
    // Who may write may read, and Shopify does not always name both.
    const may = (scope: string) =>
      granted.has(scope) || granted.has(scope.replace('read_', 'write_'));
    const missing = declared.scopes.filter((scope) => !may(scope));
    return missing.length === 0
      ? ok(name, [...granted].join(', '))
      : problem(
          name,
          `not granted: ${missing.join(', ')}`,
          'Run `shopify app deploy`, then have the merchant open the app and accept them.',
        );
  } catch (error) {
    return refused(name, error);
  }
}

async function checkProbe(probe: Probe, client: AdminClient, now: Date): Promise<Checked> {
  try {
    return ok(probe.name, await probe.ask(client, now));
  } catch (error) {
    return refused(probe.name, error, probe.without);
  }
}

function refused(name: string, error: unknown, without?: string): Checked {
  if (!(error instanceof OutsideError)) throw error;
  const remedy = remedyOf(error) ?? 'Try again; where it stays so, look at the app’s log.';
  const found = `${messageOf(error)} (${error.kind})${without === undefined ? '' : `; ${without}`}`;
  // A part that the merchant may withhold is no fault of the set-up.
  const isWithheld = without !== undefined && error.kind === 'access';
  return isWithheld ? note(name, found, remedy) : problem(name, found, remedy);
}

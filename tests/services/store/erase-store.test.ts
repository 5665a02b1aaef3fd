import { Session } from '@shopify/shopify-api';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createRepositories, EncryptedSessionStorage } from '~/db.server';
import { eraseStore } from '~/services/store/erase-data';
import { installStore } from '~/services/store/install-store';
import { testDatabase, uniqueStore } from '../../support/database';
import { product } from '../support/listings';
import { runQueue, START, testPorts, type TestPorts } from '../support/ports';
import { runJob, type QueuedJob } from '../support/recording-queue';
import { ScriptedShopify } from '../support/scripted-shopify';
import { DyingDatabase } from './support/dying-database';

const database = await testDatabase();
const sessions = new EncryptedSessionStorage(database.prisma, [Buffer.alloc(32, 1)], vi.fn());

let shopify: ScriptedShopify;
let ports: TestPorts;
let store: string;

async function installed(): Promise<void> {
  store = uniqueStore('erased');
  ports = testPorts(database, shopify);
  await signIn();
  await runQueue(ports, ports.queue);
  expect(await ports.listings.counts(store)).toMatchObject({ listings: 3 });
}

/** As Shopify's library does it: the session first. */
async function signIn(): Promise<void> {
  const id = `offline_${store}`;
  await sessions.storeSession(
    new Session({ id, shop: store, state: '', isOnline: false, accessToken: 'token' }),
  );
  await installStore(ports, store);
}

function later(minutes: number): void {
  ports.clock.now = new Date(ports.clock.now.getTime() + minutes * 60_000);
}

/** In a process that dies after so many statements. True where it died. */
async function runAndDie(job: QueuedJob, after: number): Promise<boolean> {
  const dying = new DyingDatabase(database, after);
  const { stores } = createRepositories(dying);
  await runJob(job, { ...ports, stores }).catch(() => undefined);
  return dying.isDead;
}

const erasing = (): QueuedJob => {
  const [job] = ports.queue.take().filter(({ name }) => name === 'erase-store');
  if (job === undefined) throw new Error('nothing erases the store');
  return job;
};

const proofs = () => database.prisma.erasure.findMany({ where: { store } });
const hasSession = async () => (await sessions.findSessionsByShop(store)).length > 0;

beforeEach(() => {
  shopify = new ScriptedShopify();
  for (const number of [1, 2, 3]) shopify.put(product(number));
});

describe('erasing everything of a store', () => {
  it('is queued with its mark, or neither is there', async () => {
    await installed();
    ports.queue.failNext = new Error('the database is gone');
    await expect(eraseStore(ports, store, '42')).rejects.toThrow('is gone');
    expect(await ports.stores.find(store)).toMatchObject({ erasingSince: null });
    expect(await hasSession()).toBe(true);

    await eraseStore(ports, store, '42');
    expect(await ports.stores.find(store)).toMatchObject({ erasingSince: START });
    expect(await hasSession()).toBe(false);
    await runQueue(ports, ports.queue);
    expect(await ports.stores.find(store)).toBeNull();
    expect(await proofs()).toMatchObject([{ erasedAt: START, listings: 3 }]);
  });

  it('begins no run meanwhile, and none goes on', async () => {
    await installed();
    later(1);
    await runJob({ name: 'sync-daily', payload: { store, whole: true } }, ports);
    const sync = ports.queue.take();
    await eraseStore(ports, store, '42');
    for (const job of sync) await runJob(job, ports);
    await runJob({ name: 'sync-daily', payload: { store } }, ports);
    expect(ports.queue.jobs.map(({ name }) => name)).toEqual(['erase-store']);
    expect(await ports.runs.latest(store)).toBeNull();
  });
});

describe('an erasure that is cut off', () => {
  const ASKED = {
    'by its merchant': () => eraseStore(ports, store, '42'),
    'by an uninstallation': () =>
      ports.queue.send('erase-store', { store, uninstalledAt: ports.now().toISOString() }),
  };

  it.each(Object.entries(ASKED))(
    'is finished wherever that was, and the store is there anew for who signed in: %s',
    { timeout: 300_000 },
    async (_by, ask) => {
      for (let after = 0; ; after = Math.ceil(after * 1.7) + 1) {
        await installed();
        later(5);
        await ask();
        const job = erasing();
        const died = await runAndDie(job, after);
        later(5);
        await signIn();
        // The queue tries it again.
        await runJob(job, ports);
        await runQueue(ports, ports.queue);
        await expectWhole(`after ${after} statements`);
        if (!died) {
          expect(after).toBeGreaterThan(10);
          return;
        }
      }
    },
  );

  it('is finished where nobody signed in', async () => {
    await installed();
    later(5);
    await eraseStore(ports, store, '42');
    const job = erasing();
    expect(await runAndDie(job, 4)).toBe(true);
    later(1);
    await runJob(job, ports);
    expect(await ports.stores.find(store)).toBeNull();
    expect(await hasSession()).toBe(false);
    expect(ports.queue.daily.size).toBe(0);
    // As many as there were, not as the second process found.
    expect(await proofs()).toMatchObject([{ listings: 3 }]);
  });

  it('is asked for again by whoever signs in, should its job be gone', async () => {
    await installed();
    later(5);
    await eraseStore(ports, store, '42');
    ports.queue.take();
    later(5);
    await signIn();
    await runQueue(ports, ports.queue);
    await expectWhole('its job was dropped');
  });

  it('counts for an uninstallation after who signed in meanwhile', async () => {
    await installed();
    later(5);
    await eraseStore(ports, store, '42');
    const job = erasing();
    later(5);
    await signIn();
    later(5);
    const uninstalledAt = ports.now().toISOString();
    await runJob({ name: 'erase-store', payload: { store, uninstalledAt } }, ports);
    expect(await ports.stores.find(store)).toBeNull();
    await runJob(job, ports);
    expect(await ports.stores.find(store)).toBeNull();
  });
});

/** All of it is there, read by a first sync of its own, and comes again daily. */
async function expectWhole(when: string): Promise<void> {
  expect(await ports.stores.find(store), when).toMatchObject({ erasingSince: null });
  expect(await ports.runs.latest(store, 'sync'), when).toMatchObject({ phase: 'done' });
  expect(ports.queue.daily.has(`sync-daily ${store}`), when).toBe(true);
  expect(await hasSession(), when).toBe(true);
  const { rows } = await database.pool.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM listing WHERE store = $1',
    [store],
  );
  expect(rows[0]?.count, when).toBe(3);
  expect(await ports.listings.counts(store), when).toMatchObject({ listings: 3 });
}

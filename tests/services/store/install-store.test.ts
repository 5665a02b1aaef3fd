import { beforeEach, describe, expect, it } from 'vitest';
import { installStore } from '~/services/store/install-store';
import { testDatabase, uniqueStore } from '../../support/database';
import { runQueue, START, testPorts, type TestPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';

const database = await testDatabase();
let ports: TestPorts;
let store: string;

beforeEach(() => {
  ports = testPorts(database, new ScriptedShopify());
  store = uniqueStore('install');
});

describe('installing a store', () => {
  it('registers it, starts its first sync and has it synced daily', async () => {
    await installStore(ports, store);
    expect(await ports.stores.find(store)).toMatchObject({ installedAt: START, facts: null });
    expect(await ports.runs.latest(store)).toMatchObject({ phase: 'storeTexts' });
    expect(ports.queue.jobs.map(({ name }) => name)).toEqual(['sync-store']);
    expect(ports.queue.daily.has(`sync-daily ${store}`)).toBe(true);
  });

  it('changes nothing when it is repeated, as it is at every sign-in', async () => {
    await installStore(ports, store);
    await runQueue(ports, ports.queue);
    ports.clock.now = new Date('2026-11-23T12:00:00Z');
    await installStore(ports, store);
    expect(ports.queue.jobs).toEqual([]);
    expect(await ports.stores.find(store)).toMatchObject({ installedAt: START });
  });

  it('reads what was missed once Shopify gives access again', async () => {
    await installStore(ports, store);
    await runQueue(ports, ports.queue);
    await ports.stores.loseAccess(store, ports.now());
    await installStore(ports, store);
    expect(ports.queue.jobs.map(({ name }) => name)).toEqual(['sync-store']);
    await runQueue(ports, ports.queue);
    await installStore(ports, store);
    expect(ports.queue.jobs).toEqual([]);
  });

  it('makes up for a first sync that could not be started', async () => {
    ports.queue.sendDaily = () => Promise.reject(new Error('the database is gone'));
    await expect(installStore(ports, store)).rejects.toThrow('the database is gone');
    expect(await ports.runs.latest(store)).toBeNull();

    await installStore(
      { ...ports, queue: testPorts(database, new ScriptedShopify()).queue },
      store,
    );
    expect(await ports.runs.latest(store)).toMatchObject({ phase: 'storeTexts' });
  });

  it('starts over after the store was erased', async () => {
    await installStore(ports, store);
    await ports.stores.erase(store, ports.now());
    ports.queue.take();
    await installStore(ports, store);
    expect(ports.queue.jobs).toHaveLength(1);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { startReaudit } from '~/services/audit/start-reaudit';
import { enterStore } from '~/services/store/enter-store';
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

  it('has it synced daily again where that was forgotten', async () => {
    await installStore(ports, store);
    await runQueue(ports, ports.queue);
    ports.queue.daily.clear();
    await installStore(ports, store);
    expect(ports.queue.daily.has(`sync-daily ${store}`)).toBe(true);
    expect(ports.queue.jobs).toEqual([]);
  });

  it('starts the first sync again where it failed', async () => {
    await installStore(ports, store);
    const first = await ports.runs.latest(store);
    const failed = { phase: 'failed', failure: 'sync.failed.shopify', endedAt: START } as const;
    await ports.runs.advance(store, first?.id ?? '', failed);
    ports.queue.take();
    ports.clock.now = new Date('2026-11-23T12:00:00Z');
    await installStore(ports, store);
    expect(await ports.runs.latest(store)).toMatchObject({ phase: 'storeTexts' });
    expect(ports.queue.jobs.map(({ name }) => name)).toEqual(['sync-store']);
  });

  it('leaves no run without its job where the queue fails', async () => {
    ports.queue.failNext = new Error('the database is gone');
    await expect(installStore(ports, store)).rejects.toThrow('the database is gone');
    expect(await ports.runs.latest(store)).toBeNull();
    await installStore(ports, store);
    expect(ports.queue.jobs.map(({ name }) => name)).toEqual(['sync-store']);
  });

  it('reads what was missed after a run that is under way', async () => {
    await installStore(ports, store);
    await runQueue(ports, ports.queue);
    ports.clock.now = new Date('2026-11-23T12:00:00Z');
    await startReaudit(ports, store);
    await ports.stores.loseAccess(store, ports.now());
    await installStore(ports, store);
    expect(await ports.runs.latest(store, 'sync')).toMatchObject({ startedAt: START });
    await runQueue(ports, ports.queue);
    expect(await ports.runs.latest(store, 'sync')).toMatchObject({
      startedAt: ports.now(),
      phase: 'done',
    });
  });

  it('starts over after the store was erased', async () => {
    await installStore(ports, store);
    await ports.stores.erase(store, ports.now());
    ports.queue.take();
    await installStore(ports, store);
    expect(ports.queue.jobs).toHaveLength(1);
  });
});

describe('entering a store', () => {
  it('registers one whose sign-in was cut off, and only that', async () => {
    expect(await enterStore(ports, store)).toEqual({ timeZone: null, isBeingErased: false });
    expect(await ports.runs.latest(store)).toMatchObject({ phase: 'storeTexts' });
    await enterStore(ports, store);
    expect(ports.queue.jobs).toHaveLength(1);
  });

  it('tells that everything is being erased', async () => {
    await installStore(ports, store);
    await ports.stores.beginErasing(store, START);
    expect(await enterStore(ports, store)).toMatchObject({ isBeingErased: true });
  });
});

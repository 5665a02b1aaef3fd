import { beforeEach, describe, expect, it } from 'vitest';
import { syncStore } from '~/jobs/sync-store';
import { startReaudit } from '~/services/audit/start-reaudit';
import { eraseOrders } from '~/services/store/erase-data';
import { startReadingChanges } from '~/services/sync/read-changes';
import { requestSync } from '~/services/sync/request-sync';
import { startSync } from '~/services/sync/start-sync';
import { testDatabase, uniqueStore } from '../../support/database';
import { runQueue, START, testPorts, type TestPorts } from '../support/ports';
import { runJob } from '../support/recording-queue';
import { ScriptedShopify } from '../support/scripted-shopify';

const database = await testDatabase();
const GONE = new Error('the database is gone');

let ports: TestPorts;
let store: string;

beforeEach(async () => {
  ports = testPorts(database, new ScriptedShopify());
  store = uniqueStore('begin');
  await ports.stores.install(store, START);
});

const later = (minutes: number): void => {
  ports.clock.now = new Date(ports.clock.now.getTime() + minutes * 60_000);
};

describe('a run', () => {
  it.each([
    ['a sync', () => startSync(ports, store)],
    ['an audit', () => startReaudit(ports, store)],
    ['a reading of changes', () => startReadingChanges(ports, store, START)],
    ['an audit after orders were erased', () => eraseOrders(ports, store, '42')],
  ])('is not begun where its job could not be queued: %s', async (_what, start) => {
    ports.queue.failNext = GONE;
    await expect(start()).rejects.toThrow(GONE);
    expect(await ports.runs.latest(store)).toBeNull();

    await start();
    const run = await ports.runs.latest(store);
    expect(ports.queue.jobs).toMatchObject([{ payload: { store, runId: run?.id } }]);
  });

  it('does not begin in a store that is being erased', async () => {
    await ports.stores.beginErasing(store, START);
    expect(await startReaudit(ports, store)).toMatchObject({ because: { why: 'underWay' } });
    expect(await startSync(ports, store)).toMatchObject({ because: { why: 'gone' } });
    expect(ports.queue.jobs).toEqual([]);
  });

  it('that meets another one raises no version: pages have nothing new to show', async () => {
    await startSync(ports, store);
    const version = await ports.stores.version(store);
    await startSync(ports, store);
    expect(await ports.stores.version(store)).toBe(version);
  });
});

describe('a sync that must not be missed', () => {
  const syncs = async () =>
    (await ports.runs.recent(store, 10)).filter(({ kind }) => kind === 'sync').toReversed();

  it('begins at once where no run is under way, and not again', async () => {
    expect(await requestSync(ports, store, { whole: false })).toBe('begun');
    await runQueue(ports, ports.queue);
    expect(await syncs()).toMatchObject([{ phase: 'done' }]);
  });

  it('of a day that meets an audit begins once that has ended', async () => {
    await startReaudit(ports, store);
    const audit = ports.queue.take();
    later(1);
    await runJob({ name: 'sync-daily', payload: { store } }, ports);
    expect(await syncs()).toEqual([]);
    for (const job of audit) await runJob(job, ports);
    expect(await syncs()).toMatchObject([{ whole: false, startedAt: ports.now() }]);
    await runQueue(ports, ports.queue);
    expect(await syncs()).toHaveLength(1);
  });

  it('reads all products where one of those that waited is to', async () => {
    await startReaudit(ports, store);
    expect(await requestSync(ports, store)).toBe('afterRun');
    expect(await requestSync(ports, store, { whole: false })).toBe('afterRun');
    await runQueue(ports, ports.queue);
    expect(await syncs()).toMatchObject([{ whole: true }]);
  });

  it('begins after a run whose job was given up', async () => {
    await startReaudit(ports, store);
    const runId = (await ports.runs.latest(store))?.id ?? '';
    later(1);
    await requestSync(ports, store);
    const failure = { kind: 'unexpected', message: 'it kept dying' } as const;
    await syncStore.giveUp({ store, runId }, failure, { ports, shouldPause: () => false });
    expect(await ports.runs.latest(store)).toMatchObject({ kind: 'sync', phase: 'storeTexts' });
  });

  it('is none of a store that is not installed', async () => {
    expect(await requestSync(ports, uniqueStore('stranger'))).toBe('gone');
  });
});

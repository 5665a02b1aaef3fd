import { expect, it } from 'vitest';
import { createRepositories } from '~/db.server';
import { UnknownStoreError, UnknownSyncRunError } from '~/db/errors';
import { testDatabase, uniqueStore } from '../../support/database';

const { stores, syncRuns } = createRepositories(await testDatabase());
const day = (number: number) => new Date(Date.UTC(2026, 9, number));

async function installed(): Promise<string> {
  const store = uniqueStore();
  await stores.install(store, day(1));
  return store;
}

it('keeps an audit of what was read apart from a sync', async () => {
  const store = uniqueStore();
  await stores.install(store, day(1));
  const run = await syncRuns.begin(store, day(2), 'audit');
  expect(run).toMatchObject({ kind: 'audit', phase: 'auditing' });
  expect(await syncRuns.begin(store, day(2))).toBeNull();
  await syncRuns.advance(store, run?.id ?? '', {
    phase: 'done',
    settingsRevision: 4,
    endedAt: day(3),
  });
  expect(await syncRuns.latest(store)).toMatchObject({ kind: 'audit', settingsRevision: 4 });
  expect(await syncRuns.lastDone(store)).toBeNull();
});

it('runs one sync of a store at a time, whoever begins it', async () => {
  const store = await installed();
  const begun = await Promise.all([1, 2, 3, 4].map(() => syncRuns.begin(store, day(2))));
  const runs = begun.filter((run) => run !== null);
  expect(runs).toEqual([
    {
      id: expect.any(String),
      kind: 'sync',
      settingsRevision: null,
      store,
      phase: 'storeTexts',
      startedAt: day(2),
      endedAt: null,
      missed: null,
      whole: true,
      operationId: null,
      cursor: null,
      done: 0,
      total: null,
      failure: null,
      progressedAt: day(2),
    },
  ]);
  await syncRuns.advance(store, runs[0]?.id ?? '', {
    phase: 'failed',
    failure: 'sync.failed.access',
    endedAt: day(3),
  });
  expect(await syncRuns.begin(store, day(4))).not.toBeNull();
});

it('keeps where a run stands, changing only what is named', async () => {
  const store = await installed();
  const run = await syncRuns.begin(store, day(2));
  const id = run?.id ?? '';
  await syncRuns.advance(store, id, { operationId: 'gid://shopify/BulkOperation/1', total: 10 });
  await syncRuns.advance(store, id, {
    phase: 'reading',
    cursor: '5',
    done: 5,
    progressedAt: day(3),
  });
  expect(await syncRuns.find(store, id)).toMatchObject({
    phase: 'reading',
    operationId: 'gid://shopify/BulkOperation/1',
    cursor: '5',
    done: 5,
    total: 10,
    progressedAt: day(3),
  });
  await syncRuns.advance(store, id, { cursor: null });
  expect(await syncRuns.find(store, id)).toMatchObject({ cursor: null, done: 5 });
});

it('tells the latest run from the last one that was done', async () => {
  const store = await installed();
  expect(await syncRuns.latest(store)).toBeNull();
  const first = await syncRuns.begin(store, day(2));
  await syncRuns.advance(store, first?.id ?? '', { phase: 'done', endedAt: day(3) });
  const second = await syncRuns.begin(store, day(4));
  expect((await syncRuns.latest(store))?.id).toBe(second?.id);
  expect((await syncRuns.lastDone(store))?.id).toBe(first?.id);
});

it('says so where store or run are gone', async () => {
  const store = await installed();
  await expect(syncRuns.begin(uniqueStore(), day(2))).rejects.toThrow(UnknownStoreError);
  await expect(
    syncRuns.advance(store, '00000000-0000-4000-8000-000000000000', { done: 1 }),
  ).rejects.toThrow(UnknownSyncRunError);
});

it('stores how far a run is only while it is in the phase that is named', async () => {
  const store = await installed();
  const run = await syncRuns.begin(store, day(2));
  const version = Number(await stores.version(store));
  const id = run?.id ?? '';
  expect(await syncRuns.advance(store, id, { cursor: '1' }, 'reading')).toBe(false);
  expect(await syncRuns.find(store, id)).toMatchObject({ cursor: null });

  const next = { phase: 'reading', cursor: '1' } as const;
  expect(await syncRuns.advance(store, id, next, 'storeTexts')).toBe(true);
  expect(await syncRuns.advance(store, id, { cursor: '2', done: 2 }, 'reading')).toBe(true);
  expect(await syncRuns.find(store, id)).toMatchObject({ phase: 'reading', cursor: '2', done: 2 });
  expect(Number(await stores.version(store))).toBe(version + 2);

  await stores.erase(store, day(3));
  expect(await syncRuns.advance(store, id, { cursor: '3' }, 'reading')).toBe(false);
});

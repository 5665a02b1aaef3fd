import { expect, it } from 'vitest';
import { showSyncs } from '~/services/sync/show-syncs';
import { createRepositories } from '~/db.server';
import { testDatabase, uniqueStore } from '../../support/database';

const database = await testDatabase();
const { stores, syncRuns: runs } = createRepositories(database);
const at = (minute: number) => new Date(Date.UTC(2026, 9, 5, 12, minute));
const MISSED = { products: 2, removed: 0, discounts: null, facts: 1 };

it('tells what runs from what has ended, the latest first, and nothing of other stores', async () => {
  const [store, other] = [uniqueStore('syncs'), uniqueStore('other')];
  for (const each of [store, other]) await stores.install(each, at(0));
  expect(await showSyncs({ runs }, store)).toEqual({ running: null, ended: [] });

  const first = await runs.begin(store, at(0));
  await runs.advance(store, first?.id ?? '', { phase: 'done', endedAt: at(2), missed: MISSED });
  const second = await runs.begin(store, at(5), 'audit');
  const failed = { phase: 'failed', endedAt: at(6), failure: 'sync.failed.shopify' } as const;
  await runs.advance(store, second?.id ?? '', failed);
  await runs.begin(store, at(7));
  await runs.begin(other, at(8));

  const { running, ended } = await showSyncs({ runs }, store);
  expect(running).toMatchObject({ state: 'running', kind: 'sync', phase: 'storeTexts' });
  expect(ended).toMatchObject([
    { state: 'failed', kind: 'audit', failure: 'sync.failed.shopify', missed: null },
    { state: 'done', kind: 'sync', endedAt: at(2).toISOString(), missed: MISSED },
  ]);
});

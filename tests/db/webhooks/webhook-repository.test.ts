import { expect, it } from 'vitest';
import { createRepositories } from '~/db.server';
import { testDatabase, uniqueStore } from '../../support/database';

const { stores, webhooks } = createRepositories(await testDatabase());
const at = new Date('2026-10-02T00:00:00Z');

function delivery(store: string) {
  return {
    webhookId: 'b54557e4',
    store,
    topic: 'products/update',
    subjectId: 'gid://shopify/Product/1',
    triggeredAt: at,
  };
}

it('knows a delivery again once it was handled, and takes one up that was not', async () => {
  const store = uniqueStore();
  await stores.install(store, at);
  expect(await webhooks.record([delivery(store)], at)).toEqual([delivery(store)]);
  expect(await webhooks.record([delivery(store)], at)).toEqual([delivery(store)]);
  await webhooks.markHandled([delivery(store)], at);
  expect(await webhooks.record([delivery(store)], at)).toEqual([]);
});

it('takes a delivery that comes twice at once for one', async () => {
  const store = uniqueStore();
  await stores.install(store, at);
  expect(await webhooks.record([delivery(store), delivery(store)], at)).toHaveLength(1);
});

it('takes the same id of two stores for two deliveries', async () => {
  const [one, other] = [uniqueStore(), uniqueStore()];
  await stores.install(one, at);
  await stores.install(other, at);
  await webhooks.record([delivery(one)], at);
  await webhooks.markHandled([delivery(one)], at);
  expect(await webhooks.record([delivery(other)], at)).toEqual([delivery(other)]);
});

it('leaves out a store that is not installed', async () => {
  const store = uniqueStore();
  await stores.install(store, at);
  expect(await webhooks.record([delivery(uniqueStore()), delivery(store)], at)).toEqual([
    delivery(store),
  ]);
});

it('forgets the deliveries of one store that came before a given instant', async () => {
  const [store, other] = [uniqueStore(), uniqueStore()];
  await stores.install(store, at);
  await stores.install(other, at);
  const later = new Date(at.getTime() + 1);
  await webhooks.record([delivery(store), delivery(other)], at);
  await webhooks.record([{ ...delivery(store), webhookId: 'later' }], later);
  await webhooks.markHandled([delivery(store), delivery(other)], later);

  expect(await webhooks.forgetBefore(store, later)).toBe(1);
  expect(await webhooks.forgetBefore(store, later)).toBe(0);
  expect(await webhooks.record([delivery(store)], later)).toHaveLength(1);
  expect(await webhooks.record([delivery(other)], later)).toEqual([]);
});

import { expect, it } from 'vitest';
import { createRepositories } from '~/db.server';
import { UnknownStoreError } from '~/db/errors';
import { testDatabase, uniqueStore } from '../support/database';

const { stores, webhooks } = createRepositories(await testDatabase());
const at = new Date('2026-10-02T00:00:00Z');

function delivery(store: string) {
  return { webhookId: 'b54557e4', store, topic: 'products/update', subjectId: 'gid://shopify/Product/1', triggeredAt: at };
}

it('knows a delivery again once it was handled, and takes one up that was not', async () => {
  const store = uniqueStore();
  await stores.install(store, at);
  expect(await webhooks.record(delivery(store), at)).toBe(true);
  expect(await webhooks.record(delivery(store), at)).toBe(true);
  await webhooks.markHandled(store, 'b54557e4', at);
  expect(await webhooks.record(delivery(store), at)).toBe(false);
});

it('takes the same id of two stores for two deliveries', async () => {
  const [one, other] = [uniqueStore(), uniqueStore()];
  await stores.install(one, at);
  await stores.install(other, at);
  await webhooks.record(delivery(one), at);
  await webhooks.markHandled(one, 'b54557e4', at);
  expect(await webhooks.record(delivery(other), at)).toBe(true);
});

it('refuses a store that is not installed', async () => {
  await expect(webhooks.record(delivery(uniqueStore()), at)).rejects.toThrow(UnknownStoreError);
});

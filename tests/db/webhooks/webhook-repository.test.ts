import type pg from 'pg';
import { expect, it, vi } from 'vitest';
import { createRepositories } from '~/db.server';
import { inTransaction } from '~/db/database';
import { testDatabase, uniqueStore } from '../../support/database';
import { takeDeliveries } from '../../support/take-deliveries';

const database = await testDatabase();
const { stores, webhooks } = createRepositories(database);
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

const take = (deliveries: ReturnType<typeof delivery>[], receivedAt = at) =>
  takeDeliveries(webhooks, deliveries, receivedAt);

it('knows a delivery again once it was handled, and takes one up whose handling failed', async () => {
  const store = uniqueStore();
  await stores.install(store, at);
  const failing = webhooks.take([delivery(store)], at, () => Promise.reject(new Error('no queue')));
  await expect(failing).rejects.toThrow('no queue');
  expect(await take([delivery(store)])).toEqual([delivery(store)]);
  expect(await take([delivery(store)])).toEqual([]);
});

it('takes up a delivery that an earlier version recorded and did not handle', async () => {
  const store = uniqueStore();
  await stores.install(store, at);
  await database.pool.query(
    `INSERT INTO webhook_delivery (store, webhook_id, topic, received_at) VALUES ($1, $2, $3, $4)`,
    [store, delivery(store).webhookId, delivery(store).topic, at],
  );
  expect(await take([delivery(store)])).toEqual([delivery(store)]);
  expect(await take([delivery(store)])).toEqual([]);
});

it('takes a delivery that comes twice at once for one', async () => {
  const store = uniqueStore();
  await stores.install(store, at);
  expect(await take([delivery(store), delivery(store)])).toHaveLength(1);
});

it('takes the same id of two stores for two deliveries', async () => {
  const [one, other] = [uniqueStore(), uniqueStore()];
  await stores.install(one, at);
  await stores.install(other, at);
  await take([delivery(one)]);
  expect(await take([delivery(other)])).toEqual([delivery(other)]);
});

it('leaves out a store that is not installed', async () => {
  const store = uniqueStore();
  await stores.install(store, at);
  expect(await take([delivery(uniqueStore()), delivery(store)])).toEqual([delivery(store)]);
});

it('tries again where a store was erased after it was found to be installed', async () => {
  const store = uniqueStore();
  await stores.install(store, at);
  let attempts = 0;
  const taken = await webhooks.take([delivery(store)], at, async (_, within) => {
    attempts += 1;
    if (attempts > 1) return;
    // What the database says of such a store, said of another.
    await (within as unknown as pg.PoolClient).query(
      `INSERT INTO webhook_delivery (store, webhook_id, topic, received_at) VALUES ($1, 'x', 'x', $2)`,
      [uniqueStore(), at],
    );
  });
  expect([taken, attempts]).toEqual([[delivery(store)], 2]);
});

// The embedded database runs one transaction at a time: nobody waits for the lock of another.
it.runIf(process.env.DATABASE_URL !== undefined)(
  'takes the deliveries of other stores while one of them is erased',
  async () => {
    const [erased, other] = [uniqueStore(), uniqueStore()];
    await stores.install(erased, at);
    await stores.install(other, at);
    let taking: Promise<unknown> = Promise.resolve();
    await inTransaction(database.pool, async (client) => {
      await client.query('DELETE FROM store WHERE domain = $1', [erased]);
      taking = take([delivery(erased), delivery(other)]);
      taking.catch(() => undefined);
      await vi.waitUntil(async () => {
        const { rowCount } = await database.pool.query(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database()
             AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO webhook_delivery%'`,
        );
        return rowCount === 1;
      }, 3_000);
    });
    expect(await taking).toEqual([delivery(other)]);
  },
);

it('asks for nothing where nothing is new', async () => {
  let asked = 0;
  await webhooks.take([delivery(uniqueStore())], at, () => {
    asked += 1;
    return Promise.resolve();
  });
  expect(asked).toBe(0);
});

it('forgets the deliveries of one store that came before a given instant', async () => {
  const [store, other] = [uniqueStore(), uniqueStore()];
  await stores.install(store, at);
  await stores.install(other, at);
  const later = new Date(at.getTime() + 1);
  await take([delivery(store), delivery(other)]);
  await take([{ ...delivery(store), webhookId: 'later' }], later);

  expect(await webhooks.forgetBefore(store, later)).toBe(1);
  expect(await webhooks.forgetBefore(store, later)).toBe(0);
  expect(await take([delivery(store)], later)).toHaveLength(1);
  expect(await take([delivery(other)], later)).toEqual([]);
});

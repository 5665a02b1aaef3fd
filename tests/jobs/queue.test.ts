import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PromotionPlan } from '~/core/promotions/promotion';
import { workJobs } from '~/jobs/boss';
import { dailyCron } from '~/jobs/queue';
import { OutsideError } from '~/services/outside-error';
import { createWebhookIntake } from '~/services/webhooks/receive-webhooks';
import { startSync } from '~/services/sync/start-sync';
import { testDatabase, uniqueStore } from '../support/database';
import { frenchOf, product, productId } from '../services/support/listings';
import { ScriptedShopify } from '../services/support/scripted-shopify';
import { eventually, queueUnderTest } from './support/boss';
import { takeDeliveries } from '../support/take-deliveries';

const database = await testDatabase();
const shopify = new ScriptedShopify();
const { boss, ports, entries, schema } = await queueUnderTest(database, shopify);
const { queue } = ports;
let store: string;

const PLAN: PromotionPlan = {
  name: 'Back to school',
  audiences: ['US'],
  reach: 'allBuyers',
  selection: { kind: 'listings', listingIds: [productId(1)] },
  discount: { kind: 'percentage', percent: 15 },
  trigger: { kind: 'automatic' },
  startsAt: '2099-08-15T04:00:00Z',
  endsAt: '2099-09-11T04:00:00Z',
  combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
};

async function pending(name: string): Promise<unknown[]> {
  const { rows } = await database.pool.query<{ data: unknown }>(
    `SELECT data FROM ${schema}.job WHERE name = $1 AND data->>'store' = $2 AND state = 'created'`,
    [name, store],
  );
  return rows.map(({ data }) => data);
}

beforeEach(async () => {
  store = uniqueStore('queue');
  await ports.stores.install(store, new Date());
  await ports.stores.saveFacts(store, shopify.facts);
});

describe('what a delivery asks for', () => {
  afterEach(() => boss.deleteAllJobs());

  const told = () => ({
    webhookId: 'one',
    store,
    topic: 'products/update',
    subjectId: productId(1),
    triggeredAt: null,
  });

  it('is queued with its record, or neither is there', async () => {
    const failing = ports.webhooks.take([told()], new Date(), async (_, transaction) => {
      await queue.within(transaction).send('refresh-listing', { store, listingId: productId(1) });
      throw new Error('the process dies');
    });
    await expect(failing).rejects.toThrow('dies');
    expect(await pending('refresh-listing')).toEqual([]);

    await createWebhookIntake(ports)(told());
    expect(await pending('refresh-listing')).toEqual([{ store, listingId: productId(1) }]);
  });

  it('is queued once where two processes are told of the same products at once', async () => {
    const deliveries = Array.from({ length: 40 }, (_, index) => ({
      ...told(),
      webhookId: `of ${index}`,
      subjectId: productId(index + 1),
    }));
    const two = [createWebhookIntake(ports), createWebhookIntake(ports)];
    await Promise.all(
      two.flatMap((receive, which) =>
        (which === 0 ? deliveries : deliveries.toReversed()).map(receive),
      ),
    );
    expect(await pending('refresh-listing')).toHaveLength(deliveries.length);
  });
});

describe('requests that have not begun', () => {
  const promotionId = '0f8fad5b-d9cb-469f-a165-70867728950e';
  const runId = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
  const hour = new Date('2099-11-30T13:00:00Z');

  afterEach(() => boss.deleteAllJobs());

  it('become one job where they are identical', async () => {
    const uninstalledAt = '2020-01-01T00:00:00.000Z';
    const discountId = 'gid://shopify/DiscountAutomaticNode/1';
    for (let round = 0; round < 3; round += 1) {
      await queue.send('refresh-listing', { store, listingId: productId(1) });
      await queue.send('check-listing', { store, listingId: productId(1) });
      await queue.send('remove-listing', { store, listingId: productId(1) });
      await queue.send('sync-store', { store, runId }, { delaySeconds: 60 });
      await queue.send('schedule-promotion', { store, promotionId });
      await queue.send('look-at-discount', { store, discountId });
      await queue.send('run-digests', { store }, { at: hour });
      await queue.send('send-flow-events', { store });
      await queue.send('erase-store', { store, uninstalledAt });
    }
    expect(await pending('refresh-listing')).toEqual([{ store, listingId: productId(1) }]);
    expect(await pending('check-listing')).toEqual([{ store, listingId: productId(1) }]);
    expect(await pending('remove-listing')).toEqual([{ store, listingId: productId(1) }]);
    expect(await pending('sync-store')).toEqual([{ store, runId }]);
    expect(await pending('schedule-promotion')).toEqual([{ store, promotionId }]);
    expect(await pending('look-at-discount')).toEqual([{ store, discountId }]);
    expect(await pending('run-digests')).toEqual([{ store }]);
    expect(await pending('send-flow-events')).toEqual([{ store }]);
    expect(await pending('erase-store')).toEqual([{ store, uninstalledAt }]);
  });

  it('stay apart where they are not, sent one by one or together', async () => {
    const listings = [1, 2, 2, 3].map((number) => ({ store, listingId: productId(number) }));
    await queue.send('refresh-listing', listings);
    await queue.send('refresh-listing', { store, listingId: productId(4) });
    await queue.send('refresh-listing', []);
    await queue.send('erase-store', { store, uninstalledAt: '2020-01-01T00:00:00.000Z' });
    await queue.send('erase-store', { store, uninstalledAt: '2021-01-01T00:00:00.000Z' });
    expect(await pending('refresh-listing')).toHaveLength(4);
    expect(await pending('erase-store')).toHaveLength(2);
  });

  it('wait for their time beside one that is to begin at once', async () => {
    const waiting = async (name: string) => {
      const { rows } = await database.pool.query<{ seconds: number }>(
        `SELECT round(extract(epoch FROM start_after - created_on))::float8 AS seconds
        FROM ${schema}.job WHERE name = $1 AND data->>'store' = $2 ORDER BY seconds`,
        [name, store],
      );
      return rows.map(({ seconds }) => seconds);
    };
    await queue.send('schedule-promotion', { store, promotionId }, { delaySeconds: 60 });
    await queue.send('schedule-promotion', { store, promotionId }, { delaySeconds: 90 });
    await queue.send('schedule-promotion', { store, promotionId });
    expect(await waiting('schedule-promotion')).toEqual([0, 60]);

    await queue.send('run-digests', { store }, { at: hour });
    await queue.send('run-digests', { store }, { at: new Date() });
    const [now, later] = await waiting('run-digests');
    expect(now).toBeLessThan(5);
    expect(Math.abs((later ?? 0) - (hour.getTime() - Date.now()) / 1000)).toBeLessThan(5);
  });

  it('are counted by store, and those of a promotion by the promotion', async () => {
    await queue.send('refresh-listing', { store, listingId: productId(1) });
    await queue.send('schedule-promotion', { store, promotionId }, { delaySeconds: 60 });
    const { rows } = await database.pool.query<{ group_id: string }>(
      `SELECT group_id FROM ${schema}.job WHERE data->>'store' = $1 ORDER BY name`,
      [store],
    );
    expect(rows.map((row) => row.group_id)).toEqual([store, `${store} ${promotionId}`]);
  });
});

describe('the daily sync', () => {
  it('is scheduled once for a store, at a time of its own, and can be taken back', async () => {
    await queue.sendDaily('sync-daily', { store });
    await queue.sendDaily('sync-daily', { store });
    expect(await boss.getSchedules('sync-daily', store)).toMatchObject([
      { cron: dailyCron(store), data: { store } },
    ]);
    await queue.stopSendingDaily('sync-daily', { store });
    expect(await boss.getSchedules('sync-daily', store)).toEqual([]);
  });

  it('spreads stores over the day', () => {
    const crons = Array.from({ length: 500 }, (_, index) =>
      dailyCron(`shop-${index}.myshopify.com`),
    );
    expect(new Set(crons).size).toBeGreaterThan(350);
    for (const cron of crons) expect(cron).toMatch(/^[1-5]?\d (1?\d|2[0-3]) \* \* \*$/);
  });
});

describe('jobs at work', { timeout: 120_000 }, () => {
  beforeAll(() => workJobs(boss, { ports, shouldPause: () => false }));

  it('run a sync to its end', async () => {
    shopify.products.clear();
    for (const number of [1, 2, 3]) shopify.put(product(number, { french: frenchOf(number) }));
    await startSync(ports, store);
    const run = await eventually(
      () => ports.runs.latest(store),
      (latest) => latest?.phase === 'done',
    );
    expect(run).toMatchObject({ done: 3, total: 3 });
  });

  it('start the daily sync, and forget deliveries of more than a month ago', async () => {
    const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000);
    const received = (webhookId: string) => [
      { store, webhookId, topic: 'products/update', subjectId: null, triggeredAt: null },
    ];
    await takeDeliveries(ports.webhooks, received('old'), daysAgo(31));
    await takeDeliveries(ports.webhooks, received('recent'), daysAgo(29));
    await boss.send('sync-daily', { store });
    await eventually(
      () => ports.runs.latest(store),
      (latest) => latest?.phase === 'done',
      30_000,
    );
    const left = await eventually(
      () => database.prisma.webhookDelivery.findMany({ where: { store } }),
      (deliveries) => deliveries.length < 2,
    );
    expect(left.map(({ webhookId }) => webhookId)).toEqual(['recent']);
  });

  it('take in a bulk edit of 2,000 products without 2,000 readers', async () => {
    shopify.products.clear();
    shopify.french.clear();
    shopify.reads = [];
    let reading = 0;
    let mostAtOnce = 0;
    const exportsBefore = shopify.exportsStarted;
    const read = shopify.readListings.bind(shopify);
    // Reading them one by one may else be over before so many are known to have changed.
    const allReceived = Promise.withResolvers<undefined>();
    shopify.readListings = async (ids) => {
      reading += 1;
      mostAtOnce = Math.max(mostAtOnce, reading);
      await allReceived.promise;
      const listings = await read(ids);
      await new Promise((resolve) => setImmediate(resolve));
      reading -= 1;
      return listings;
    };
    const numbers = Array.from({ length: 2_000 }, (_, index) => index + 1);
    for (const number of numbers) shopify.put(product(number));

    // Longer ago than clocks may differ, so that an export counts from its start.
    const now = () => new Date(Date.now() - 10_000);
    const receive = createWebhookIntake({ ...ports, now });
    await Promise.all(
      numbers.map((number) =>
        receive({
          store,
          webhookId: `bulk-edit-${number}`,
          topic: 'products/update',
          subjectId: productId(number),
          triggeredAt: new Date(),
        }),
      ),
    );
    allReceived.resolve(undefined);
    await eventually(
      () => ports.listings.counts(store),
      ({ listings }) => listings === 2_000,
      90_000,
    );
    const rules = await eventually(
      () => ports.audits.ruleCounts(store),
      (counts) => counts.some(({ outcomes }) => outcomes.fail === 2_000),
    );

    expect(rules.find(({ rule }) => rule === 'missing-french-text')?.outcomes.fail).toBe(2_000);
    // Those that waited meanwhile find that there is nothing left to do.
    await eventually(
      () => pending('refresh-listing'),
      (waiting) => waiting.length === 0,
      60_000,
    );
    // An export gave the rest of them once it was due.
    expect(shopify.exportsStarted).toBeGreaterThan(exportsBefore);
    expect(new Set(shopify.reads).size).toBeLessThan(2_000);
    // Four workers: more than one batch of a store only where they look at once.
    expect(mostAtOnce).toBeLessThanOrEqual(4);
    shopify.readListings = read;
  });

  it('do not keep one store waiting for the bulk edit of another', async () => {
    const bulkStore = uniqueStore('bulk');
    await ports.stores.install(bulkStore, new Date());
    await ports.stores.saveFacts(bulkStore, shopify.facts);
    shopify.products.clear();
    const numbers = Array.from({ length: 1_000 }, (_, index) => index + 1);
    for (const number of numbers) shopify.put(product(number));

    await queue.send(
      'refresh-listing',
      numbers.map((number) => ({ store: bulkStore, listingId: productId(number) })),
    );
    await queue.send('refresh-listing', { store, listingId: productId(1) });
    await eventually(
      () => ports.listings.find(store, productId(1)),
      (listing) => listing !== null,
      30_000,
    );
    expect((await ports.listings.counts(bulkStore)).listings).toBeLessThan(500);
    await eventually(
      () => ports.listings.counts(bulkStore),
      ({ listings }) => listings === 1_000,
      60_000,
    );
  });

  it('go on beside one that takes long', async () => {
    shopify.products.clear();
    for (const number of [1, 2, 3]) shopify.put(product(number));
    const isOver = Promise.withResolvers<undefined>();
    const read = shopify.readListings.bind(shopify);
    let began = false;
    shopify.readListings = async (ids) => {
      if (ids.includes(productId(1))) {
        began = true;
        await isOver.promise;
      }
      return read(ids);
    };
    await queue.send('refresh-listing', { store, listingId: productId(1) });
    await eventually(
      () => Promise.resolve(began),
      (hasBegun) => hasBegun,
    );
    const other = uniqueStore('other');
    await ports.stores.install(other, new Date());
    await ports.stores.saveFacts(other, shopify.facts);
    // Twice: what comes while all others are at rest is taken as well as what comes at once.
    for (const listingId of [productId(2), productId(3)]) {
      await queue.send('refresh-listing', { store: other, listingId });
      await eventually(
        () => ports.listings.find(other, listingId),
        (listing) => listing !== null,
      );
    }
    isOver.resolve(undefined);
    await eventually(
      () => ports.listings.find(store, productId(1)),
      (listing) => listing !== null,
    );
    shopify.readListings = read;
  });

  it('make a dead sync visible: in the log, and to the merchant as a failed run', async () => {
    const run = await ports.runs.begin(store, new Date(), 'sync', { whole: true }, async () => {});
    if (run === null) throw new Error('no run was begun');
    shopify.onCall = () => {
      throw new OutsideError('unavailable', 'no answer');
    };
    await boss.send('sync-store', { store, runId: run.id }, { retryLimit: 0 });
    await eventually(
      () => ports.runs.find(store, run.id),
      (seen) => seen?.phase === 'failed',
    );
    shopify.onCall = () => {};

    expect(await ports.runs.find(store, run.id)).toMatchObject({
      failure: 'sync.failed.shopify',
    });
    const logged = entries.filter(({ message }) => message === 'job given up');
    expect(logged).toMatchObject([
      { level: 'error', data: { job: 'sync-store', data: { store, runId: run.id } } },
    ]);
  });

  it('say why they were given up in words of their own', async () => {
    const { id, revision } = await ports.promotions.createDraft(store, PLAN, {
      at: new Date(),
      by: '42',
      kind: 'planned',
      data: {},
    });
    await ports.promotions.change(store, id, revision, { state: 'scheduling' }, new Date());
    shopify.discounts.create = () => Promise.reject(new OutsideError('access', 'denied'));
    await queue.send('schedule-promotion', { store, promotionId: id });
    const promotion = await eventually(
      () => ports.promotions.find(store, id),
      (seen) => seen?.failure != null,
    );
    expect(promotion).toMatchObject({
      state: 'scheduling',
      failure: { reason: 'promotions.failed.access', detail: 'denied' },
    });
    const logged = entries.filter(({ message }) => message === 'job given up');
    expect(logged.map(({ data }) => data)).toContainEqual(
      expect.objectContaining({
        job: 'schedule-promotion',
        failure: { kind: 'access', message: 'denied' },
      }),
    );
  });

  it('retry what may pass, and give up at once what may not', async () => {
    shopify.products.clear();
    shopify.put(product(1, { french: frenchOf(1) }));
    let failures = 0;
    shopify.onCall = () => {
      failures += 1;
      if (failures === 1) throw new Error('Shopify hung up');
    };
    await queue.send('refresh-listing', { store, listingId: productId(1) });
    await eventually(
      () => ports.listings.find(store, productId(1)),
      (listing) => listing !== null,
      30_000,
    );

    shopify.onCall = () => {
      failures += 1;
      throw new OutsideError('access', 'access was taken back');
    };
    failures = 0;
    await queue.send('refresh-listing', { store, listingId: productId(2) });
    await eventually(
      async () => entries.filter(({ message }) => message === 'job given up'),
      (dead) => JSON.stringify(dead).includes(productId(2)),
    );
    expect(failures).toBe(1);
    shopify.onCall = () => {};
  });

  it('give up a payload that is not one', async () => {
    await boss.send('refresh-listing', { store, listing: 7 });
    await eventually(
      async () => entries.filter(({ message }) => message === 'job given up'),
      (dead) => JSON.stringify(dead).includes('"listing":7'),
    );
  });
});

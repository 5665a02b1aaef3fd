import { beforeEach, describe, expect, it } from 'vitest';
import { connectDatabase, createRepositories } from '~/db.server';
import { OutsideError } from '~/services/outside-error';
import { installStore } from '~/services/store/install-store';
import type { WebhookDelivery } from '~/services/webhooks/ports';
import { createWebhookIntake, receiveWebhooks } from '~/services/webhooks/receive-webhooks';
import { refreshListings } from '~/services/catalogue/refresh-listings';
import { testDatabase, uniqueStore } from '../../support/database';
import { wayTo } from '../../support/way-to-database';
import { frenchOf, product, productId, SAMPLED_RULES } from '../support/listings';
import { runQueue, START, testPorts, type TestPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';

const database = await testDatabase();

let shopify: ScriptedShopify;
let ports: TestPorts;
let store: string;
let deliveries = 0;

function delivery(topic: string, overrides: Partial<WebhookDelivery> = {}): WebhookDelivery {
  deliveries += 1;
  return {
    webhookId: `webhook-${deliveries}`,
    store,
    topic,
    subjectId: topic.startsWith('products/') ? productId(1) : null,
    triggeredAt: ports.clock.now,
    ...overrides,
  };
}

async function deliver(topic: string, overrides: Partial<WebhookDelivery> = {}): Promise<void> {
  await receiveWebhooks(ports, [delivery(topic, overrides)]);
}

async function findings(): Promise<[rule: string, status: string][]> {
  const all = (await ports.audits.findingsOf(store, productId(1))).filter(({ rule }) =>
    SAMPLED_RULES.includes(rule),
  );
  return all.map(({ rule, status }) => [rule, status]);
}

beforeEach(async () => {
  shopify = new ScriptedShopify();
  ports = testPorts(database, shopify);
  store = uniqueStore('webhook');
  await ports.stores.install(store, START);
  await ports.stores.saveFacts(store, shopify.facts);
});

describe('a product webhook', () => {
  it('opens a finding, and resolves it once the product is fixed', async () => {
    shopify.put(product(1));
    await deliver('products/create');
    expect(await findings()).toEqual([]);
    await runQueue(ports, ports.queue);
    expect(await findings()).toEqual([
      ['missing-french-text', 'open'],
      ['missing-french-text', 'open'],
    ]);

    shopify.put(product(1, { french: frenchOf(1) }));
    await deliver('products/update');
    await runQueue(ports, ports.queue);
    expect(await findings()).toEqual([
      ['missing-french-text', 'resolved'],
      ['missing-french-text', 'resolved'],
    ]);
  });

  it('is handled once, however often it is delivered', async () => {
    const update = delivery('products/update');
    await receiveWebhooks(ports, [update]);
    await receiveWebhooks(ports, [update]);
    await receiveWebhooks(ports, [{ ...update, triggeredAt: new Date(0) }, update]);
    expect(ports.queue.take()).toEqual([
      { name: 'refresh-listing', payload: { store, listingId: productId(1) } },
    ]);
  });

  it('is taken for new when the process died before its job was queued', async () => {
    const update = delivery('products/update');
    ports.queue.failNext = new Error('the database is gone');
    await expect(receiveWebhooks(ports, [update])).rejects.toThrow('the database is gone');
    expect(ports.queue.jobs).toEqual([]);
    await receiveWebhooks(ports, [update]);
    expect(ports.queue.take()).toHaveLength(1);
  });

  it('changes nothing for a store that is not installed', async () => {
    const stranger = uniqueStore('stranger');
    await deliver('products/update', { store: stranger });
    expect(ports.queue.jobs).toEqual([]);
    expect(await ports.stores.find(stranger)).toBeNull();
    const { rowCount } = await database.pool.query(
      'SELECT 1 FROM webhook_delivery WHERE store = $1',
      [stranger],
    );
    expect(rowCount).toBe(0);
  });

  it('may arrive after a later one: what counts is what Shopify holds now', async () => {
    shopify.put(product(1, { title: 'The latest title', french: frenchOf(1) }));
    await deliver('products/update', { triggeredAt: new Date('2026-11-22T12:05:00Z') });
    await deliver('products/create', { triggeredAt: new Date('2026-11-22T12:00:00Z') });
    await runQueue(ports, ports.queue);
    const stored = await ports.listings.find(store, productId(1));
    expect(stored?.listing.title).toBe('The latest title');
  });
});

describe('deliveries that come in at once', () => {
  it('are recorded together, and each is acknowledged', async () => {
    let records = 0;
    const { webhooks } = ports;
    const counting = {
      take: (...parameters: Parameters<typeof webhooks.take>) => {
        records += 1;
        return webhooks.take(...parameters);
      },
      forgetBefore: (...parameters: Parameters<typeof webhooks.forgetBefore>) =>
        webhooks.forgetBefore(...parameters),
      changesOf: (...parameters: Parameters<typeof webhooks.changesOf>) =>
        webhooks.changesOf(...parameters),
      unreadChanges: (...parameters: Parameters<typeof webhooks.unreadChanges>) =>
        webhooks.unreadChanges(...parameters),
    };
    const receive = createWebhookIntake({ ...ports, webhooks: counting });
    await Promise.all(
      Array.from({ length: 300 }, (_, index) =>
        receive(delivery('products/update', { subjectId: productId(index) })),
      ),
    );
    expect(ports.queue.take()).toHaveLength(300);
    expect(records).toBeLessThanOrEqual(3);
  });

  it('fail together when they cannot be queued, and are taken in at the next attempt', async () => {
    const receive = createWebhookIntake(ports);
    const both = [1, 2].map((number) =>
      delivery('products/update', { subjectId: productId(number) }),
    );
    ports.queue.failNext = new Error('the database is gone');
    const first = await Promise.allSettled(both.map(receive));
    expect(first.map(({ status }) => status)).toContain('rejected');
    await Promise.all(both.map(receive));
    expect(new Set(ports.queue.take().map((job) => JSON.stringify(job))).size).toBe(2);
  });
});

describe('deliveries when the connection is lost without a word', () => {
  it('fail in time, and those behind them are taken in by the next one', async () => {
    const way = await wayTo(database.url);
    const disturbed = connectDatabase(way.url, () => undefined, { pipelinedWithinMs: 300 });
    const { webhooks } = createRepositories(disturbed);
    const receive = createWebhookIntake({ ...ports, webhooks });
    await receive(delivery('products/update'));
    way.silence();
    const sent = [1, 2].map((number) =>
      receive(delivery('products/update', { subjectId: productId(number) })),
    );
    const settled = await Promise.allSettled(sent);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(ports.queue.take()).toHaveLength(2);
    await disturbed.close();
    way.end();
  });
});

describe('a product that is deleted', () => {
  it('goes, with its findings', async () => {
    shopify.put(product(1));
    await deliver('products/create');
    await runQueue(ports, ports.queue);
    shopify.products.delete(productId(1));
    await deliver('products/delete');
    await runQueue(ports, ports.queue);
    expect(await ports.listings.find(store, productId(1))).toBeNull();
    expect(await ports.audits.openFindings(store, [productId(1)])).toEqual([]);
  });

  it('stays away when its last update is delivered after its deletion', async () => {
    shopify.put(product(1));
    await deliver('products/create');
    await runQueue(ports, ports.queue);
    shopify.products.delete(productId(1));
    await deliver('products/delete');
    await deliver('products/update');
    await runQueue(ports, ports.queue);
    expect(await ports.listings.find(store, productId(1))).toBeNull();
  });

  it('stays away when it was read just before it was deleted', async () => {
    shopify.put(product(1));
    const late = product(1, { french: frenchOf(1) });
    const slow = {
      ...ports,
      shopify: async () =>
        Object.assign(new ScriptedShopify(), {
          readListing: async () => {
            ports.clock.now = new Date(ports.clock.now.getTime() + 1_000);
            await ports.listings.remove(store, productId(1), ports.now());
            return late;
          },
        }),
    };
    await refreshListings(slow, store, [productId(1)]);
    expect(await ports.listings.find(store, productId(1))).toBeNull();
  });

  it('is noticed by a refresh too, when the webhook of its deletion was lost', async () => {
    shopify.put(product(1));
    await deliver('products/create');
    await runQueue(ports, ports.queue);
    shopify.products.delete(productId(1));
    await deliver('products/update');
    await runQueue(ports, ports.queue);
    expect(await ports.listings.find(store, productId(1))).toBeNull();
  });
});

describe('refreshing many listings', () => {
  it('records those that can be read, and reports those that cannot one by one', async () => {
    for (const number of [1, 2, 3]) shopify.put(product(number, { french: frenchOf(number) }));
    shopify.onCall = () => {
      if (shopify.reads.length === 1) {
        shopify.reads.push('failed');
        throw new Error('Shopify hung up');
      }
    };
    const results = await refreshListings(ports, store, [1, 2, 3].map(productId));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await ports.listings.idsAfter(store, null, 10)).toEqual([productId(1), productId(3)]);
  });
});

describe('uninstalling', () => {
  async function erasures(): Promise<{ erased_at: Date; listings: number }[]> {
    const { rows } = await database.pool.query<{ erased_at: Date; listings: number }>(
      'SELECT erased_at, listings FROM erasure WHERE store = $1',
      [store],
    );
    return rows;
  }

  beforeEach(async () => {
    shopify.put(product(1));
    await deliver('products/create');
    await ports.queue.sendDaily('sync-daily', { store });
    await runQueue(ports, ports.queue);
    ports.clock.now = new Date(START.getTime() + 60_000);
  });

  it('erases the store and leaves proof', async () => {
    await deliver('app/uninstalled');
    expect(await ports.stores.find(store)).not.toBeNull();
    await runQueue(ports, ports.queue);

    expect(await ports.stores.find(store)).toBeNull();
    expect(await ports.listings.idsAfter(store, null, 10)).toEqual([]);
    expect(ports.queue.daily.has(`sync-daily ${store}`)).toBe(false);
    expect(await erasures()).toEqual([{ erased_at: ports.clock.now, listings: 1 }]);
  });

  it('is done once: the later shop/redact finds nothing left', async () => {
    await deliver('app/uninstalled');
    await runQueue(ports, ports.queue);
    await deliver('shop/redact', { triggeredAt: new Date(START.getTime() + 49 * 3_600_000) });
    await runQueue(ports, ports.queue);
    expect(await erasures()).toHaveLength(1);
  });

  it('happens by shop/redact when app/uninstalled was lost', async () => {
    shopify.letsIn = false;
    await deliver('shop/redact', { triggeredAt: new Date(START.getTime() + 49 * 3_600_000) });
    await runQueue(ports, ports.queue);
    expect(await ports.stores.find(store)).toBeNull();
  });

  it('leaves a store alone that was installed again before the late delivery', async () => {
    await deliver('app/uninstalled', { triggeredAt: new Date(START.getTime() - 60_000) });
    await deliver('shop/redact', { triggeredAt: new Date(START.getTime() + 3_600_000) });
    await runQueue(ports, ports.queue);
    expect(await ports.stores.find(store)).not.toBeNull();
    expect(await erasures()).toEqual([]);
  });

  it.each([
    ['minutes late', new Date(START.getTime() + 48 * 3_600_000 + 6 * 60_000)],
    ['without a time', null],
  ])(
    'leaves a store alone that was installed again within minutes: shop/redact %s',
    async (_, triggeredAt) => {
      await deliver('app/uninstalled');
      await runQueue(ports, ports.queue);
      ports.clock.now = new Date(START.getTime() + 150_000);
      await installStore(ports, store);
      await runQueue(ports, ports.queue);

      ports.clock.now = new Date(START.getTime() + 48 * 3_600_000 + 7 * 60_000);
      await deliver('shop/redact', { triggeredAt });
      await runQueue(ports, ports.queue);
      expect(await ports.stores.find(store)).not.toBeNull();
      expect(await ports.listings.idsAfter(store, null, 10)).toEqual([productId(1)]);
      expect(await erasures()).toHaveLength(1);
    },
  );

  it('leaves a store alone that was installed again before app/uninstalled came, without a time', async () => {
    await installStore(ports, store);
    ports.clock.now = new Date(START.getTime() + 3_600_000);
    await deliver('app/uninstalled', { triggeredAt: null });
    await runQueue(ports, ports.queue);
    expect(await ports.stores.find(store)).not.toBeNull();
    shopify.letsIn = false;
    await deliver('app/uninstalled', { triggeredAt: null });
    await runQueue(ports, ports.queue);
    expect(await ports.stores.find(store)).toBeNull();
  });

  it('waits until Shopify says whether the store has the app, where that is not certain', async () => {
    await deliver('shop/redact', { triggeredAt: new Date(START.getTime() + 49 * 3_600_000) });
    const erasing = ports.queue.take();
    shopify.onCall = () => {
      throw new OutsideError('unavailable', 'Shopify is away');
    };
    ports.queue.jobs = [...erasing];
    await expect(runQueue(ports, ports.queue)).rejects.toThrow('Shopify is away');
    expect(await ports.stores.find(store)).not.toBeNull();
    shopify.onCall = () => undefined;
    shopify.letsIn = false;
    ports.queue.jobs = [...erasing];
    await runQueue(ports, ports.queue);
    expect(await ports.stores.find(store)).toBeNull();
  });

  it('leaves no way for work still queued to write', async () => {
    await deliver('products/update');
    const queued = ports.queue.take();
    await deliver('app/uninstalled');
    await runQueue(ports, ports.queue);
    ports.queue.jobs = queued;
    await runQueue(ports, ports.queue);
    expect(await ports.stores.find(store)).toBeNull();
    expect(await ports.listings.idsAfter(store, null, 10)).toEqual([]);
  });
});

describe('a privacy request about a customer', () => {
  it('is recorded, and needs no work: no customer data is stored', async () => {
    await deliver('customers/redact');
    await deliver('customers/data_request');
    expect(ports.queue.jobs).toEqual([]);
    const { rows } = await database.pool.query(
      'SELECT topic, handled_at FROM webhook_delivery WHERE store = $1 ORDER BY topic',
      [store],
    );
    expect(rows).toEqual([
      { topic: 'customers/data_request', handled_at: ports.clock.now },
      { topic: 'customers/redact', handled_at: ports.clock.now },
    ]);
  });
});

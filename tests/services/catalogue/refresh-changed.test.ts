import { beforeEach, describe, expect, it } from 'vitest';
import { CHANGES_A_DAY } from '~/services/catalogue/read-hourly';
import { refreshChanged } from '~/services/catalogue/refresh-changed';
import { showListing } from '~/services/catalogue/show-listing';
import { testDatabase, uniqueStore } from '../../support/database';
import { product, productId } from '../support/listings';
import { START, testPorts, type TestPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';
import { takeDeliveries } from '../../support/take-deliveries';

const database = await testDatabase();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const BUSY = productId(1);
const QUIET = productId(2);

let ports: TestPorts;
let shopify: ScriptedShopify;
let store: string;

beforeEach(async () => {
  shopify = new ScriptedShopify();
  ports = testPorts(database, shopify);
  store = uniqueStore('hourly');
  await ports.stores.install(store, START);
  shopify.put(product(1), product(2));
  await refreshChanged(ports, store, [{ listingId: BUSY }, { listingId: QUIET }]);
  shopify.reads = [];
});

let deliveries = 0;
async function change(listingId: string, times: number, afterMs: number): Promise<void> {
  ports.clock.now = new Date(START.getTime() + afterMs);
  const told = Array.from({ length: times }, () => {
    deliveries += 1;
    return {
      webhookId: `hourly-${deliveries}`,
      store,
      topic: 'products/update',
      subjectId: listingId,
      triggeredAt: ports.clock.now,
    };
  });
  await takeDeliveries(ports.webhooks, told, ports.clock.now);
}

const wish = (listingId: string, isAsked?: boolean) =>
  refreshChanged(ports, store, [{ listingId, isAsked }]);
const isReadHourly = async (listingId: string) =>
  (await showListing(ports, store, listingId))?.isReadHourly;

describe('a product that changes all the time', () => {
  it('is read once an hour, and the merchant is told', async () => {
    await change(BUSY, CHANGES_A_DAY + 1, 10 * MINUTE);
    await change(QUIET, CHANGES_A_DAY, 10 * MINUTE);
    await refreshChanged(ports, store, [{ listingId: BUSY }, { listingId: QUIET }]);
    expect(shopify.reads).toEqual([QUIET]);
    expect(ports.queue.take()).toMatchObject([
      {
        name: 'refresh-listing',
        payload: { store, listingId: BUSY },
        at: new Date(START.getTime() + HOUR),
      },
    ]);
    expect(await isReadHourly(BUSY)).toBe(true);
    expect(await isReadHourly(QUIET)).toBe(false);

    ports.clock.now = new Date(START.getTime() + HOUR);
    await wish(BUSY);
    expect(shopify.reads).toEqual([QUIET, BUSY]);
  });

  it('is read at once where somebody asks', async () => {
    await change(BUSY, CHANGES_A_DAY + 1, 10 * MINUTE);
    await wish(BUSY, true);
    expect(shopify.reads).toEqual([BUSY]);
  });

  it('is read at every change again once it has been quiet for a day', async () => {
    await change(BUSY, CHANGES_A_DAY + 1, 10 * MINUTE);
    await change(BUSY, 1, 25 * HOUR);
    expect(await isReadHourly(BUSY)).toBe(false);
    await wish(BUSY);
    expect(shopify.reads).toEqual([BUSY]);
  });
});

describe('what no product can be', () => {
  it('is settled by itself, and no other waits for it', async () => {
    await change(BUSY, 1, 10 * MINUTE);
    const settled = await refreshChanged(ports, store, [
      { listingId: '' },
      { listingId: BUSY },
      { listingId: 'gid://shopify/Product/999' },
    ]);
    expect(settled).toHaveLength(3);
    expect(settled[1]?.status).toBe('fulfilled');
    expect(shopify.reads).toContain(BUSY);
  });

  it('concerns no store that is gone', async () => {
    const settled = await refreshChanged(ports, uniqueStore('gone'), [{ listingId: BUSY }]);
    expect(settled).toEqual([{ status: 'fulfilled', value: undefined }]);
    expect(shopify.reads).toEqual([]);
  });
});

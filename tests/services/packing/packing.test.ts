import { beforeEach, describe, expect, it } from 'vitest';
import type { OrderCounts } from '~/core/orders/order-counts';
import { done, GONE } from '~/services/answer';
import { showPacking } from '~/services/packing/show-packing';
import { tickPacking } from '~/services/packing/tick-packing';
import { installStore } from '~/services/store/install-store';
import { testDatabase, uniqueStore } from '../../support/database';
import { product, productId } from '../support/listings';
import { runQueue, testPorts, type TestPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';

const database = await testDatabase();
const TODAY = '2026-11-22';
const SOLD = '2026-09-10';

let ports: TestPorts;
let store: string;
let orders: number;

beforeEach(async () => {
  const shopify = new ScriptedShopify();
  for (const n of [1, 2, 3]) shopify.products.set(productId(n), product(n));
  ports = testPorts(database, shopify);
  store = uniqueStore('packing');
  await installStore(ports, store);
  await runQueue(ports, ports.queue);
  await ports.orders.saveHistory(store, { since: '2026-01-01', until: '2026-11-21' });
  orders = 0;
});

/** An order of one unit. */
function order(n: number, over: Partial<OrderCounts> = {}, why: string | null = null): OrderCounts {
  orders += 1;
  return {
    id: `gid://shopify/Order/${orders}`,
    name: `#${orders}`,
    day: SOLD,
    country: 'US',
    province: null,
    paidShipment: true,
    fulfilledOn: SOLD,
    lines: [
      {
        listingId: productId(n),
        variantId: null,
        units: 1,
        returnedUnits: why === null ? 0 : 1,
        returnReasons: why === null ? {} : { [why]: 1 },
        revenue: 20,
      },
    ],
    unassigned: [],
    ...over,
  };
}

const rowOf = async (n: number) =>
  (await showPacking(ports, store)).rows.find(({ id }) => id === productId(n));

describe('the list for whoever packs', () => {
  it('holds what waits to be sent, with what buyers said of it, in what share', async () => {
    const back = ['size-too-small', 'size-too-small', 'damaged-or-defective', 'changed-my-mind'];
    await ports.orders.save(store, [
      order(1, { day: '2026-11-20', fulfilledOn: null }),
      order(2, { day: '2026-11-18', fulfilledOn: null }),
      order(3, { day: '2026-11-19', fulfilledOn: null, paidShipment: false }),
      ...back.map((why) => order(1, {}, why)),
      ...Array.from({ length: 8 }, () => order(1)),
    ]);
    const { rows } = await showPacking(ports, store);
    expect(rows.map(({ id }) => id)).toEqual([productId(2), productId(1)]);
    expect(rows[1]).toMatchObject({ due: { orders: 1, units: 1, oldest: '2026-11-20' } });
    expect(rows[1]?.returns).toMatchObject({ known: 'returns', orders: 12, share: 4 / 12 });
    const { returns } = rows[1] ?? {};
    expect(returns?.known === 'returns' && returns.reasons[0]).toEqual({
      reason: 'size-too-small',
      units: 2,
      share: 0.5,
    });
    expect(returns?.known === 'returns' && returns.lookAt).toEqual(['size', 'damage', 'defect']);
    expect(rows[0]?.returns).toEqual({ known: 'tooFew', orders: 0, expected: 10 });
  });

  it('claims nothing where what came back is not known', async () => {
    await ports.orders.save(store, [order(1, { day: '2026-11-20', fulfilledOn: null })]);
    await ports.orders.saveHistory(store, { since: null, until: null });
    expect(await rowOf(1)).toMatchObject({ returns: { known: 'nothing' }, afterTicks: null });
  });

  it('is ticked off by day, and shows what was ticked and still came back', async () => {
    await ports.orders.save(store, [order(1, { day: '2026-11-20', fulfilledOn: null })]);
    const tick = (isTicked: boolean, n = 1) =>
      tickPacking(ports, store, { listingId: productId(n), isTicked }, '42');
    expect(await tick(true)).toEqual(done());
    expect(await tick(true)).toEqual(done());
    expect(await rowOf(1)).toMatchObject({ isTicked: true, afterTicks: null });
    await ports.orders.save(store, [
      order(1, { day: '2026-11-20', fulfilledOn: TODAY }, 'defective'),
      order(1, { day: '2026-11-21', fulfilledOn: TODAY }),
      order(1, { day: '2026-11-21', fulfilledOn: '2026-11-21' }, 'defective'),
    ]);
    expect(await rowOf(1)).toMatchObject({ afterTicks: { days: 1, units: 2, returnedUnits: 1 } });
    ports.clock.now = new Date('2026-11-23T12:00:00Z');
    expect(await rowOf(1)).toMatchObject({ isTicked: false });
    ports.clock.now = new Date('2026-11-22T12:00:00Z');
    expect(await tick(false)).toEqual(done());
    expect(await rowOf(1)).toMatchObject({ isTicked: false, afterTicks: null });
    expect(await tick(true, 99)).toEqual(GONE);
  });
});

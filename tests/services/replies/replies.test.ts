import { beforeEach, describe, expect, it } from 'vitest';
import type { OrderCounts } from '~/core/orders/order-counts';
import { done, GONE, notDone } from '~/services/answer';
import { findOrder } from '~/services/replies/find-order';
import { removeVariant } from '~/services/replies/remove-variant';
import { saveVariant } from '~/services/replies/save-variant';
import { showReplies } from '~/services/replies/show-replies';
import { installStore } from '~/services/store/install-store';
import { testDatabase, uniqueStore } from '../../support/database';
import { testPorts, type TestPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';

const database = await testDatabase();
const shopify = new ScriptedShopify();
let ports: TestPorts;
let store: string;

beforeEach(async () => {
  ports = testPorts(database, shopify);
  store = uniqueStore('replies');
  shopify.orders.length = 0;
  shopify.orderPagesDenied = null;
  await installStore(ports, store);
  ports.clock.now = new Date('2026-11-25T15:00:00Z');
});

const order = (name: string, fulfilledOn: string | null): OrderCounts => ({
  id: `gid://shopify/Order/${name.slice(1)}`,
  name,
  day: '2026-11-20',
  country: 'CA',
  province: 'QC',
  paidShipment: true,
  fulfilledOn,
  lines: [],
});

describe('an order for a letter', () => {
  const sent = { name: '#1001', placedOn: '2026-11-20', fulfilledOn: '2026-11-24' };

  it('is one that was read, by the number with or without its sign', async () => {
    await ports.orders.save(store, [order('#1001', '2026-11-24')]);
    shopify.orderPagesDenied = 'access';
    expect(await findOrder(ports, store, ' 1001 ')).toEqual(done(sent));
    expect(await findOrder(ports, store, '#1001')).toEqual(done(sent));
  });

  it('is asked for where it is not known to have been sent, and where it is not known at all', async () => {
    await ports.orders.save(store, [order('#1001', null)]);
    shopify.orders.push(order('#1001', '2026-11-24'), order('#1002', null));
    expect(await findOrder(ports, store, '1001')).toEqual(done(sent));
    expect(await findOrder(ports, store, '1002')).toEqual(
      done({ name: '#1002', placedOn: '2026-11-20', fulfilledOn: null }),
    );
    expect(await findOrder(ports, store, '1003')).toEqual(GONE);
    expect(await findOrder(ports, store, ' ')).toEqual(GONE);
  });

  it('is not known to have been sent on a day that has not come, whoever named that day', async () => {
    const tomorrow = '2026-11-23';
    ports.clock.now = new Date('2026-11-22T15:00:00Z');
    await ports.orders.save(store, [order('#1001', tomorrow)]);
    shopify.orders.push(order('#1001', tomorrow), order('#1002', tomorrow));
    const waiting = { placedOn: '2026-11-20', fulfilledOn: null };
    expect(await findOrder(ports, store, '1001')).toEqual(done({ name: '#1001', ...waiting }));
    expect(await findOrder(ports, store, '1002')).toEqual(done({ name: '#1002', ...waiting }));
    shopify.orderPagesDenied = 'access';
    expect(await findOrder(ports, store, '1001')).toEqual(done({ name: '#1001', ...waiting }));
    expect((await showReplies(ports, store, 'late')).today).toBe('2026-11-22');
  });

  it('is said not to be readable where Shopify lets nobody read, and is what is known where it is known', async () => {
    await ports.orders.save(store, [order('#1001', null)]);
    shopify.orderPagesDenied = 'customerDataNotGranted';
    expect(await findOrder(ports, store, '1001')).toEqual(done({ ...sent, fulfilledOn: null }));
    expect(await findOrder(ports, store, '1002')).toEqual(
      notDone({ why: 'notAsked', kind: 'customerDataNotGranted' }),
    );
  });
});

describe('wordings of one’s own', () => {
  const LETTER = {
    moment: 'late',
    language: 'fr-CA',
    name: 'Courte',
    subject: 'Commande {orderNumber}',
    body: 'Bonjour,',
  } as const;
  const save = (input: Partial<Record<keyof typeof LETTER, string>>, id: string | null = null) =>
    saveVariant(ports, store, { ...LETTER, ...input, id }, '42');

  it('are shown with the app’s own letters, changed, and removed with a way back', async () => {
    const saved = await save({});
    expect(saved.done).toBe(true);
    const shown = await showReplies(ports, store, 'late');
    const [variant] = shown.variants;
    expect(shown.variants).toEqual([{ ...LETTER, id: variant?.id }]);
    expect(Object.keys(shown.texts)).toEqual(['en-US', 'en-CA', 'fr-CA']);
    expect((await showReplies(ports, store, 'giftPackaging')).variants).toEqual([]);

    const id = variant?.id ?? '';
    await save({ body: 'Bonjour à vous,' }, id);
    const removed = await removeVariant(ports, store, id, '42');
    expect(removed).toEqual(done({ ...LETTER, body: 'Bonjour à vous,' }));
    expect(await removeVariant(ports, store, id, '42')).toEqual(GONE);
    expect(await save({}, id)).toEqual(GONE);
  });

  it('have a name of their own among those of a letter and language', async () => {
    await save({});
    expect(await save({})).toEqual(
      notDone({
        why: 'invalid',
        errors: { name: { id: 'replies.error.taken', data: { name: 'Courte' } } },
      }),
    );
    expect((await save({ language: 'en-CA' })).done).toBe(true);
  });
});

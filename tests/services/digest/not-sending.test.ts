import { describe, expect, it } from 'vitest';
import { product } from '../support/listings';
import {
  MONDAY,
  MINUTE,
  DAY,
  ports,
  shopify,
  store,
  server,
  sync,
  active,
  run,
  after,
  behave,
  only,
  sendingUnderTest,
} from './support/sending';

await sendingUnderTest();

describe('nothing goes out', () => {
  it('to who unsubscribes while the mail is under way', async () => {
    const { id } = await active();
    const begin = ports.digests.beginSending.bind(ports.digests);
    ports.digests.beginSending = async (...args) => {
      await ports.recipients.setState(store, id, {
        from: ['active'],
        to: 'unsubscribed',
        at: ports.now(),
        next: null,
      });
      return begin(...args);
    };
    await run(MONDAY);
    expect(server.received).toEqual([]);
    expect(await only()).toMatchObject({ state: 'cancelled' });
  });

  it('by a worker that was so slow that another one has taken over', async () => {
    await active();
    const begin = ports.digests.beginSending.bind(ports.digests);
    let isSlow = true;
    ports.digests.beginSending = async (...args) => {
      if (isSlow) {
        isSlow = false;
        await run(after(16 * MINUTE));
        expect(server.received).toHaveLength(1);
      }
      return begin(...args);
    };
    await run(MONDAY);
    expect(server.received).toHaveLength(1);
    expect(await only()).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('to who was removed before', async () => {
    const { id } = await active();
    behave({ rcptTo: () => '450 4.2.1 Try later' });
    await run(MONDAY);
    behave({});
    await ports.recipients.remove(store, id, ports.now());
    await run(after(5 * MINUTE));
    expect(server.received).toEqual([]);
    expect(await only()).toMatchObject({ state: 'cancelled', email: null });
  });

  it('twice in a week to who is removed, added and confirmed again', async () => {
    const { id } = await active();
    await run(MONDAY);
    await ports.recipients.remove(store, id, ports.now());
    expect((await active({ weekday: 3 })).id).toBe(id);
    ports.clock.now = after(DAY);
    shopify.put(product(4, { french: [] }));
    await sync();
    await run(after(DAY));
    expect(server.received).toHaveLength(1);
    await run(after(7 * DAY));
    expect(server.received).toHaveLength(2);
  });
});

import { expect, it } from 'vitest';
import { createRepositories } from '~/db.server';
import type { Variant } from '~/core/listing/listing';
import { testDatabase, uniqueStore } from '../../support/database';
import { listing, price, variant } from '../support/samples';
import { withPlainPoints } from '../../support/with-plain-points';

const database = await testDatabase();
const { stores, listings } = createRepositories(database);

const day = (number: number) => new Date(Date.UTC(2026, 9, number));
const ms = (number: number) => day(number).getTime();

/** A store in which listing 1 was read on these days with these variants. */
async function storeWithReads(reads: [number, Variant[]][]) {
  const store = uniqueStore();
  await stores.install(store, day(1));
  for (const [number, variants] of reads) {
    await listings.save(store, [listing(1, { variants })], { readAt: day(number) });
  }
  const histories = await listings.priceHistories(store, [listing(1).id]);
  const history = histories.get(listing(1).id)?.CA;
  return history && withPlainPoints(history);
}

const cad = (amount: number, compareAt: number | null = null) =>
  variant('a', price(amount, 'CAD', compareAt));

it('adds a point only where the price that a Canadian sees differs from the latest one', async () => {
  expect(
    await storeWithReads([
      [2, [cad(14)]],
      [3, [cad(14)]],
      [4, [cad(13.37, 14)]],
      [5, [cad(13.37)]],
      [9, [cad(13.37)]],
    ]),
  ).toEqual([
    {
      variantId: variant('a').id,
      currency: 'CAD',
      points: [
        { at: ms(2), amount: 14, compareAt: null, shopAmount: 10 },
        { at: ms(4), amount: 13.37, compareAt: 14, shopAmount: 10 },
        { at: ms(5), amount: 13.37, compareAt: null, shopAmount: 10 },
      ],
      observedUntil: ms(9),
    },
  ]);
});

it('adds none for a change that only the store sees', async () => {
  const history = await storeWithReads([
    [2, [cad(14)]],
    [3, [{ ...cad(14), shopPrice: price(11) }]],
  ]);
  expect(history?.[0]?.points).toHaveLength(1);
});

it('adds none for a variant that a partial read lacks; its series ends with the last look at it', async () => {
  const other = variant('b', price(20, 'CAD'));
  const history = await storeWithReads([
    [2, [cad(14), other]],
    [4, [cad(14), other]],
    [6, [other]],
  ]);
  expect(history).toMatchObject([
    { variantId: variant('a').id, points: [{ at: ms(2) }], observedUntil: ms(4) },
    { variantId: other.id, points: [{ at: ms(2) }], observedUntil: ms(6) },
  ]);
});

it('goes on where a variant comes back', async () => {
  const other = variant('b', price(20, 'CAD'));
  const history = await storeWithReads([
    [2, [cad(14), other]],
    [3, [other]],
    [5, [cad(15), other]],
    [6, [cad(15), other]],
  ]);
  expect(history?.[0]).toMatchObject({
    points: [
      { at: ms(2), amount: 14 },
      { at: ms(5), amount: 15 },
    ],
    observedUntil: ms(6),
  });
  const same = await storeWithReads([
    [2, [cad(14), other]],
    [3, [other]],
    [5, [cad(14), other]],
  ]);
  expect(same?.[0]).toMatchObject({ points: [{ at: ms(2), amount: 14 }], observedUntil: ms(5) });
});

it('keeps the history where a read holds no Canadian prices at all', async () => {
  const unread = { ...cad(14), shownPrice: undefined };
  expect(
    await storeWithReads([
      [2, [cad(14)]],
      [3, [unread]],
      [4, [unread]],
    ]),
  ).toMatchObject([{ points: [{ at: ms(2), amount: 14 }], observedUntil: ms(2) }]);
  expect(await storeWithReads([[2, [unread]]])).toBeUndefined();
});

it('begins anew where the market changes its currency', async () => {
  const history = await storeWithReads([
    [2, [cad(14)]],
    [3, [variant('a', price(10, 'USD'))]],
  ]);
  expect(history).toMatchObject([{ currency: 'USD', points: [{ at: ms(3), amount: 10 }] }]);
});

it('replaces a point that was read at the same instant', async () => {
  const history = await storeWithReads([
    [2, [cad(14)]],
    [2, [cad(15)]],
  ]);
  expect(history?.[0]?.points).toMatchObject([{ at: ms(2), amount: 15 }]);
});

it('keeps fractions of a cent and prices of zero', async () => {
  const history = await storeWithReads([
    [2, [cad(0)]],
    [3, [cad(0.125)]],
    [4, [cad(0.125)]],
  ]);
  expect(history?.[0]?.points.map(({ amount }) => amount)).toEqual([0, 0.125]);
});

import { expect, it } from 'vitest';
import type { NotRestored } from '~/services/promotions/sale-views';
import { keepPrices } from '~/services/promotions/keep-prices';
import { restorePrice } from '~/services/promotions/restore-price';
import { showSale } from '~/services/promotions/show-sale';
import { testDatabase } from '../../support/database';
import { BY } from '../support/promotions';
import { ENDS, SaleWorld, STARTS } from '../support/sales';

const database = await testDatabase();

/** Three listings, of which somebody gave the second 8.50 and the third 9.00 during the sale. It has ended. */
async function ended() {
  const sale = await SaleWorld.open(database);
  const { ports, store } = sale.world;
  const { promotionId } = sale;
  await sale.at(STARTS);
  sale.edit(2, 8.5);
  sale.edit(3, 9);
  await sale.at(ENDS);
  const page = async () => {
    const view = await showSale(ports, store, await sale.promotion());
    if (!view) throw new Error('no sale prices');
    return view;
  };
  const listed = async () => (await page()).notRestored;
  return {
    sale,
    page,
    listed,
    titles: async () => (await listed()).map(({ listingTitle }) => listingTitle),
    restore: (price: NotRestored | undefined) =>
      restorePrice(ports, store, {
        promotionId,
        changeId: price?.changeId ?? '',
        shown: price?.found ?? null,
        by: BY,
      }),
    keep: (price: NotRestored | null | undefined) =>
      keepPrices(ports, store, {
        promotionId,
        changeId: price === null ? null : (price?.changeId ?? ''),
        by: BY,
      }),
  };
}

it('are listed with both values, and one is put back that nobody has changed since', async () => {
  const { sale, listed, titles, restore } = await ended();
  const [second, third] = await listed();
  expect(second).toMatchObject({
    listingTitle: 'Maple syrup 2',
    market: null,
    original: '10/12.5 USD',
    found: '8.5/12.5 USD',
  });
  // Somebody changes one of them once more, after the page was made.
  sale.edit(3, 9.5);
  expect(await restore(third)).toMatchObject({ done: false });
  expect(sale.prices(3)).toEqual([[950, 1250], null]);
  expect(await restore(second)).toMatchObject({ done: true });
  expect(sale.prices(2)).toEqual([[1000, 1250], null]);
  expect(sale.kept(2)).toBeNull();
  expect(await titles()).toEqual(['Maple syrup 3']);
});

it('can be put back once the page shows what somebody changed since', async () => {
  const { sale, listed, restore } = await ended();
  const third = async () => (await listed()).at(-1);
  for (const price of [9.5, 9.75]) {
    sale.world.clock.advance(60_000);
    sale.edit(3, price);
    expect(await restore(await third())).toMatchObject({ done: false });
    expect(await third()).toMatchObject({ found: `${price}/12.5 USD`, original: '10/12.5 USD' });
  }
  expect(await restore(await third())).toMatchObject({ done: true });
  expect(sale.prices(3)).toEqual([[1000, 1250], null]);
});

it('are kept by a decision that says who, writes no price and asks no more', async () => {
  const { sale, page, listed, titles, keep, restore } = await ended();
  const { world, promotionId } = sale;
  const [second, third] = await listed();
  expect(await keep(second)).toMatchObject({ done: true });
  expect(sale.prices(2)).toEqual([[850, 1250], null]);
  expect(await titles()).toEqual(['Maple syrup 3']);
  expect(await page()).toMatchObject({ notRestoredCount: 1, leftAsIs: 1 });
  // The other one is still to be decided.
  expect([sale.kept(2), sale.kept(3)?.value]).toEqual([
    null,
    expect.stringContaining('"price":10'),
  ]);
  const [event] = await world.ports.promotions.events(world.store, promotionId);
  expect(event).toMatchObject({ kind: 'pricesKept', by: BY });

  expect(await keep(second)).toMatchObject({ because: { reason: 'promotions.refused.state' } });
  expect(await restore(third)).toMatchObject({ done: true });
  expect(sale.prices(3)).toEqual([[1000, 1250], null]);
  expect(await page()).toMatchObject({ notRestoredCount: 0, leftAsIs: 1 });
});

it('are kept all at once', async () => {
  const { sale, page, keep } = await ended();
  expect(await keep(null)).toMatchObject({ done: true });
  expect([sale.prices(2)[0], sale.prices(3)[0]]).toEqual([
    [850, 1250],
    [900, 1250],
  ]);
  expect([sale.kept(1), sale.kept(2), sale.kept(3)]).toEqual([null, null, null]);
  expect(await page()).toMatchObject({ notRestored: [], notRestoredCount: 0, leftAsIs: 2 });
});

it('are decided once the sale has ended, of one’s own store', async () => {
  const sale = await SaleWorld.open(database, { listings: 1 });
  const { ports, store } = sale.world;
  await sale.at(STARTS);
  const all = { promotionId: sale.promotionId, changeId: null, by: BY };
  expect(await keepPrices(ports, store, all)).toMatchObject({
    because: { reason: 'promotions.refused.state' },
  });
  expect(await keepPrices(ports, 'another.myshopify.com', all)).toMatchObject({
    because: { why: 'gone' },
  });
});

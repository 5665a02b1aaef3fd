import { expect, it } from 'vitest';
import { holdBatch, letBatchGo, showBatch } from '~/services/changes/batch';
import { writeBatch } from '~/services/changes/write-batch';
import { exportOriginalPrices } from '~/services/promotions/export-original-prices';
import { runSale } from '~/services/promotions/run-sale';
import { showSale } from '~/services/promotions/show-sale';
import { inputOf } from '~/core/promotions/plan';
import type { PromotionPlan } from '~/core/promotions/promotion';
import { editPromotion } from '~/services/promotions/edit-promotion';
import { cancelPromotion } from '~/services/promotions/cancel-promotion';
import { savePlan } from '~/services/promotions/save-plan';
import { showPromotion } from '~/services/promotions/show-promotion';
import { sweepSales } from '~/services/promotions/sweep-sales';
import { testDatabase } from '../../support/database';
import { BY } from '../support/promotions';
import { ENDS, SaleWorld, STARTS } from '../support/sales';

const database = await testDatabase();
const NOTHING = { listingIds: [], collectionIds: [], tags: [] };
const AFTER = '2027-08-22T04:01:00Z';

it('lowers the price itself at the start, and puts it back at the end', async () => {
  const sale = await SaleWorld.open(database);
  await sale.at('2027-08-15T03:59:00Z');
  expect(sale.prices(1)).toEqual([[1000, 1250], null]);
  await sale.at(STARTS);
  // The original price that is shown already stays; Canada's prices follow.
  expect(sale.prices(1)).toEqual([[700, 1250], null]);
  expect(await sale.sale()).toMatchObject({ state: 'on', leftOut: [] });
  expect(sale.world.ours()).toEqual([]);
  expect(JSON.parse(sale.kept(1)?.value ?? '')).toEqual({
    promotion: 'Back to school',
    originalPrices: [{ variant: '12', price: 10, compareAtPrice: 12.5, currency: 'USD' }],
  });
  await sale.at(AFTER);
  for (const listing of [1, 2, 3]) {
    expect(sale.prices(listing)).toEqual([[1000, 1250], null]);
    expect(sale.kept(listing)).toBeNull();
  }
  expect(await sale.world.kinds(sale.promotionId)).toEqual(
    expect.arrayContaining(['pricesLowered', 'pricesPutBack']),
  );
});

it('fixes Canadian prices in Canada’s own list, and takes away what was not fixed before', async () => {
  const sale = await SaleWorld.open(database, { reach: 'markets', audiences: ['CA'] });
  sale.edit(2, 20, 'CA');
  await sale.at(STARTS);
  expect(sale.prices(1)).toEqual([
    [1000, 1250],
    [980, 1750],
  ]);
  expect(sale.prices(2)).toEqual([
    [1000, 1250],
    [1400, 2000],
  ]);
  await sale.at(AFTER);
  expect(sale.prices(1)).toEqual([[1000, 1250], null]);
  expect(sale.prices(2)).toEqual([
    [1000, 1250],
    [2000, null],
  ]);
});

it('gives each market its own percentage: at home by the price itself, in Canada by its list', async () => {
  const sale = await SaleWorld.open(database, {
    reach: 'markets',
    audiences: ['US', 'CA'],
    own: { CA: { discount: { kind: 'percentage', percent: 25 } } },
  });
  sale.edit(2, 20, 'CA');
  await sale.at(STARTS);
  expect([sale.prices(1), sale.prices(2)]).toEqual([
    // 10.00 and 12.50 at 1.4.
    [
      [700, 1250],
      [1050, 1750],
    ],
    [
      [700, 1250],
      [1500, 2000],
    ],
  ]);
  await sale.at(AFTER);
  expect([sale.prices(1), sale.prices(2)]).toEqual([
    [[1000, 1250], null],
    [
      [1000, 1250],
      [2000, null],
    ],
  ]);
});

it('leaves alone what other buyers’ prices follow', async () => {
  const sale = await SaleWorld.open(database, { reach: 'markets', audiences: ['US'] });
  sale.edit(3, 15, 'CA');
  await sale.at(STARTS);
  expect(sale.prices(1)).toEqual([[1000, 1250], null]);
  // Fixed in Canada, it follows nothing.
  expect(sale.prices(3)).toEqual([
    [700, 1250],
    [1500, null],
  ]);
  const { leftOut } = await sale.sale();
  expect(leftOut.map(({ why, markets }) => [why, ...markets])).toEqual([
    ['follows', 'Canada'],
    ['follows', 'Canada'],
  ]);
});

it('keeps what somebody changed meanwhile, and its original price in the store', async () => {
  const sale = await SaleWorld.open(database);
  await sale.at(STARTS);
  sale.edit(2, 8.5);
  await sale.at(AFTER);
  expect(sale.prices(1)).toEqual([[1000, 1250], null]);
  expect(sale.prices(2)).toEqual([[850, 1250], null]);
  expect(sale.kept(1)).toBeNull();
  expect(sale.kept(2)?.value).toContain('"price":10');
  expect((await sale.sale()).state).toBe('ended');
});

it('is made up for after an outage: a late start, a late end, and none where all its time has passed', async () => {
  const late = await SaleWorld.open(database);
  await late.at('2027-08-18T12:00:00Z');
  expect(late.prices(1)).toEqual([[700, 1250], null]);
  late.world.clock.set(new Date('2027-09-30T12:00:00Z'));
  await sweepSales(late.world.ports);
  expect(late.world.ports.queue.take()).toContainEqual({
    name: 'run-sale',
    payload: { store: late.world.store, promotionId: late.promotionId },
  });
  await late.run();
  expect(late.prices(1)).toEqual([[1000, 1250], null]);

  const missed = await SaleWorld.open(database);
  missed.world.clock.set(new Date(AFTER));
  await missed.run();
  expect(missed.prices(1)).toEqual([[1000, 1250], null]);
  await expect(missed.sale()).rejects.toThrow('no price was lowered');
});

it('whose time is over before its prices were lowered never lowers them, whoever lets them go on', async () => {
  const sale = await SaleWorld.open(database);
  const { ports, store } = sale.world;
  await sale.world.runUntil(STARTS);
  const step = () => runSale(ports, { store, promotionId: sale.promotionId });
  while ((await ports.saleRuns.find(store, sale.promotionId))?.keptAt == null) await step();
  sale.world.clock.set(new Date(AFTER));
  await sale.run();
  const { startBatch, state } = await sale.sale();
  expect(state).toBe('ended');
  await letBatchGo(ports, store, startBatch);
  await writeBatch(ports, store, startBatch);
  expect(sale.prices(1)).toEqual([[1000, 1250], null]);
  // Called off, which its page and the history say, and nothing is left to let go on.
  expect(await showBatch(ports, store, startBatch)).toMatchObject({
    counts: { calledOff: 3 },
    total: 3,
    isOfSale: true,
  });
  expect(await showSale(ports, store, await sale.promotion())).toMatchObject({
    notLowered: 3,
    wereLowered: 0,
    notRestoredCount: 0,
  });
});

it('cannot be paused, so that no price is lowered without its end, and counts those that were lowered', async () => {
  const sale = await SaleWorld.open(database);
  const { ports, store } = sale.world;
  await sale.world.runUntil(STARTS);
  const step = () => runSale(ports, { store, promotionId: sale.promotionId });
  while ((await ports.saleRuns.find(store, sale.promotionId))?.keptAt == null) await step();
  await holdBatch(ports, store, (await sale.sale()).startBatch);
  sale.edit(2, 9);
  await sale.run();
  expect(sale.prices(1)).toEqual([[700, 1250], null]);
  expect(await showSale(ports, store, await sale.promotion())).toMatchObject({
    state: 'on',
    wereLowered: 2,
    notLowered: 1,
  });
});

it('takes another end while it is on, and nothing else that prices depend on', async () => {
  const sale = await SaleWorld.open(database);
  const { ports, store } = sale.world;
  await sale.at(STARTS);
  const edit = async (change: Partial<PromotionPlan>) => {
    const { revision, plan } = await sale.promotion();
    const request = { promotionId: sale.promotionId, revision, by: BY };
    const answer = await editPromotion(ports, store, { ...request, plan: { ...plan, ...change } });
    await sale.world.run();
    return answer;
  };
  const refused = { because: { reason: 'promotions.refused.runningSale' } };
  expect(await edit({ discount: { kind: 'percentage', percent: 40 } })).toMatchObject(refused);
  expect(await edit({ exclusions: { ...NOTHING, tags: ['gift'] } })).toMatchObject(refused);
  expect(await edit({ endsAt: '2027-08-24T04:00:00Z' })).toMatchObject({ done: true });
  await sale.at(AFTER);
  expect(sale.prices(1)).toEqual([[700, 1250], null]);
  await sale.at('2027-08-24T04:00:00Z');
  expect(sale.prices(1)).toEqual([[1000, 1250], null]);
});

it('ends when it is cancelled, and puts prices back', async () => {
  const sale = await SaleWorld.open(database);
  await sale.at(STARTS);
  const { revision } = await sale.promotion();
  const request = { promotionId: sale.promotionId, revision, by: BY };
  expect(await cancelPromotion(sale.world.ports, sale.world.store, request)).toMatchObject({
    done: true,
  });
  await sale.world.run();
  await sale.run();
  expect(sale.prices(1)).toEqual([[1000, 1250], null]);
  expect((await sale.promotion()).state).toBe('cancelled');
  expect((await sale.sale()).state).toBe('ended');
});

it('that was cancelled is saved as no other kind, and puts its prices back whatever its plan is', async () => {
  const sale = await SaleWorld.open(database);
  const { world, promotionId } = sale;
  const { ports, store, sandbox } = world;
  await sale.at(STARTS);
  // While it runs its name, end and target may be changed.
  expect((await showPromotion(ports, store, promotionId))?.hasRun).toBe(false);
  // What is to be put back has to wait.
  const granted = sandbox.grantedScopes;
  sandbox.grantedScopes = granted.filter((scope) => scope !== 'write_products');
  await cancelPromotion(ports, store, {
    promotionId,
    revision: (await sale.promotion()).revision,
    by: BY,
  });
  await world.run();
  await sale.run();
  const { revision, plan } = await sale.promotion();
  const discount = { ...plan, kind: 'discount' as const };
  const asked = {
    input: inputOf(
      { ...discount, discount: { kind: 'percentage', percent: 10 } },
      'America/Toronto',
    ),
    of: { promotionId, revision },
    by: BY,
  };
  const refused = { because: { reason: 'promotions.refused.hasRun' } };
  expect(await savePlan(ports, store, asked)).toMatchObject(refused);
  expect((await showPromotion(ports, store, promotionId))?.hasRun).toBe(true);

  // As an earlier version let it be saved.
  await ports.promotions.change(store, promotionId, revision, { plan: discount }, ports.now());
  expect(await showSale(ports, store, await sale.promotion())).toMatchObject({ state: 'ending' });
  expect(sale.prices(1)).toEqual([[700, 1250], null]);
  sandbox.grantedScopes = granted;
  world.clock.advance(31 * 60_000);
  await sweepSales(ports);
  const due = { name: 'run-sale', payload: { store, promotionId } };
  expect(ports.queue.take()).toContainEqual(due);
  await sale.run();
  expect(sale.prices(1)).toEqual([[1000, 1250], null]);
  expect((await sale.sale()).state).toBe('ended');
  expect(await showSale(ports, store, await sale.promotion())).toMatchObject({ state: 'ended' });
  // Nor is it saved once that is over: its run, and what it could not put back, are kept.
  const later = { ...asked, of: { promotionId, revision: revision + 1 } };
  expect(await savePlan(ports, store, later)).toMatchObject(refused);
});

it('tries again to put prices back while Shopify does not let the app write', async () => {
  const sale = await SaleWorld.open(database);
  await sale.at(STARTS);
  const { sandbox, clock } = sale.world;
  const granted = sandbox.grantedScopes;
  sandbox.grantedScopes = granted.filter((scope) => scope !== 'write_products');
  clock.set(new Date(ENDS));
  await sale.run();
  expect(await sale.sale()).toMatchObject({ state: 'ending' });
  expect(sale.prices(1)).toEqual([[700, 1250], null]);
  sandbox.grantedScopes = granted;
  clock.advance(31 * 60_000);
  await sale.run();
  expect(sale.prices(1)).toEqual([[1000, 1250], null]);
  expect(await sale.sale()).toMatchObject({ state: 'ended' });
});

it('offers the prices of before as Shopify’s own import takes them, before and after anything is written', async () => {
  const sale = await SaleWorld.open(database, { reach: 'markets', audiences: ['CA'] });
  const { ports, store } = sale.world;
  sale.edit(2, 20, 'CA');
  const before = await exportOriginalPrices(ports, store, sale.promotionId);
  expect(before?.columns.slice(-3)).toEqual([
    'Variant SKU',
    'Variant Price',
    'Variant Compare At Price',
  ]);
  await sale.at(STARTS);
  expect(await exportOriginalPrices(ports, 'another.myshopify.com', sale.promotionId)).toBeNull();
  const { columns, rows } = (await exportOriginalPrices(ports, store, sale.promotionId)) ?? {
    columns: [],
    rows: [],
  };
  const cells = rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at]])));
  expect(cells.slice(0, 2)).toMatchObject([
    {
      Handle: 'sirop-1',
      'Option1 Name': 'Size',
      'Option1 Value': '250 ml',
      'Variant Price': '10',
      'Variant Compare At Price': '12.5',
      // It followed the exchange rate.
      'Price / Canada': '',
      'Compare At Price / Canada': '',
    },
    { Handle: 'sirop-2', 'Price / Canada': '20', 'Compare At Price / Canada': '' },
  ]);
});

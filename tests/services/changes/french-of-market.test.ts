import { expect, it } from 'vitest';
import { judgeFrench } from '~/services/changes/judge-french';
import { saveFrench } from '~/services/changes/save-french';
import { showFrench } from '~/services/changes/show-french';
import { showHistory } from '~/services/changes/show-history';
import { undoChanges } from '~/services/changes/undo-changes';
import { gid } from '../../../sandbox/store/ids';
import { testDatabase } from '../../support/database';
import { BY, ChangeWorld, LISTING_ID } from '../support/changes';

const database = await testDatabase();

async function open() {
  const world = await ChangeWorld.open(database);
  const canada = world.sandbox.markets.find(({ regions }) =>
    regions?.some(({ country }) => country === 'CA'),
  );
  if (!canada) throw new Error('The sandbox store sells nothing to Canada');
  const market = { id: gid('Market', canada.id), name: canada.name };
  world.edit('Sirop d’érable');
  world.sandbox.registerTranslation(LISTING_ID, {
    key: 'title',
    locale: 'fr',
    marketId: market.id,
    value: 'Sirop du Québec',
  });
  await world.read([LISTING_ID]);
  const title = (await world.listing())?.title ?? '';
  const show = async (marketId?: string) => {
    const shown = await showFrench(world.ports, world.store, LISTING_ID, {
      locale: 'fr',
      ...(marketId !== undefined && { marketId }),
    });
    if (!shown.done) throw new Error('It is not shown');
    return shown.value;
  };
  const stored = () =>
    world.sandbox.translations
      .of(LISTING_ID)
      .filter(({ key }) => key === 'title')
      .map(({ marketId, value }) => [marketId, value]);
  const save = (french: string, shownFrench: string) =>
    saveFrench(world.ports, world.store, {
      listingId: LISTING_ID,
      locale: 'fr',
      marketId: market.id,
      texts: [world.text('title', french, title, shownFrench)],
      by: BY,
    });
  return { world, market, canada, title, show, stored, save };
}

it('is shown beside the French of all, and that of all beside it', async () => {
  const { market, show } = await open();
  const all = await show();
  expect(all).toMatchObject({ market: null, markets: [market] });
  expect(all.fields.find(({ key }) => key === 'title')?.french).toBe('Sirop d’érable');
  expect(all.others).toMatchObject([
    { key: 'title', market: market.name, text: 'Sirop du Québec' },
  ]);
  const own = await show(market.id);
  expect(own.market).toEqual(market);
  expect(own.fields.find(({ key }) => key === 'title')?.french).toBe('Sirop du Québec');
  expect(own.others).toMatchObject([{ key: 'title', market: null, text: 'Sirop d’érable' }]);
  expect((await show('gid://shopify/Market/9999')).market).toBeNull();
});

it('is written, kept apart in the history, taken back and removed, while that of all stays', async () => {
  const { world, canada, title, stored, save } = await open();
  const saved = await save('Sirop d’ici', 'Sirop du Québec');
  if (!saved.done) throw new Error('It is not saved');
  expect(stored()).toEqual([
    [null, 'Sirop d’érable'],
    [canada.id, 'Sirop d’ici'],
  ]);
  const { changes } = await showHistory(world.ports, world.store, { limit: 10 });
  expect(changes).toMatchObject([
    { part: 'title', isOfOneMarket: true, before: 'Sirop du Québec', after: 'Sirop d’ici' },
  ]);
  const undone = await undoChanges(world.ports, world.store, {
    ids: saved.value.changes.map(({ id }) => id),
    by: BY,
  });
  expect(undone).toMatchObject({ done: true, value: [{ state: 'undone' }] });
  expect(stored()[1]).toEqual([canada.id, 'Sirop du Québec']);

  expect(await save('Autre', 'Sirop d’ici')).toMatchObject({
    done: false,
    because: { why: 'changedMeanwhile', fields: [{ field: { source: title } }] },
  });
  expect(await save('', 'Sirop du Québec')).toMatchObject({ done: true });
  expect(stored()).toEqual([[null, 'Sirop d’érable']]);
});

it('is judged as the market’s own, and its findings are said beside it alone', async () => {
  const { world, market, title, show } = await open();
  const english = 'The best maple syrup that you will ever find in the whole wide world';
  const verdict = await judgeFrench(world.ports, world.store, {
    listingId: LISTING_ID,
    typed: [
      {
        resourceId: LISTING_ID,
        part: 'title',
        key: 'title',
        locale: 'fr',
        marketId: market.id,
        source: title,
        french: english,
      },
    ],
  });
  expect(verdict?.opens).toMatchObject([{ message: { data: { forOneMarket: true } } }]);
  expect(verdict?.readings[0]?.findings).toHaveLength(1);
  world.sandbox.registerTranslation(LISTING_ID, {
    key: 'title',
    locale: 'fr',
    marketId: market.id,
    value: english,
  });
  await world.read([LISTING_ID]);
  const findingsOf = async (marketId?: string) =>
    (await show(marketId)).readings.find(({ key }) => key === 'title')?.findings.length;
  expect(await findingsOf()).toBe(0);
  expect(await findingsOf(market.id)).toBe(1);
});

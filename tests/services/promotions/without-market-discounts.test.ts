import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '~/core/audit/settings';
import { DAY_MS } from '~/core/days/milliseconds';
import { inputOf } from '~/core/promotions/plan';
import { bind } from '~/services/bind';
import { refreshListings } from '~/services/catalogue/refresh-listings';
import { promotionVerbs } from '~/services/promotions/verbs';
import { valueOf } from '../../support/answers';
import { testDatabase } from '../../support/database';
import { BY, listingIds, PromotionWorld } from '../support/promotions';

const database = await testDatabase();
const LISTINGS = listingIds(1, 1);
const STATES = {
  selection: { kind: 'listings' as const, listingIds: LISTINGS },
  audiences: ['US' as const],
  reach: 'markets' as const,
  startsAt: '2027-06-03T04:00:00Z',
  endsAt: '2027-06-24T04:00:00Z',
};
const NEXT = { startsAt: '2027-06-25T04:00:00Z', endsAt: '2027-06-27T04:00:00Z' };
/** Of four weeks two have to be at the price, so that little has to be looked at. */
const FOUR_WEEKS = {
  ...DEFAULT_SETTINGS,
  thresholds: {
    'unsupported-was-price': { timeWindowDays: 28 },
    'brief-reference-price': { windowDays: 28, heldDays: 14 },
  },
};

/** An automatic promotion for the States alone runs for three weeks. What of it stands in the way of the next one? */
async function inTheWay({ marketDiscounts }: { marketDiscounts: boolean }) {
  const world = await PromotionWorld.open(database, { shop: { marketDiscounts } });
  const { ports, store, shopify, sandbox, clock } = world;
  const variant = 'gid://shopify/ProductVariant/12';
  sandbox.editVariantPrice(variant, { price: 10, compareAtPrice: null });
  // Fixed, so that no exchange rate moves it.
  sandbox.editVariantPrice(variant, { price: 14, compareAtPrice: null, country: 'CA' });
  await ports.stores.saveFacts(store, await shopify.readStoreFacts());
  await ports.stores.saveSettings(store, FOUR_WEEKS, { at: clock.now(), by: BY });
  await refreshListings(ports, store, LISTINGS);
  const first = await world.scheduled(STATES);
  if (!marketDiscounts) {
    // Shopify declined the markets, and the next time it is for all.
    await world.schedule(first.id, first.revision);
    await world.run();
  }
  expect(world.ours()).toMatchObject([marketDiscounts ? {} : { markets: 'all' }]);
  while (clock.now().getTime() < Date.parse(STATES.endsAt)) {
    clock.advance(2 * DAY_MS);
    await refreshListings(ports, store, LISTINGS);
  }
  const { selection } = STATES;
  const input = inputOf(world.plan({ ...NEXT, selection }), 'America/Toronto');
  const asked = { input, promotionId: null, page: 0 };
  const { groups } = valueOf(await bind(ports, promotionVerbs).preview(store, asked));
  return groups
    .filter(({ kind }) => kind === 'was-price')
    .flatMap(({ items }) => items.filter(({ severity }) => severity === 'blocking'))
    .map(({ message }) => message.id.split('.').at(-1))
    .toSorted();
}

it('what was meant for one market counts where all got it, in a store without discounts by market', async () => {
  expect(await inTheWay({ marketDiscounts: false })).toEqual(['CA', 'US']);
});

it('counts in its own market alone in a store that has them', async () => {
  expect(await inTheWay({ marketDiscounts: true })).toEqual(['US']);
});

import { describe, expect, it } from 'vitest';
import { readChangedSince } from '~/services/promotions/read-discounts';
import { addOrdinaryDiscounts } from '../../../sandbox/seeds/ordinary-discounts';
import { valueOf } from '../../support/answers';
import { testDatabase } from '../../support/database';
import { ID, openPlanning, quebec, saved } from '../support/planning';
import type { PromotionWorld } from '../support/promotions';

const database = await testDatabase();
const CODES = 230;
const TITLES = [
  'WELCOME10',
  'Ten off 500',
  'A dozen saves 10%',
  'Free shipping over 75',
  'SHIPFREE',
  'Buy two mugs, get one',
  'BOGO',
  'Bundles',
  'VIPGIFT',
];

async function read({ ports, store }: PromotionWorld): Promise<void> {
  await readChangedSince(ports, store, new Date(0));
}

describe('a store with the discounts that real stores have', () => {
  it('has each of them read as what it is', async () => {
    const { world } = await openPlanning(database);
    addOrdinaryDiscounts(world.sandbox, { loyaltyCodes: 2 });
    const found: Record<string, [method: string, kind: string, hasTerms: boolean]> = {};
    for await (const { discounts } of world.shopify.discounts.pages({ kind: 'open' }, null)) {
      for (const { title, method, kind, terms } of discounts)
        found[title] = [method, kind, terms !== null];
    }
    expect(found).toMatchObject({
      WELCOME10: ['code', 'basic', true],
      'Ten off 500': ['automatic', 'basic', true],
      'A dozen saves 10%': ['automatic', 'basic', true],
      'Free shipping over 75': ['automatic', 'freeShipping', false],
      SHIPFREE: ['code', 'freeShipping', false],
      'Buy two mugs, get one': ['automatic', 'buyXGetY', false],
      BOGO: ['code', 'buyXGetY', false],
      Bundles: ['automatic', 'app', false],
      VIPGIFT: ['code', 'app', false],
      'LOYAL-1': ['code', 'basic', true],
    });
    expect(Object.keys(found)).toHaveLength(TITLES.length + 2);
  });

  it('has a plan blocked by nothing more, and hears once of what asks for something', async () => {
    const { world, store, services } = await openPlanning(database);
    const input = quebec(world, { selectionKind: 'listings', listingIds: [ID] });
    const promotionId = await saved(services, store, input);
    const look = async () => {
      const asked = { input, promotionId, page: 0 };
      const { blocking, groups } = valueOf(await services.preview(store, asked));
      return { blocking, overlap: groups.find(({ kind }) => kind === 'overlap') };
    };
    const before = await look();
    expect(before.overlap).toBeUndefined();
    addOrdinaryDiscounts(world.sandbox, { loyaltyCodes: CODES });
    await read(world);
    const { blocking, overlap } = await look();
    expect(blocking).toBe(before.blocking);
    expect(overlap).toMatchObject({ blocking: 0, notices: 2 });
    const said = overlap?.items.map(({ message: { id, data } }) => [id, data]) ?? [];
    expect(said).toEqual(
      expect.arrayContaining([
        // What another app works out may be a price that anybody pays.
        ['promotion.blocker.overlap.unreadable', { other: 'Bundles' }],
        [
          'promotion.blocker.overlap.conditional',
          // Neither free shipping nor the app’s own is among them.
          expect.objectContaining({ count: CODES + 6, other: 'LOYAL-1', alike: CODES }),
        ],
      ]),
    );
  });

  it('has its automatic discounts of any kind counted among the 25', async () => {
    const { world } = await openPlanning(database);
    addOrdinaryDiscounts(world.sandbox, { loyaltyCodes: 0 });
    for (let made = 0; made < 4; made += 1)
      addOrdinaryDiscounts(world.sandbox, { loyaltyCodes: 0 });
    const refused = await world.scheduled();
    expect(refused).toMatchObject({
      state: 'failed',
      failure: { reason: 'promotions.failed.tooManyAutomatic' },
    });
  });
});

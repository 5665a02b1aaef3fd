import { describe, expect, it, test } from 'vitest';
import { LANGUAGES, translator } from '~/locales/translate';
import type { PromotionPlan } from '~/core/promotions/promotion';
import { BLOCKER_KINDS } from '~/core/promotions/what-stands-in-the-way';
import { listing, NOW, price, series, variant } from '../support';
import { facts, offer, plan, sold, type Known } from './support';
import { regionOf } from '~/core/store/market';
import {
  code,
  inDollars,
  inMarkets,
  long,
  ofListing,
  oneDay,
  whatStandsInTheWay,
  withVariant,
} from './blocker-cases';

describe('was-price: the promotion’s own days count', () => {
  const kinds = BLOCKER_KINDS.filter(({ id }) => id === 'was-price');
  const messages = (planned: PromotionPlan, known: Known) =>
    whatStandsInTheWay(planned, known, kinds).map(({ message }) => message.id.split('.').at(-1));

  it.each([
    // Half of 182 days: at least one instant more than 91 at the price.
    { days: 90, found: ['US'] },
    { days: 91, found: ['US', 'CA'] },
    // 28 of 90 days at the price.
    { days: 62, found: [] },
    { days: 63, found: ['US'] },
  ])('$days days', ({ days, found }) => {
    const endsAt = new Date(Date.parse(plan().startsAt) + days * 86_400_000).toISOString();
    expect(messages(plan({ endsAt }), facts())).toEqual(found);
  });

  it('is known even without a history where its days alone are too many', () => {
    expect(messages(long, ofListing({ prices: {} }))).toEqual(['US', 'CA']);
    expect(messages(plan(), ofListing({ prices: {} }))).toEqual(['unknownUS', 'unknownCA']);
    const short = { CA: [series([[3, 40]])], US: [series([[3, 30]], { currency: 'USD' })] };
    expect(messages(long, ofListing({ prices: short }))).toEqual(['US', 'CA']);
  });

  it('counts the days of other discounts on the listing, each day once', () => {
    const before = (startsAt: string, endsAt: string) => offer({ startsAt, endsAt });
    const offers = [
      before('2026-07-01T04:00:00Z', '2026-09-15T04:00:00Z'),
      before('2026-08-01T04:00:00Z', '2026-09-15T04:00:00Z'),
    ];
    expect(messages(plan(), facts({ offers: offers.slice(0, 1) }))).toEqual([]);
    // 76 days in summer and 16 of its own.
    const longer = plan({ endsAt: '2026-12-13T05:00:00Z' });
    expect(messages(longer, facts({ offers }))).toEqual(['CA']);
    expect(messages(longer, facts({ offers: [] }))).toEqual([]);
  });

  it('counts no day of what asks for a code, a minimum or a membership, however long it lasts', () => {
    const welcome = offer({ isUnconditional: false, startsAt: '2025-01-01T05:00:00Z' });
    expect(messages(plan(), facts({ offers: [welcome] }))).toEqual([]);
    // A code of one's own is something that buyers bring, too.
    expect(messages(plan({ ...long, trigger: code }), facts())).toEqual([]);
  });

  it('counts in each country what buyers there were asked', () => {
    // 79 days for Canadians alone; the promotion is for Americans and Canadians.
    const canadian = offer({
      startsAt: '2026-09-05T04:00:00Z',
      endsAt: '2026-11-23T05:00:00Z',
      regions: [regionOf('CA', null)],
    });
    const both = plan({ audiences: ['US', 'CA'], endsAt: '2026-12-14T05:00:00Z' });
    expect(messages(both, facts({ offers: [canadian] }))).toEqual(['CA']);
    expect(messages(both, facts({ offers: [{ ...canadian, regions: null }] }))).toEqual([
      'US',
      'CA',
    ]);
  });

  describe('tells what helps, and nothing that does not', () => {
    const remedies = (planned: PromotionPlan, known: Known) =>
      whatStandsInTheWay(planned, known, kinds).map(({ message }) => message.data['remedy']);
    const summer = offer({ startsAt: '2026-06-01T04:00:00Z', endsAt: '2026-11-25T05:00:00Z' });
    const always = offer({ startsAt: '2025-01-01T05:00:00Z', endsAt: null });

    it('fewer days, where its own are too many at any time', () => {
      expect(remedies(long, facts())).toEqual(['shorten', 'shorten']);
    });

    it('a later start, where others lowered the price before', () => {
      expect(remedies(plan(), facts({ offers: [summer] }))).toEqual(['later', 'later']);
    });

    it('both, where either leaves enough days at the price', () => {
      const spring = offer({ startsAt: '2026-08-20T04:00:00Z', endsAt: '2026-11-05T05:00:00Z' });
      const month = inMarkets({ endsAt: '2026-12-27T05:00:00Z' });
      expect(remedies(month, facts({ offers: [spring] }))).toEqual(['shortenOrLater']);
    });

    it('an end for the discount that has none, by its name', () => {
      const found = whatStandsInTheWay(plan(), facts({ offers: [summer, always] }), kinds);
      expect(found.map(({ message }) => message.data)).toMatchObject([
        { remedy: 'endless', other: 'Autumn sale', heldDays: 0, days: 90 },
        { remedy: 'endless', other: 'Autumn sale', heldDays: 0, days: 182 },
      ]);
      for (const language of LANGUAGES) {
        for (const { message } of found) {
          const text = translator(language)(message.id, message.data);
          expect(text).toContain('Autumn sale');
          expect(text).not.toMatch(/start it later|shorten|commencez-la plus tard|abrégez/i);
        }
      }
    });

    it('another original price, where the one that is shown is asked no more', () => {
      const marked = ofListing({
        listing: listing({
          variants: [{ ...sold, shownPrice: { CA: price(40, 50) }, shopPrice: price(40, 50) }],
        }),
        prices: { CA: [series([[400, 40, 50, 40]])] },
      });
      expect(remedies(inMarkets(), marked)).toEqual(['original']);
      expect(remedies(inMarkets({ ...long, reach: 'markets' }), marked)).toEqual(['original']);
    });

    it('nothing but to leave it out, where neither helps alone', () => {
      expect(remedies(long, facts({ offers: [always] }))).toEqual(['none', 'none']);
    });
  });

  it('judges the “was” price that is shown already, where it is the higher one', () => {
    const marked = ofListing({
      listing: listing({
        variants: [{ ...sold, shownPrice: { CA: price(40, 50) }, shopPrice: price(40, 50) }],
      }),
      prices: {
        CA: [
          series([
            [400, 50, null, 50],
            [100, 40, 50, 40],
          ]),
        ],
      },
    });
    const found = whatStandsInTheWay(inMarkets(oneDay), marked, kinds);
    expect(found[0]?.message).toMatchObject({
      id: 'promotion.blocker.was-price.CA',
      data: { reference: { amount: 50, currency: 'CAD' }, heldDays: 76, days: 182 },
    });
  });

  it('takes a converted price for the same price at yesterday’s rate', () => {
    const converted = variant({
      ...sold,
      shopPrice: price(30, null, 'USD'),
      shownPrice: { CA: price(42) },
      hasFixedCanadianPrice: false,
    });
    const rates = series([
      [400, 40, null, 30],
      [30, 41, null, 30],
      [1, 42, null, 30],
    ]);
    const known = ofListing({
      listing: listing({ variants: [converted] }),
      prices: { CA: [rates] },
    });
    expect(messages(inMarkets(), known)).toEqual([]);
  });

  it('does not know of the time in which nobody looked', () => {
    const stale = series([[400, 40, null, 40]], {
      observedUntil: NOW.getTime() - 120 * 86_400_000,
    });
    expect(messages(inMarkets(), ofListing({ prices: { CA: [stale] } }))).toEqual(['unknownCA']);
  });
});

describe('price-changed', () => {
  const kinds = BLOCKER_KINDS.filter(({ id }) => id === 'price-changed');
  const said = (prices: NonNullable<Parameters<typeof ofListing>[0]>['prices'], more = {}) =>
    whatStandsInTheWay(plan(), ofListing({ prices, ...more }), kinds).map(
      ({ message }) => message.id,
    );
  const unknown = ['promotion.blocker.price-changed.unknown'];

  it('takes a dip that is back at its price for a promotion', () => {
    const dip = series([
      [400, 40, null, 40],
      [6, 30, null, 30],
      [3, 40, null, 40],
    ]);
    expect(said({ CA: [dip] })).toEqual([]);
  });

  it('does not know what happened while nobody looked, and says so', () => {
    const gap = (daysAgo: number, until: number) =>
      series([
        [400, 40, null, 40],
        [daysAgo, 0],
        [until, 40, null, 40],
      ]);
    expect(said({ CA: [gap(7, 2)] })).toEqual(unknown);
    // A missed look or two, as everywhere.
    expect(said({ CA: [gap(4, 2.5)] })).toEqual([]);
    // Before the freeze nothing is asked.
    expect(said({ CA: [gap(60, 20)] })).toEqual([]);
    // It reaches into the freeze.
    expect(said({ CA: [gap(60, 5)] })).toEqual(unknown);
    // One place alone is not all.
    const steady = series([[400, 30, null, 40]], { currency: 'USD' });
    expect(said({ CA: [gap(7, 2)], US: [steady] })).toEqual(unknown);
  });

  it('tells what somebody changed of a fixed price from what the exchange rate did', () => {
    const abroad = { ...sold, shopPrice: price(30, null, 'USD') };
    const moved = series([
      [400, 40, null, 30],
      [2, 45, null, 30],
    ]);
    const found = (hasFixedCanadianPrice: boolean) =>
      said(
        { CA: [moved] },
        { listing: listing({ variants: [{ ...abroad, hasFixedCanadianPrice }] }) },
      );
    expect(found(true)).toEqual(['promotion.blocker.price-changed.changed']);
    expect(found(false)).toEqual([]);
  });

  it('does not know of a variant whose price was never looked at', () => {
    const second = { ...sold, id: 'gid://shopify/ProductVariant/2' };
    const both = { listing: listing({ variants: [sold, second] }) };
    const steady = series([[400, 40, null, 40]]);
    expect(said({ CA: [steady] }, both)).toEqual(unknown);
    expect(said({ CA: [steady, { ...steady, variantId: second.id }] }, both)).toEqual([]);
  });
});

test('below-cost looks at a fixed Canadian price, at the rate of today', () => {
  const kinds = BLOCKER_KINDS.filter(({ id }) => id === 'below-cost');
  const known = { ...withVariant(inDollars), rates: { CA: 1.37 } };
  // 40 US dollars are above the cost of 38; 48 Canadian ones are not above 52.06.
  const [found] = whatStandsInTheWay(plan(), known, kinds);
  expect(found?.message).toMatchObject({
    id: 'promotion.blocker.below-cost.below',
    data: {
      price: { amount: 48, currency: 'CAD' },
      cost: { amount: 38, currency: 'USD' },
      costThere: { amount: 52.06, currency: 'CAD' },
      variants: 1,
    },
  });
});

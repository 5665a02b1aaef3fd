import { describe, expect, it, test } from 'vitest';
import type { PromotionPlan } from '~/core/promotions/promotion';
import { BLOCKER_KINDS } from '~/core/promotions/what-stands-in-the-way';
import { listing, NOW, price, series, variant } from '../support';
import { facts, offer, plan, sold, type Known } from './support';
import { regionOf } from '~/core/store/market';
import { code, whatStandsInTheWay, ofListing, oneDay, long, inMarkets } from './blocker-cases';

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

  it('tells to shorten only where fewer days would be enough', () => {
    const remedies = (planned: PromotionPlan, known: Known) =>
      whatStandsInTheWay(planned, known, kinds).map(({ message }) => message.data['shorter']);
    expect(remedies(long, facts())).toEqual([true, true]);
    const always = offer({ startsAt: '2025-01-01T05:00:00Z' });
    expect(remedies(plan(), facts({ offers: [always] }))).toEqual([false, false]);
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

test('price-changed takes a dip that is back at its price for a promotion', () => {
  const dip = {
    CA: [
      series([
        [400, 40, null, 40],
        [6, 30, null, 30],
        [3, 40, null, 40],
      ]),
    ],
  };
  const kinds = BLOCKER_KINDS.filter(({ id }) => id === 'price-changed');
  expect(whatStandsInTheWay(plan(), ofListing({ prices: dip }), kinds)).toEqual([]);
});

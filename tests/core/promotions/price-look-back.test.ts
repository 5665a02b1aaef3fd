import { describe, expect, it } from 'vitest';
import { DAY_MS } from '~/core/days/milliseconds';
import { fromAnchor } from '~/core/prices/price-window';
import { priceLookBack } from '~/core/promotions/price-look-back';
import { inTheWayOfListings } from '~/core/promotions/what-stands-in-the-way';
import type { PromotedListing } from '~/core/promotions/facts';
import { series } from '../support';
import { facts, plan, promoted } from './support';

/** By days back: what was asked, in Canada. */
const HISTORIES: [string, [number, number][]][] = [
  ['that never moved', [[700, 40]]],
  [
    'that moved long ago',
    [
      [700, 30],
      [500, 40],
    ],
  ],
  [
    'that was lower until within the window',
    [
      [700, 30],
      [100, 40],
    ],
  ],
  [
    'that was lower for most of the window',
    [
      [700, 40],
      [178, 30],
      [60, 40],
    ],
  ],
  [
    'that moved within the freeze',
    [
      [700, 40],
      [300, 35],
      [4, 40],
    ],
  ],
  [
    'that moves each day',
    Array.from({ length: 400 }, (_, day) => [400 - day, 40 + (day % 3) / 10]),
  ],
];

/** Within which its days of one history are told. */
function cut({ prices, ...listing }: PromotedListing, instant: number): PromotedListing {
  const CA = prices?.CA?.map((each) => fromAnchor(each, instant)) ?? [];
  return { ...listing, prices: { CA } };
}

describe('what prices tell of a plan', () => {
  it.each(HISTORIES)(
    'is the same of a price %s, whether older ones are read or not',
    (_, points) => {
      const known = facts();
      const CA = [series(points.map(([day, amount]) => [day, amount, null, amount]))];
      const whole = promoted({ prices: { CA } });
      const part = cut(whole, priceLookBack(plan(), known));
      const judged = (listing: PromotedListing) => inTheWayOfListings(plan(), known, [listing]);
      expect(judged(part)).toEqual(judged(whole));
    },
  );

  it('goes back as far as the merchant’s own windows do', () => {
    const ends = Date.parse(plan().endsAt);
    const days = (thresholds: Parameters<typeof priceLookBack>[1]['thresholds']) =>
      (ends - priceLookBack(plan(), { thresholds })) / DAY_MS;
    expect(days({})).toBe(182);
    expect(days({ 'unsupported-was-price': { timeWindowDays: 300 } })).toBe(300);
    expect(days({ 'brief-reference-price': { windowDays: 365 } })).toBe(365);
  });
});

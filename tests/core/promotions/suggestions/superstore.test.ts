import { describe, expect, it } from 'vitest';
import { seasonWindow } from '~/core/calendar/seasons';
import { clopperPearson } from '~/core/statistics/clopper-pearson';
import { hasSharedData } from '../../../support/shared-data';
import { comparedAtEndOf, superstore, type Asked, type Sold } from './superstore';

const why = hasSharedData ? '' : ' (skipped: no shared data)';
const HOLIDAYS: Asked = { season: 'holidays', audience: 'US' };
const SUGGESTED = 50;

/** How many of these listings sold a larger part of the next year's units in the season than its days are. */
function hitsOf(ids: readonly string[], sold: readonly Sold[], year: number, asked: Asked) {
  const { start, end } = seasonWindow(asked.season, asked.audience, year);
  const days = (Date.parse(end) - Date.parse(start)) / 86_400_000 + 1;
  const counts = new Map<string, { season: number; other: number }>();
  for (const { day, productId, units } of sold) {
    if (!day.startsWith(String(year))) continue;
    const count = counts.get(productId) ?? { season: 0, other: 0 };
    if (day >= start && day <= end) count.season += units;
    else count.other += units;
    counts.set(productId, count);
  }
  const known = ids.flatMap((id) => counts.get(id) ?? []);
  const hits = known.filter(({ season, other }) => season / days > other / (365 - days)).length;
  return { hits, of: known.length, interval: clopperPearson(hits, known.length) };
}

function bestSellers(sold: readonly Sold[], until: number): string[] {
  const units = new Map<string, number>();
  for (const each of sold) {
    if (Number(each.day.slice(0, 4)) > until) continue;
    units.set(each.productId, (units.get(each.productId) ?? 0) + each.units);
  }
  return [...units].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([id]) => id);
}

describe.skipIf(!hasSharedData)(`seasonality in four years of orders${why}`, () => {
  const sold = hasSharedData ? superstore() : [];

  it('is there: the holidays lift the whole store, back-to-school does not', () => {
    for (const year of [2016, 2017]) {
      const holidays = comparedAtEndOf(year, sold, HOLIDAYS).store?.lift;
      expect(holidays?.lower).toBeGreaterThan(1.5);
      const school = comparedAtEndOf(year, sold, {
        season: 'back-to-school',
        audience: 'US',
      }).store;
      expect(school?.lift.lower).toBeLessThan(1);
    }
  });

  it('was foreseen: the interval of the years until 2017 holds the lift of 2018', () => {
    const before = comparedAtEndOf(2017, sold, HOLIDAYS).store?.lift;
    const in2018 = sold.filter(({ day }) => day.startsWith('2018'));
    const { start, end } = seasonWindow('holidays', 'US', 2018);
    const units = (inSeason: boolean) =>
      in2018.reduce(
        (sum, each) =>
          (each.day >= start && each.day <= end) === inSeason ? sum + each.units : sum,
        0,
      );
    const lift = units(true) / 54 / (units(false) / 311);
    expect(lift).toBeGreaterThan(before?.lower ?? Infinity);
    expect(lift).toBeLessThan(before?.upper ?? 0);
  });

  it.each([2016, 2017])(
    'is the store’s and its categories’: products sold too few lines to tell at the end of %i',
    (year) => {
      const { differ, shortlist, compared, tooFew } = comparedAtEndOf(year, sold, HOLIDAYS);
      expect(differ).toBeNull();
      expect(compared).toBeLessThan(5);
      expect(tooFew).toBeGreaterThan(1_500);
      expect(shortlist.filter(({ own }) => own !== null && own.lift.lower > 1)).toEqual([]);
      expect(shortlist.some(({ category }) => (category?.lift.lower ?? 0) > 1.4)).toBe(true);
    },
  );

  it.each([2016, 2017])(
    'is not the best sellers’: of those of %i no more sell best in the season than of all',
    (year) => {
      const best = hitsOf(bestSellers(sold, year).slice(0, SUGGESTED), sold, year + 1, HOLIDAYS);
      const all = hitsOf(
        [...new Set(sold.map(({ productId }) => productId))],
        sold,
        year + 1,
        HOLIDAYS,
      );
      expect(best.interval.lower).toBeLessThan(all.hits / all.of);
      expect(best.interval.upper).toBeGreaterThan(all.hits / all.of);
    },
  );
});

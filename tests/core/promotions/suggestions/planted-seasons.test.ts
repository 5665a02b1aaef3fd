import { describe, expect, it } from 'vitest';
import { liftPeriods } from '~/core/promotions/lift-periods';
import { compareSales, type SeasonSums } from '~/core/promotions/suggestions/compare-sales';
import { factor, poisson, randomNumbers } from '../simulated-sales';

const periods = liftPeriods({
  season: 'holidays',
  audience: 'US',
  since: '2024-11-22',
  until: '2026-10-31',
});
const LISTINGS = 400;
const SUGGESTED = 40;

interface Planted {
  id: string;
  isSeasonal: boolean;
  sums: SeasonSums;
}

const NOTHING = { units: 0, squares: 0, lineSquares: 0 };

/**
 * A store of listings that sell from a unit in two months to six a week, a quarter of which sell three times as
 * much in the season; one season of history. Weeks vary by a tenth, orders hold one unit or two.
 */
function plant(seed: number): Planted[] {
  const random = randomNumbers(seed);
  return Array.from({ length: LISTINGS }, (_, index) => {
    const isSeasonal = index % 4 === 0;
    const aWeek = 0.12 * 50 ** random();
    const unitsAnOrder = random() < 0.2 ? 2 : 1;
    const sums: SeasonSums = {
      season: { ...NOTHING },
      other: { ...NOTHING },
    };
    for (const { days, inSeason } of periods.weeks) {
      const mean = (aWeek * days * (inSeason && isSeasonal ? 3 : 1)) / 7;
      const units = poisson(mean * factor(0.1, random), random) * unitsAnOrder;
      const period = sums[inSeason ? 'season' : 'other'];
      period.units += units;
      period.squares += units ** 2 / days;
      period.lineSquares += units * unitsAnOrder;
    }
    return { id: `listing-${index}`, isSeasonal, sums };
  });
}

function measure(seed: number) {
  const planted = plant(seed);
  const seasonal = new Set(planted.filter(({ isSeasonal }) => isSeasonal).map(({ id }) => id));
  const units = ({ sums: { season, other } }: Planted) => season.units + other.units;
  const { shortlist, differ } = compareSales(
    {
      listings: planted.map(({ id, sums }) => ({
        listingId: id,
        category: null,
        isMarked: false,
        audience: sums,
        allBuyers: sums,
      })),
      unknown: [],
      categories: new Map(),
      store: {
        audience: { season: NOTHING, other: NOTHING },
        allBuyers: { season: NOTHING, other: NOTHING },
      },
    },
    periods,
    { limit: LISTINGS },
  );
  const ids = (all: readonly Planted[]) => all.map(({ id }) => id);
  const suggested = shortlist.map(({ listingId }) => listingId);
  const byRatio = planted
    .filter((each) => units(each) >= 2)
    .toSorted((a, b) => ratioOf(b) - ratioOf(a))
    .slice(0, SUGGESTED);
  const bestSellers = planted.toSorted((a, b) => units(b) - units(a)).slice(0, SUGGESTED);
  const hits = (chosen: readonly string[]) =>
    chosen.filter((id) => seasonal.has(id)).length / chosen.length;
  return {
    differ,
    suggested: hits(suggested.slice(0, SUGGESTED)),
    allSuggested: hits(suggested),
    byRatio: hits(ids(byRatio)),
    bestSellers: hits(ids(bestSellers)),
  };
}

function ratioOf({ sums: { season, other } }: Planted): number {
  return season.units / Math.max(1, other.units);
}

describe('seasons planted in a simulated store', () => {
  const runs = Array.from({ length: 20 }, (_, seed) => measure(seed + 1));
  const mean = (name: 'suggested' | 'allSuggested' | 'byRatio' | 'bestSellers') =>
    runs.reduce((sum, run) => sum + run[name], 0) / runs.length;

  it('are found: of forty suggestions nearly all are seasonal, of best sellers a quarter', () => {
    expect(mean('suggested')).toBeGreaterThan(0.95);
    expect(mean('allSuggested')).toBeGreaterThan(0.9);
    expect(mean('bestSellers')).toBeLessThan(0.4);
    expect(mean('byRatio')).toBeLessThan(mean('suggested'));
  });

  it('make listings differ by more than chance', () => {
    expect(runs.every(({ differ }) => differ === true)).toBe(true);
  });
});

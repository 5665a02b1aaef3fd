import { describe, expect, it } from 'vitest';
import { liftPeriods } from '~/core/promotions/lift-periods';
import {
  canCompare,
  compareSales,
  type BuyersSums,
  type ComparableListing,
  type ListingSums,
  type SeasonSums,
} from '~/core/promotions/suggestions/compare-sales';

const periods = liftPeriods({
  season: 'holidays',
  audience: 'US',
  since: '2024-12-25',
  until: '2026-06-30',
});

/** Sold as evenly as can be. */
function sums(season: number, other: number): SeasonSums {
  const even = (units: number, days: number) => ({
    units,
    squares: days === 0 ? 0 : units ** 2 / days,
    lineSquares: units,
  });
  return { season: even(season, periods.seasonDays), other: even(other, periods.otherDays) };
}

function toBuyers(audience: SeasonSums, allBuyers = audience): BuyersSums {
  return { audience, allBuyers };
}

function listing(id: string, buyers: BuyersSums, change: Partial<ListingSums> = {}): ListingSums {
  return { listingId: id, category: null, isMarked: false, ...buyers, ...change };
}

function compare(
  listings: ListingSums[],
  categories: Record<string, BuyersSums> = {},
  unknown: ComparableListing[] = [],
) {
  return compareSales(
    {
      listings,
      unknown,
      categories: new Map(Object.entries(categories)),
      store: toBuyers(sums(200, 800)),
    },
    periods,
    { limit: 20 },
  );
}

describe('comparing listings', () => {
  it('takes forty units in one order for what one buyer did', () => {
    const even = sums(50, 60);
    const inOneOrder = { ...even, season: { ...even.season, lineSquares: 10 + 40 ** 2 } };
    const { shortlist, tooFew } = compare([
      listing('many buyers', toBuyers(even)),
      listing('one buyer', toBuyers(inOneOrder)),
    ]);
    expect(shortlist.map(({ listingId }) => listingId)).toEqual(['many buyers']);
    expect(tooFew).toBe(1);
  });

  it('ranks by the lower end: much sold before highest ratio', () => {
    const { shortlist, compared, tooFew, expectedByChance } = compare([
      listing('steady', toBuyers(sums(54, 364))),
      listing('luckiest', toBuyers(sums(7, 5))),
      listing('surest', toBuyers(sums(160, 360))),
      listing('rare', toBuyers(sums(3, 4))),
    ]);
    const bounds = shortlist.map(({ own }) => own?.lift.lower ?? 0);
    expect(bounds).toEqual(bounds.toSorted((a, b) => b - a));
    expect(shortlist.map(({ listingId }) => listingId).sort()).toEqual(['luckiest', 'surest']);
    expect(shortlist[0]?.own?.lift.lower).toBeGreaterThan(1);
    expect(compared).toBe(3);
    expect(tooFew).toBe(1);
    expect(expectedByChance).toBeCloseTo(0.075, 9);
    const [luckiest, surest] = ['luckiest', 'surest'].map(
      (id) => shortlist.find(({ listingId }) => listingId === id)?.own?.lift,
    );
    expect(luckiest?.ratio ?? 0).toBeGreaterThan(2 * (surest?.ratio ?? 0));
    expect((luckiest?.upper ?? 0) - (luckiest?.lower ?? 0)).toBeGreaterThan(5);
  });

  it('takes the audience’s orders where there are enough, else everyone’s, and says whose', () => {
    const { shortlist } = compare([
      listing('own', toBuyers(sums(20, 30), sums(30, 200))),
      listing('all', toBuyers(sums(3, 2), sums(60, 100))),
    ]);
    const basis = (id: string) =>
      shortlist.find(({ listingId }) => listingId === id)?.own?.basis ?? null;
    expect([basis('own'), basis('all')]).toEqual(['audience', 'allBuyers']);
  });

  it('puts what sold too little behind: marked first, then what a category speaks for', () => {
    const categories = {
      Toys: toBuyers(sums(300, 500)),
      Tools: toBuyers(sums(50, 400)),
      // Of two listings alone.
      Games: toBuyers(sums(300, 500)),
    };
    const { shortlist } = compare(
      [
        listing('toy', toBuyers(sums(2, 1)), { category: 'Toys' }),
        listing('tool', toBuyers(sums(2, 1)), { category: 'Tools' }),
        listing('game', toBuyers(sums(2, 1)), { category: 'Games' }),
        ...['Toys', 'Toys', 'Toys', 'Toys', 'Tools', 'Tools', 'Tools', 'Tools', 'Games'].map(
          (category, n) => listing(`other-${n}`, toBuyers(sums(60, 400)), { category }),
        ),
        listing('marked', toBuyers(sums(0, 0)), { isMarked: true }),
        listing('seller', toBuyers(sums(160, 360))),
      ],
      categories,
    );
    expect(shortlist.map(({ listingId }) => listingId)).toEqual(['seller', 'marked', 'toy']);
    expect(shortlist[2]).toMatchObject({ own: null, category: { name: 'Toys' } });
  });

  it('keeps what is marked and whose sales are not known, as such', () => {
    const unknown = { listingId: 'imported', category: null, isMarked: true };
    const { shortlist, tooFew } = compare([listing('seller', toBuyers(sums(160, 360)))], {}, [
      unknown,
    ]);
    expect(shortlist.map(({ listingId }) => listingId)).toEqual(['seller', 'imported']);
    expect(shortlist[1]).toEqual({ ...unknown, own: null, units: null });
    expect(tooFew).toBe(0);
  });

  it('tells a season that lifts the whole store from listings that differ', () => {
    const alike = Array.from({ length: 30 }, (_, n) =>
      listing(`alike-${n}`, toBuyers(sums(20 + (n % 3), 65))),
    );
    expect(compare(alike).differ).toBe(false);
    const different = alike.map((each, n) =>
      n % 2 === 0 ? { ...each, ...toBuyers(sums(60, 25)) } : each,
    );
    expect(compare(different).differ).toBe(true);
    expect(compare(alike.slice(0, 5)).differ).toBeNull();
  });

  it('gives the store’s own lift, or none where it sold too little', () => {
    expect(compare([]).store?.lift.ratio).toBeCloseTo(200 / 54 / (800 / periods.otherDays), 6);
    const nothing = compareSales(
      { listings: [], unknown: [], categories: new Map(), store: toBuyers(sums(1, 1)) },
      periods,
      { limit: 5 },
    );
    expect(nothing).toMatchObject({ store: null, differ: null, shortlist: [], compared: 0 });
  });

  it('shows no more than asked for, whatever is marked', () => {
    const listings = Array.from({ length: 50 }, (_, n) =>
      listing(`marked-${n}`, toBuyers(sums(n, n)), { isMarked: true }),
    );
    expect(compare(listings).shortlist).toHaveLength(20);
  });
});

describe('whether anything can be compared', () => {
  it.each([
    ['2024-12-25', '2026-06-30', true],
    ['2025-10-15', '2026-06-30', true],
    // A whole season, and 17 days before it.
    ['2025-10-15', '2025-12-24', false],
    ['2026-01-01', '2026-11-21', false],
  ])('of orders from %s to %s: %s', (since, until, expected) => {
    const known = liftPeriods({ season: 'holidays', audience: 'US', since, until });
    expect(canCompare(known)).toBe(expected);
  });
});

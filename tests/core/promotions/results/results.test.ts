import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, isoDay } from '~/core/days/day-number';
import { listingResult, type ListingResult } from '~/core/promotions/results/listing-result';
import { lessonsOf } from '~/core/promotions/results/lessons';
import { resultPeriods } from '~/core/promotions/results/result-periods';
import {
  promotionResults,
  type DaySums,
  type PromotionResults,
} from '~/core/promotions/results/results';
import { LANGUAGES, translator } from '~/locales/translate';

const known = { since: '2024-11-22', until: '2026-11-21' };
const periods = resultPeriods(
  { startsAt: '2026-11-02T05:00:00Z', endsAt: '2026-11-12T05:00:00Z', audiences: ['CA'] },
  known,
  { timeZone: 'America/Toronto', others: [] },
);
if (!periods) throw new Error('All of it is known');

/** Units a day, by whether it is a day of the promotion. */
function days(usual: number, during: number, change: Partial<DaySums> = {}): DaySums[] {
  const found: DaySums[] = [];
  for (let day = dayNumber(known.since); day <= dayNumber(known.until); day += 1) {
    const iso = isoDay(day);
    const isDuring = iso >= '2026-11-02' && iso <= '2026-11-11';
    const units = isDuring ? during : usual;
    if (units === 0) continue;
    found.push({
      day: iso,
      units,
      returnedUnits: 0,
      revenue: units * 20,
      revenueUnits: units,
      ...change,
    });
  }
  return found;
}

function results(promoted: DaySums[], others = days(20, 20), today = '2026-11-22') {
  const byDay = new Map(others.map((each) => [each.day, { ...each }]));
  for (const each of promoted) {
    const sum = byDay.get(each.day);
    if (sum) {
      sum.units += each.units;
      sum.returnedUnits = (sum.returnedUnits ?? 0) + (each.returnedUnits ?? 0);
      sum.revenue += each.revenue;
      sum.revenueUnits += each.revenueUnits;
    } else byDay.set(each.day, each);
  }
  if (!periods) throw new Error('All of it is known');
  return promotionResults({
    periods,
    promoted,
    store: [...byDay.values()],
    otherPromotions: [],
    today,
    returnDays: 30,
  });
}

function lessons(
  found: PromotionResults,
  listings: ListingResult[] = [],
  earnings = { revenue: 0, cost: 0 },
): string[] {
  const said = lessonsOf(found, listings, earnings);
  for (const { id, data } of said) {
    for (const language of LANGUAGES) {
      expect(translator(language)(id, data)).not.toMatch(/undefined|NaN|Infinity|\{/);
    }
  }
  return said.map(({ id }) => id.replace('promotionResults.lesson.', ''));
}

/** As where everything sells evenly. */
const EVEN = {
  log: 0,
  variance: 0,
  dispersion: { during: 1, before: 1 },
  byOthers: true,
  byLastYear: false,
};

function sold(title: string, during: number, before: number, stock: number | null = 5) {
  return listingResult(
    {
      listingId: title,
      title,
      during: { units: during, returnedUnits: 0, revenue: during * 20, revenueUnits: during },
      withCode: null,
      beforeUnits: before,
      lastYearUnits: null,
      stock,
      earnings: { revenue: during * 20, cost: during * 5 },
    },
    EVEN,
  );
}

describe('how a promotion went', () => {
  it('is what was sold during it beside the weeks before and last year', () => {
    const found = results(days(2, 6));
    expect(found.during).toEqual({ units: 60, returnedUnits: 0, revenue: 1200, revenueUnits: 60 });
    expect(found.before?.sums.units).toBe(20);
    expect(found.before).toMatchObject({ ratio: 3, othersRatio: 1 });
    expect(found.lastYear?.ratio).toBeCloseTo(3, 9);
    expect(found.effect).toMatchObject({ byOthers: true, byLastYear: true });
    expect(found.effect?.lift?.ratio).toBeCloseTo(3, 1);
    expect(found.effect?.lift?.lower).toBeGreaterThan(1.5);
    expect(found.shareOfYear).toEqual({ units: 60, ofUnits: 690, days: 10, ofDays: 325 });
    expect(lessons(found)).toEqual(['rose', 'by.both', 'returnsOpen']);
  });

  it('does not take the season for the promotion', () => {
    expect(lessons(results(days(2, 6), days(20, 60)))).toContain('unclear');
  });

  it('says that there is too little to tell', () => {
    const few = results(
      days(0, 0).concat({
        day: '2026-11-03',
        units: 4,
        returnedUnits: 0,
        revenue: 80,
        revenueUnits: 4,
      }),
    );
    expect(few.effect?.lift).toBeNull();
    expect(lessons(few)).toEqual(['tooFew', 'returnsOpen']);
    expect(lessons(results(days(2, 2.4)))).toContain('unclear');
  });

  it('says where less was sold', () => {
    expect(lessons(results(days(6, 1)))).toEqual(['fell', 'by.both', 'returnsOpen']);
  });

  const isEvenWeek = (day: string) =>
    Math.abs(Math.floor((dayNumber(day) - dayNumber('2026-11-02')) / 7)) % 2 === 0;

  it('widens its intervals by how unevenly things sell', () => {
    const even = results(days(2, 4));
    const uneven = results(
      days(2, 4).map((each) =>
        each.day < '2026-11-02' ? { ...each, units: isEvenWeek(each.day) ? 4 : 0 } : each,
      ),
    );
    const width = ({ effect }: PromotionResults) =>
      Math.log((effect?.lift?.upper ?? Infinity) / (effect?.lift?.lower ?? 1));
    expect(width(uneven)).toBeGreaterThan(width(even));
  });

  it('tells returns that rose from those that did not, and until when they are open', () => {
    const promoted = days(2, 6).map((each) =>
      each.day >= '2026-11-02' ? { ...each, returnedUnits: 2 } : each,
    );
    const raised = results(promoted);
    expect(raised.returns).toMatchObject({
      shareBefore: 0,
      isRaised: true,
      openUntil: '2026-12-11',
    });
    expect(lessons(raised)).toContain('returnsUp');
    const settled = results(promoted, days(20, 20), '2026-12-12');
    expect(lessons(settled)).not.toContain('returnsOpen');
    expect(results(days(2, 6)).returns.isRaised).toBe(false);
  });

  it('names the best, the fallen and the sold out, and what earned too little', () => {
    const listings = [
      sold('Sled', 60, 20),
      sold('Lamp', 3, 40),
      sold('Mug', 5, 4, 0),
      sold('Board', 1, 0),
    ];
    const found = results(days(2, 6));
    expect(listings[3]?.lift).toBeNull();
    expect(listings[0]?.marginPercent).toBe(75);
    expect(lessons(found, listings, { revenue: 100, cost: 90 })).toEqual([
      'rose',
      'by.both',
      'best',
      'fallen',
      'soldOut',
      'thinMargin',
      'returnsOpen',
    ]);
    expect(lessons(found, [], { revenue: 100, cost: 120 })).toContain('loss');
    expect(lessons(found, [], { revenue: 0, cost: 0 })).not.toContain('loss');
  });

  it('goes on without a period before', () => {
    const found = promotionResults({
      periods: {
        ...periods,
        before: null,
        noBefore: 'notKnown',
        lastYear: null,
        yearSoFar: null,
        halfYear: null,
        effect: null,
      },
      otherPromotions: [],
      promoted: days(2, 6),
      store: days(22, 26),
      today: '2026-11-22',
      returnDays: 30,
    });
    expect(found).toMatchObject({ before: null, lastYear: null, shareOfYear: null, effect: null });
    expect(lessons(found)).toEqual(['noBefore', 'returnsOpen']);
  });

  it('counts nothing twice: the promoted and the others are all', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 30 }), (own, other) => {
        const found = results(days(own, own), days(other, other));
        expect(found.during.units).toBe(own * 10);
        expect(found.before?.othersRatio).toBe(other === 0 ? null : 1);
      }),
      { numRuns: 20 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PriceSeries } from '~/core/prices/price-history';
import type { WasPriceClaim } from '~/core/prices/was-price-claim';
import { wasPriceEvidence } from '~/core/prices/was-price-evidence';
import { testPeriod, timeTest, volumeTest } from '~/core/prices/was-price-law';
import type { SalesHistory } from '~/core/orders/sales-history';
import { addDays } from '~/core/days/store-day';
import { PricePoints } from '~/core/prices/price-points';
import { dominicksSeries, makroSeries } from '../../support/price-records';
import { hasSharedData } from '../../support/shared-data';
import { NOW, series, variant } from '../support';

const DAY_MS = 86_400_000;
const dayRange = (first: string, last: string): string[] =>
  first > last ? [] : [first, ...dayRange(addDays(first, 1), last)];
const MORE_THAN_HALF = (held: number, period: number) => held > period / 2;

function period(windowDays: number, now = NOW) {
  const found = testPeriod({ now, windowDays, createdAt: undefined, minimumAgeDays: 28 });
  if (!found) throw new Error('No period');
  return found;
}

function claimOn(claimed: PriceSeries, compareAt = 100, amount = 80): WasPriceClaim {
  return {
    variant: variant({ id: claimed.variantId }),
    price: { amount, currency: claimed.currency },
    compareAt: { amount: compareAt, currency: claimed.currency },
    shopAmount: null,
    isConverted: false,
    series: claimed,
  };
}

const steps = fc
  .uniqueArray(fc.integer({ min: 1, max: 8000 }), { minLength: 1, maxLength: 15 })
  .chain((hours) =>
    fc.tuple(
      fc.constant(hours.toSorted((a, b) => b - a)),
      fc.array(fc.constantFrom(0, 60, 80, 100, 120), {
        minLength: hours.length,
        maxLength: hours.length,
      }),
    ),
  )
  .map(([hours, amounts]) => series(hours.map((ago, index) => [ago / 24, amounts[index] ?? 0])));

const sales: fc.Arbitrary<SalesHistory> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 364 }), fc.integer({ min: 0, max: 9 })), {
    maxLength: 30,
  })
  .map((sold) => ({
    since: addDays('2026-11-22', -364),
    until: '2026-11-22',
    days: sold.map(([daysAgo, units]) => ({
      day: addDays('2026-11-22', -daysAgo),
      variantId: variant().id,
      country: 'CA',
      units,
      returnedUnits: 0,
      returnReasons: {},
    })),
  }));

const VOLUME = {
  period: period(365),
  minimumDays: 182,
  place: 'CA',
  timeZone: 'America/Toronto',
} as const;

describe('the tests of a was price', () => {
  it('do not depend on the order of points and of days', () => {
    fc.assert(
      fc.property(steps, sales, (known, sold) => {
        const shuffled = { ...known, points: PricePoints.of([...known.points].reverse()) };
        expect(timeTest(claimOn(shuffled), period(182), MORE_THAN_HALF)).toEqual(
          timeTest(claimOn(known), period(182), MORE_THAN_HALF),
        );
        expect(
          volumeTest(claimOn(shuffled), { ...sold, days: sold.days.toReversed() }, VOLUME),
        ).toEqual(volumeTest(claimOn(known), sold, VOLUME));
      }),
    );
  });

  it('are not met for lack of data: forgetting prices or sales meets no test that was not', () => {
    fc.assert(
      fc.property(
        steps,
        sales,
        fc.nat({ max: 14 }),
        fc.nat({ max: 300 }),
        (known, sold, first, days) => {
          const forgotten = { ...known, points: known.points.slice(first) };
          const time = timeTest(claimOn(known), period(182), MORE_THAN_HALF).verdict;
          if (time !== 'met')
            expect(timeTest(claimOn(forgotten), period(182), MORE_THAN_HALF).verdict).not.toBe(
              'met',
            );
          expect(volumeTest(claimOn(known), undefined, VOLUME).verdict).toBe('unknown');
          const late = { ...sold, since: addDays(sold.since, 190 + days) };
          expect(volumeTest(claimOn(known), late, VOLUME).verdict).toBe('unknown');
        },
      ),
    );
  });

  it('are met at a lower claim wherever they are at a higher one', () => {
    fc.assert(
      fc.property(steps, sales, (known, sold) => {
        if (timeTest(claimOn(known, 120), period(182), MORE_THAN_HALF).verdict === 'met')
          expect(timeTest(claimOn(known, 100), period(182), MORE_THAN_HALF).verdict).toBe('met');
        if (volumeTest(claimOn(known, 120), sold, VOLUME).verdict === 'met')
          expect(volumeTest(claimOn(known, 100), sold, VOLUME).verdict).toBe('met');
      }),
    );
  });

  it('agree with a count of days where prices change at midnight', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 182, maxLength: 182 }), (atPrice) => {
        const daily = series(atPrice.map((held, index) => [182 - index, held ? 100 : 80]));
        const held = atPrice.filter(Boolean).length;
        expect(timeTest(claimOn(daily), period(182), MORE_THAN_HALF)).toEqual({
          verdict: held > 91 ? 'met' : 'notMet',
          heldDays: held,
          periodDays: 182,
          importedDays: 0,
        });
      }),
      { numRuns: 30 },
    );
  });
});

describe('the evidence of a was price', () => {
  const prices = [
    series([
      [3, 100],
      [1, 80, 100],
    ]),
  ];
  const sold: SalesHistory = {
    since: '2026-11-20',
    until: '2026-11-21',
    days: [
      {
        day: '2026-11-21',
        variantId: variant().id,
        country: 'CA',
        units: 2,
        returnedUnits: 0,
        returnReasons: {},
      },
      {
        day: '2026-11-21',
        variantId: variant().id,
        country: 'US',
        units: 7,
        returnedUnits: 0,
        returnReasons: {},
      },
    ],
  };
  const rows = wasPriceEvidence({
    variant: variant(),
    series: prices[0],
    sales: sold,
    place: 'CA',
    now: NOW,
    windowDays: 5,
    timeZone: 'America/Toronto',
  });

  it('has a row for each day that adds something, with price, units and where both come from', () => {
    expect(
      rows.map(({ firstDay, price, compareAt, priceSource, unitsSold, unitsSource }) =>
        [firstDay, price, compareAt, priceSource, unitsSold, unitsSource].join(' '),
      ),
    ).toEqual([
      '2026-11-18   unknown  unknown',
      '2026-11-19 100  observed  unknown',
      '2026-11-20 100  observed 0 orders',
      '2026-11-21 80 100 observed 2 orders',
      '2026-11-22 80 100 observed  unknown',
    ]);
    expect(rows[3]).toMatchObject({
      sku: 'KETTLE-1',
      country: 'CA',
      currency: 'CAD',
      priceSeenFrom: '2026-11-21T12:00:00.000Z',
    });
  });

  it('says the same of each day as a row for each day would', () => {
    fc.assert(
      fc.property(steps, sales, (known, all) => {
        const asked = {
          variant: variant(),
          series: known,
          sales: all,
          place: 'CA' as const,
          timeZone: 'America/Halifax',
        };
        const days = (evidence: ReturnType<typeof wasPriceEvidence>) =>
          evidence.flatMap(({ firstDay, lastDay, ...row }) =>
            dayRange(firstDay, lastDay).map((day) => ({ day, ...row })),
          );
        const together = days(wasPriceEvidence({ ...asked, now: NOW, windowDays: 30 }));
        expect(together).toHaveLength(30);
        // The first row of a window that begins on that day has no row before it to be joined to.
        for (const [index, day] of together.entries()) {
          const [row] = days(wasPriceEvidence({ ...asked, now: NOW, windowDays: 30 - index }));
          expect(row).toEqual(day);
        }
      }),
    );
  });

  it('adds up to what the volume test counted', () => {
    fc.assert(
      fc.property(steps, sales, (known, all) => {
        const evidence = wasPriceEvidence({
          variant: variant(),
          series: known,
          sales: all,
          place: 'CA',
          now: NOW,
          windowDays: 365,
          timeZone: 'UTC',
        });
        const { verdict, units, heldUnits } = volumeTest(claimOn(known), all, {
          ...VOLUME,
          timeZone: 'UTC',
        });
        if (verdict === 'unknown') return;
        const from = [...known.points].find(({ amount }) => amount > 0)?.at;
        const counted = evidence.filter(
          ({ firstDay }) => from === undefined || Date.parse(firstDay) > from - DAY_MS,
        );
        const sum = (of: typeof evidence) =>
          of.reduce((total, row) => total + (row.unitsSold ?? 0), 0);
        expect(sum(counted)).toBe(units);
        expect(sum(counted.filter(({ price }) => (price ?? 0) >= 100))).toBe(heldUnits);
      }),
    );
  });
});

/** The figures below stand in docs/rules/unsupported-was-price.md. */
describe.skipIf(!hasSharedData)(
  `the highest price of half a year as was price, in real prices${hasSharedData ? '' : ' (skipped: ../shared/data/prices is absent)'}`,
  () => {
    it.each([
      [
        'a retailer',
        makroSeries,
        { claims: 400, CA: [52, 204, 144], US: [157, 196, 47], stale: [266, 87, 47] },
      ],
      [
        'orange juice',
        dominicksSeries,
        { claims: 95, CA: [26, 69, 0], US: [52, 43, 0], stale: [86, 9, 0] },
      ],
    ])('is often too brief: %s', (_, read, expected) => {
      const all = read();
      const end = Math.max(...all.map(({ observedUntil }) => observedUntil));
      const now = new Date(end);
      const claims = all.flatMap((known) => {
        const recent = [...known.points].filter(({ at }) => at > end - 182 * DAY_MS);
        const last = recent.at(-1)?.amount ?? 0;
        const highest = Math.max(0, ...recent.map(({ amount }) => amount));
        return known.observedUntil === end && last < highest ? [claimOn(known, highest, last)] : [];
      });
      const count = (days: number, isEnough: typeof MORE_THAN_HALF) =>
        (['met', 'notMet', 'unknown'] as const).map(
          (verdict) =>
            claims.filter(
              (claim) => timeTest(claim, period(days, now), isEnough).verdict === verdict,
            ).length,
        );
      expect({
        claims: claims.length,
        CA: count(182, MORE_THAN_HALF),
        US: count(90, (held) => held >= 28),
        stale: count(90, (held) => held > 0),
      }).toEqual(expected);
    });
  },
);

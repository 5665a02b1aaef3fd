import { describe, expect, it } from 'vitest';
import type { Variant } from '~/core/listing/listing';
import type { PriceSeries } from '~/core/prices/price-history';
import { listing, NOW, price, resultOf, series, STORE, variant } from '../../support';

const STEADY: Parameters<typeof series>[0] = [[120, 40]];
const THREE_CHANGES: Parameters<typeof series>[0] = [
  [120, 40],
  [70, 42],
  [40, 44],
  [20, 42],
];
/** 40, 44 and 47 for 30 days each: coefficient of variation 6.6%. */
const TWO_CHANGES: Parameters<typeof series>[0] = [
  [120, 40],
  [60, 44],
  [30, 47],
];

function judge(
  canadianPrices: PriceSeries[] | undefined,
  {
    variants = [variant()],
    settings = {},
  }: { variants?: Variant[]; settings?: Record<string, number> } = {},
) {
  return resultOf(
    'volatile-price',
    listing({ variants }),
    { store: STORE, canadianPrices },
    { settings: { 'volatile-price': settings } },
  );
}

describe('volatile-price', () => {
  it('passes for a price that stands still', () => {
    expect(judge([series(STEADY)])).toMatchObject({ outcome: 'pass', audiences: ['CA'] });
  });

  it('fails at three regular changes in 90 days', () => {
    const result = judge([series(THREE_CHANGES)]);
    expect(result).toMatchObject({ outcome: 'fail', severity: 'medium' });
    expect(result.findings).toMatchObject([
      {
        key: 'price',
        field: 'variants[KETTLE-1].price',
        message: {
          id: 'rule.volatile-price.volatile',
          data: {
            variant: 'KETTLE-1',
            days: 90,
            changes: 3,
            exchangeRateChanges: 0,
            volatileVariants: 1,
          },
        },
      },
    ]);
  });

  it('fails above a coefficient of variation of 5%', () => {
    expect(judge([series(TWO_CHANGES)])).toMatchObject({
      outcome: 'fail',
      severity: 'medium',
    });
    expect(
      judge([
        series([
          [120, 40],
          [60, 42],
          [30, 44],
        ]),
      ]).outcome,
    ).toBe('pass');
  });

  it.each([
    ['a tenth', 44],
    ['half', 60],
    ['double', 80],
  ])('says nothing of a single change, be it by %s', (_, amount) => {
    const once = series([
      [120, 40],
      [45, amount],
    ]);
    expect(judge([once]).outcome).toBe('pass');
  });

  it('leaves a jump to price-jump, and speaks of what happened besides', () => {
    const jumpAlone = series([
      [120, 40],
      [60, 41],
      [30, 55],
    ]);
    const fellAgain = series([
      [120, 40],
      [60, 55],
      [30, 44],
    ]);
    expect(judge([jumpAlone]).outcome).toBe('pass');
    expect(judge([fellAgain])).toMatchObject({ outcome: 'fail' });
  });

  it('does not mind a compare-at price that comes or goes while the price stands', () => {
    const claims = series([
      [120, 80],
      [80, 80, 100],
      [60, 80],
      [40, 80, 120],
      [20, 80],
    ]);
    expect(judge([claims]).outcome).toBe('pass');
  });

  it('is grave at six changes, or above 10%', () => {
    const sixChanges = series([
      [120, 100],
      [85, 103],
      [70, 106],
      [55, 109],
      [40, 112],
      [25, 109],
      [10, 106],
    ]);
    expect(judge([sixChanges]).severity).toBe('high');
    expect(
      judge([
        series([
          [120, 40],
          [60, 47],
          [30, 55],
        ]),
      ]).severity,
    ).toBe('high');
  });

  it('does not mind promotions that return to their price', () => {
    const compared = series([
      [120, 40],
      [80, 30, 40],
      [70, 40],
      [50, 28, 40],
      [40, 40],
      [20, 30, 40],
      [10, 40],
    ]);
    const uncompared = series([
      [120, 40],
      [80, 30],
      [70, 40],
      [50, 28],
      [40, 40],
      [20, 30],
      [10, 40],
    ]);
    expect(judge([compared]).outcome).toBe('pass');
    expect(judge([uncompared]).outcome).toBe('pass');
  });

  it('says how many changes were the exchange rate’s', () => {
    const converted = series([
      [120, 40, null, 30],
      [70, 42, null, 30],
      [40, 44, null, 30],
      [20, 46, null, 32],
    ]);
    const changes = (hasFixedCanadianPrice: boolean) => {
      const abroad = variant({ shopPrice: price(32, null, 'USD'), hasFixedCanadianPrice });
      return judge([converted], { variants: [abroad] }).findings[0]?.message.data;
    };
    expect(changes(false)).toMatchObject({ changes: 3, exchangeRateChanges: 2 });
    // The store's own price stands still as well where somebody changes a fixed one.
    expect(changes(true)).toMatchObject({ changes: 3, exchangeRateChanges: 0 });
  });

  it('bears the exchange rate of an ordinary quarter', () => {
    // 0.35% a day gives a mean coefficient of variation near 1.35% over 90 days.
    const random = mulberry32(7);
    const outcomes = Array.from({ length: 500 }, () => {
      let amount = 40;
      const daily = Array.from({ length: 120 }, (_, day): [number, number, null, number] => {
        amount *= Math.exp(0.0035 * normal(random));
        return [120 - day, Math.round(amount * 100) / 100, null, 30];
      });
      return judge([series(daily)]).outcome;
    });
    expect([...new Set(outcomes)]).toEqual(['pass']);
  });

  it('gives one finding for the listing, about its worst variant', () => {
    const variants = ['a', 'b', 'c'].map((id) => variant({ id, sku: `K-${id}` }));
    const history = [
      series(THREE_CHANGES, { variantId: 'a' }),
      series(
        [
          [120, 40],
          [60, 47],
          [30, 55],
        ],
        { variantId: 'b' },
      ),
      series(STEADY, { variantId: 'c' }),
    ];
    const result = judge(history, { variants });
    expect(result.findings).toHaveLength(1);
    expect(result.findings[0]).toMatchObject({
      field: 'variants[K-b].price',
      severity: 'high',
      message: { data: { volatileVariants: 2, variants: 3 } },
    });
  });

  it('ignores the prices of variants that are gone', () => {
    expect(judge([series(STEADY), series(THREE_CHANGES, { variantId: 'gone' })]).outcome).toBe(
      'pass',
    );
  });

  describe('with too little history', () => {
    it('is unknown below 28 days, and passes from then on', () => {
      expect(judge([series([[27.9, 40]])])).toMatchObject({
        outcome: 'unknown',
        reason: {
          id: 'reason.shortPriceHistory',
          data: { variants: 1, known: 0, minimumDays: 28 },
        },
      });
      expect(judge([series([[28, 40]])]).outcome).toBe('pass');
    });

    it('fails all the same once the changes are too many', () => {
      const result = judge([
        series([
          [10, 40],
          [8, 45],
          [5, 50],
          [2, 40],
        ]),
      ]);
      expect(result.outcome).toBe('fail');
      expect(result.findings[0]?.message.data.days).toBe(10);
    });

    it('does not yet judge the variation', () => {
      expect(
        judge([
          series([
            [3, 40],
            [1, 60],
          ]),
        ]).outcome,
      ).toBe('unknown');
    });

    it('is unknown where one variant was never priced', () => {
      const variants = [variant(), variant({ id: 'unpriced' })];
      expect(judge([series(STEADY)], { variants })).toMatchObject({
        outcome: 'unknown',
        reason: { data: { variants: 2, known: 1 } },
      });
    });

    it('is unknown when the last look is too long ago', () => {
      const stale = { observedUntil: NOW.getTime() - 80 * 86_400_000 };
      expect(judge([series(STEADY, stale)]).outcome).toBe('unknown');
    });

    it('is unknown without prices, without variants, and with prices of 0', () => {
      expect(judge(undefined)).toMatchObject({
        outcome: 'unknown',
        reason: { id: 'reason.missing.canadianPrices' },
      });
      expect(judge([]).outcome).toBe('unknown');
      expect(judge([], { variants: [] }).outcome).toBe('unknown');
      expect(judge([series([[120, 0]])]).outcome).toBe('unknown');
    });
  });

  it('takes the merchant’s thresholds', () => {
    expect(judge([series(THREE_CHANGES)], { settings: { changes: 4 } }).outcome).toBe('pass');
    expect(judge([series(TWO_CHANGES)], { settings: { variation: 0.08 } }).outcome).toBe('pass');
    expect(judge([series(STEADY)], { settings: { minimumHistoryDays: 365 } }).outcome).toBe(
      'unknown',
    );
  });
});

/** A small seeded generator, so that the simulation is the same in every run. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Box and Muller (1958). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

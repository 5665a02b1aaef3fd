import { describe, expect, it } from 'vitest';
import type { SalesHistory } from '~/core/orders/sales-history';
import { addDays } from '~/core/days/store-day';
import { listing, NOW, price, resultOf, series, STORE, variant } from '../../support';

const TODAY = '2026-11-22';
const daysAgo = (days: number) => addDays(TODAY, -days);
const ago = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString();

/** Units sold to Canada, by days ago. */
function sales(units: Record<number, number>, since = 400, country = 'CA'): SalesHistory {
  return {
    since: daysAgo(since),
    until: TODAY,
    days: Object.entries(units).map(([days, sold]) => ({
      day: daysAgo(Number(days)),
      variantId: variant().id,
      country,
      units: sold,
      returnedUnits: 0,
      returnReasons: {},
    })),
  };
}

const onSale = variant({ shopPrice: price(80, 100) });
type Steps = Parameters<typeof series>[0];

function judge(
  steps: Steps | undefined,
  sold?: SalesHistory,
  more: { createdAt?: string; judged?: typeof onSale } = {},
) {
  return resultOf(
    'unsupported-was-price',
    listing({ variants: [more.judged ?? onSale], createdAt: more.createdAt }),
    { store: STORE, canadianPrices: steps && [series(steps)], sales: sold },
  );
}
/** On sale for so many days, at the regular price for long before. */
const since = (days: number): Steps => [
  [500, 100],
  [days, 80, 100],
];

describe('unsupported-was-price', () => {
  it('passes by the time test: more than half of 182 days at the price', () => {
    expect(judge(since(90)).outcome).toBe('pass');
  });

  it('fails both tests, with the figures of each', () => {
    const result = judge(since(92), sales({ 100: 5, 50: 6 }));
    expect(result).toMatchObject({ outcome: 'fail', severity: 'high', audiences: ['CA'] });
    expect(result.findings[0]).toMatchObject({
      key: 'compareAtPrice',
      field: 'variants[KETTLE-1].compareAtPrice',
      message: { data: { heldDays: 90, days: 182, units: 11, heldUnits: 5 } },
    });
  });

  it('needs more than half of the time: exactly half fails', () => {
    expect(judge(since(91), sales({})).outcome).toBe('fail');
  });

  it('passes by the volume test: more than half of the units at the price', () => {
    expect(judge(since(92), sales({ 100: 7, 50: 6 })).outcome).toBe('pass');
    expect(judge(since(92), sales({ 100: 6, 50: 6 })).outcome).toBe('fail');
  });

  it('counts units for Canada alone', () => {
    expect(judge(since(92), sales({ 100: 9 }, 400, 'US')).outcome).toBe('fail');
  });

  it('is unknown where sales could still support it', () => {
    expect(judge(since(92)).reason?.id).toBe('reason.wasPriceSalesUnknown');
    expect(judge(since(92), sales({ 50: 6 }, 60)).reason?.id).toBe('reason.wasPriceSalesUnknown');
  });

  it('is unknown below 182 days of prices', () => {
    expect(
      judge(
        [
          [170, 100],
          [92, 80, 100],
        ],
        sales({}),
      ).reason?.id,
    ).toBe('reason.shortWasPriceHistory');
    expect(judge([[182, 80, 100]], sales({})).outcome).toBe('fail');
  });

  it('takes the lifetime of a product that is 28 days old or more', () => {
    const steps: Steps = [
      [60, 100],
      [40, 80, 100],
    ];
    expect(judge(steps, sales({}), { createdAt: ago(60) }).outcome).toBe('fail');
    expect(
      judge(
        [
          [60, 100],
          [20, 80, 100],
        ],
        sales({}),
        { createdAt: ago(60) },
      ).outcome,
    ).toBe('pass');
    expect(judge([[20, 80, 100]], sales({}), { createdAt: ago(20) }).outcome).toBe('unknown');
  });

  it('bears a look that is missing, and not a gap that could decide', () => {
    const looked = (days: number) => [series(since(91), { observedUntil: Date.parse(ago(days)) })];
    const at = (days: number) =>
      resultOf('unsupported-was-price', listing({ variants: [onSale] }), {
        store: STORE,
        canadianPrices: looked(days),
        sales: sales({}),
      }).outcome;
    expect(at(1)).toBe('fail');
    expect(at(5)).toBe('unknown');
  });

  it('compares a converted price in the store’s currency, and says so only where that is known', () => {
    const converted = (hasFixedCanadianPrice?: boolean) => ({
      judged: variant({
        shopPrice: price(60, 75, 'USD'),
        shownPrice: { CA: price(80, 100) },
        hasFixedCanadianPrice,
      }),
    });
    const steps: Steps = [
      [500, 99.2, null, 75],
      [30, 80, 100, 60],
    ];
    expect(judge(steps, sales({}), converted(false)).outcome).toBe('pass');
    expect(judge(steps, sales({}), converted(true)).outcome).toBe('fail');
    expect(judge(steps, sales({}), converted()).outcome).toBe('unknown');
  });

  it('does not apply without a compare-at price, and is unknown where Canadian prices were not read', () => {
    expect(judge([[9, 80]], undefined, { judged: variant() }).outcome).toBe('notApplicable');
    expect(judge(undefined).reason?.id).toBe('reason.missing.canadianPrices');
    expect(resultOf('unsupported-was-price', listing({ variants: [] })).outcome).toBe('unknown');
  });
});

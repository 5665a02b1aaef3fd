import { describe, expect, it } from 'vitest';
import { addDays } from '~/core/days/store-day';
import type { SalesHistory } from '~/core/orders/sales-history';
import type { StoreFacts } from '~/core/store/store-facts';
import { listing, price, resultOf, series, STORE, variant } from '../../support';

type Steps = Parameters<typeof series>[0];
const onSale = variant({
  shopPrice: price(80, 100, 'USD'),
  shownPrice: { CA: price(80, 100), US: price(80, 100, 'USD') },
  hasFixedCanadianPrice: true,
});

/** Units sold in Canada, by days ago, over the last 400 days; `null`: sales were not read. */
type Sold = Record<number, number> | null;

function judge(
  canada?: Steps,
  america?: Steps,
  {
    sellsTo = ['US', 'CA', 'QC'],
    sold = {},
  }: { sellsTo?: StoreFacts['sellsTo']; sold?: Sold } = {},
) {
  const sales: SalesHistory | undefined = sold
    ? {
        since: addDays('2026-11-22', -400),
        until: '2026-11-22',
        days: Object.entries(sold).map(([daysAgo, units]) => ({
          day: addDays('2026-11-22', -Number(daysAgo)),
          variantId: onSale.id,
          country: 'CA',
          units,
          returnedUnits: 0,
          returnReasons: {},
        })),
      }
    : undefined;
  return resultOf('stale-reference-price', listing({ variants: [onSale] }), {
    store: { ...STORE, sellsTo },
    sales,
    canadianPrices: canada && [series(canada)],
    americanPrices: america && [series(america, { currency: 'USD' })],
  });
}
const FRESH: Steps = [
  [400, 100],
  [89, 80, 100],
];
const STALE: Steps = [
  [400, 100],
  [100, 80, 100],
];

describe('stale-reference-price', () => {
  it('fails where the price was last asked more than 90 days ago', () => {
    expect(judge(STALE, STALE)).toMatchObject({
      outcome: 'fail',
      severity: 'medium',
      findings: [
        { key: 'compareAtPrice.US', audiences: ['US'] },
        {
          key: 'compareAtPrice.CA',
          audiences: ['CA'],
          message: { data: { everHeld: true, daysSince: 100 } },
        },
      ],
    });
    expect(judge(FRESH, FRESH).outcome).toBe('pass');
  });

  it('fails for a price that was never asked', () => {
    expect(judge([[400, 80, 100]], FRESH).findings).toMatchObject([
      { key: 'compareAtPrice.CA', message: { data: { everHeld: false } } },
    ]);
  });

  it('fails for one country, passes or stays unknown for the other', () => {
    expect(judge(STALE, FRESH).unknownFor).toBeUndefined();
    expect(judge(STALE).unknownFor).toEqual(['US']);
    expect(judge(FRESH).reason?.id).toBe('reason.missing.americanPrices');
    expect(judge(FRESH, undefined, { sellsTo: ['CA'] }).outcome).toBe('pass');
  });

  describe('in Canada', () => {
    it('passes where one of its own tests is met, however old the price', () => {
      // Of seven units, four at the regular price.
      const result = judge(STALE, STALE, { sold: { 200: 4, 20: 3 } });
      expect(result).toMatchObject({ outcome: 'fail', findings: [{ audiences: ['US'] }] });
      expect(result.findings).toHaveLength(1);
      // 91.5 of 182 days at the price.
      const half: Steps = [
        [400, 100],
        [90.5, 80, 100],
      ];
      expect(judge(half, FRESH).outcome).toBe('pass');
    });

    it('fails where neither is', () => {
      expect(judge(STALE, FRESH, { sold: { 200: 3, 20: 4 } }).findings).toMatchObject([
        { audiences: ['CA'] },
      ]);
    });

    it('is unknown where sales could decide', () => {
      expect(judge(STALE, FRESH, { sold: null })).toMatchObject({
        outcome: 'unknown',
        reason: { id: 'reason.wasPriceSalesUnknown', data: { minimumDays: 182 } },
      });
    });
  });

  it('is unknown below 90 days of prices', () => {
    expect(judge([[60, 80, 100]], FRESH).reason?.id).toBe('reason.shortWasPriceHistory');
  });

  it('does not apply without a compare-at price', () => {
    const shownPrice = { CA: price(80), US: price(80, null, 'USD') };
    const regular = listing({ variants: [variant({ shownPrice })] });
    expect(resultOf('stale-reference-price', regular).outcome).toBe('notApplicable');
    expect(resultOf('stale-reference-price', listing()).outcome).toBe('unknown');
  });
});

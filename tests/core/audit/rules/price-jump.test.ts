import { describe, expect, it } from 'vitest';
import type { PriceSeries } from '~/core/prices/price-history';
import { listing, resultOf, series, STORE, variant } from '../../support';

function judge(canadianPrices: PriceSeries[] | undefined, variants = [variant()]) {
  return resultOf('price-jump', listing({ variants }), { store: STORE, canadianPrices });
}
const steps = (...given: Parameters<typeof series>[0]) => judge([series(given)]);

describe('price-jump', () => {
  it('fails at a change of 20%, up or down, and names it', () => {
    expect(steps([120, 100], [60, 120])).toMatchObject({ outcome: 'fail', severity: 'medium' });
    expect(steps([120, 100], [60, 80]).findings[0]?.message.data).toMatchObject({
      rose: false,
      before: { amount: 100, currency: 'CAD' },
      after: { amount: 80, currency: 'CAD' },
      daysAgo: 60,
      variants: 1,
    });
  });

  it('passes below 20%, and for what lies before the window', () => {
    expect(steps([120, 100], [60, 119.99]).outcome).toBe('pass');
    expect(steps([200, 100], [91, 150]).outcome).toBe('pass');
  });

  it('passes for promotions that return', () => {
    expect(steps([120, 100], [60, 70], [30, 100]).outcome).toBe('pass');
    expect(steps([120, 100], [60, 70, 100]).outcome).toBe('pass');
  });

  it('waits for a fall that may be a promotion, and not for a rise', () => {
    expect(steps([120, 100], [42, 70])).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.maybePromotion', data: { days: 42 } },
    });
    expect(steps([120, 100], [43, 70]).outcome).toBe('fail');
    expect(steps([120, 100], [1, 130]).outcome).toBe('fail');
  });

  it('names the variant that jumped most, whatever the order', () => {
    const variants = ['a', 'b'].map((id) => variant({ id, sku: id }));
    const prices = [
      series(
        [
          [120, 100],
          [60, 125],
        ],
        { variantId: 'a' },
      ),
      series(
        [
          [120, 100],
          [60, 150],
        ],
        { variantId: 'b' },
      ),
    ];
    for (const result of [
      judge(prices, variants),
      judge(prices.toReversed(), variants.toReversed()),
    ])
      expect(result.findings).toMatchObject([
        { key: 'price', field: 'variants[b].price', message: { data: { jumpedVariants: 2 } } },
      ]);
  });

  it('is unknown with less than 28 days, without prices and without variants', () => {
    expect(steps([27, 100]).outcome).toBe('unknown');
    expect(judge(undefined).reason?.id).toBe('reason.missing.canadianPrices');
    expect(judge([], []).outcome).toBe('unknown');
  });
});

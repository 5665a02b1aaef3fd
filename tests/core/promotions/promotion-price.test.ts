import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { promotionPrice, promotionPrices } from '~/core/promotions/promotion-price';
import type { PromotionDiscount } from '~/core/promotions/promotion';
import { price } from '../support';

const money = (amount: number, currency = 'CAD') => ({ amount, currency });
const percent = (percent: number): PromotionDiscount => ({ kind: 'percentage', percent });
const off = (amount: number, currency = 'CAD'): PromotionDiscount => ({
  kind: 'amount',
  off: money(amount, currency),
});

describe('promotionPrice', () => {
  it.each([
    [40, 20, 32],
    [19.99, 15, 16.99],
    // 0.125 off: half a cent counts in favour of the buyer.
    [1.25, 10, 1.12],
    [0.99, 33.33, 0.66],
    [1000, 33.3333, 666.67],
    [30_000_000, 33.3333, 20_000_010],
    [29.99, 100, 0],
    [0, 50, 0],
  ])('%d less %d%% is %d', (before, share, after) => {
    expect(promotionPrice(money(before), percent(share)).after.amount).toBe(after);
  });

  it.each([
    ['JPY', 1999, 15, 1699],
    ['KWD', 1.999, 10, 1.799],
  ])('has as many decimals as %s', (currency, before, share, after) => {
    expect(promotionPrice(money(before, currency), percent(share)).after.amount).toBe(after);
  });

  it('takes an amount off, never below zero', () => {
    expect(promotionPrice(money(19.99), off(5))).toEqual({
      before: money(19.99),
      after: money(14.99),
      isApproximate: false,
    });
    expect(promotionPrice(money(4), off(5)).after.amount).toBe(0);
  });

  it('converts an amount at the rate of today, and says so', () => {
    const shown = promotionPrice(money(28, 'CAD'), off(5, 'USD'), 1.4);
    expect(shown).toMatchObject({ after: money(21, 'CAD'), isApproximate: true });
  });

  it('is a whole number of cents, from zero to the price, and falls as the discount grows', () => {
    const cents = fc.integer({ min: 0, max: 100_000_000 });
    const basisPoints = fc.integer({ min: 1, max: 10_000 });
    fc.assert(
      fc.property(cents, basisPoints, basisPoints, (minor, a, b) => {
        const after = (each: number) =>
          promotionPrice(money(minor / 100), percent(each / 100)).after.amount;
        const lower = after(Math.max(a, b));
        expect(Math.round(lower * 100) / 100).toBe(lower);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(lower).toBeLessThanOrEqual(after(Math.min(a, b)));
        // Within half a cent of the exact discount.
        const exact = (minor * (10_000 - Math.max(a, b))) / 10_000;
        expect(Math.abs(lower * 100 - exact)).toBeLessThanOrEqual(0.5 + 1e-6);
      }),
    );
  });
});

describe('promotionPrices', () => {
  const shown = (overrides: { fixed?: boolean; CA?: number; shop?: number }) => ({
    shopPrice: price(overrides.shop ?? 50, null, 'USD'),
    shownPrice: { CA: price(overrides.CA ?? 60) },
    ...(overrides.fixed !== undefined && { hasFixedCanadianPrice: overrides.fixed }),
  });

  it('gives each price that was read, and none that was not', () => {
    const prices = promotionPrices(shown({ shop: 20, CA: 28, fixed: false }), off(5, 'USD'), {});
    expect(prices.shop.after).toEqual(money(15, 'USD'));
    expect(prices.CA?.after).toEqual(money(21));
    expect(prices).not.toHaveProperty('US');
  });

  it('takes an amount off a fixed Canadian price at the day’s rate, as Shopify does', () => {
    const prices = promotionPrices(shown({ fixed: true }), off(10, 'USD'), { CA: 1.37 });
    expect(prices.CA).toEqual({ before: money(60), after: money(46.3), isApproximate: true });
  });

  it('does not know what an amount takes off a fixed price where no rate is known', () => {
    expect(promotionPrices(shown({ fixed: true }), off(10, 'USD'), {}).CA).toBeUndefined();
    // A share needs no rate.
    expect(promotionPrices(shown({ fixed: true }), percent(20), {}).CA?.after).toEqual(money(48));
  });

  it('takes the rate that most prices have where nobody knows whether this one is fixed', () => {
    expect(promotionPrices(shown({}), off(10, 'USD'), { CA: 1.37 }).CA?.after).toEqual(money(46.3));
    expect(promotionPrices(shown({}), off(10, 'USD'), {}).CA?.after).toEqual(money(48));
    const nothing = promotionPrices(shown({ shop: 0, CA: 0 }), off(10, 'USD'), {});
    expect(nothing.CA?.after.amount).toBe(0);
  });
});

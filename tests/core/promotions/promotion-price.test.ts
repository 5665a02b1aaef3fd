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

  it('converts an amount at the rate that the shown price has today, and says so', () => {
    const shown = promotionPrice(money(28, 'CAD'), off(5, 'USD'), money(20, 'USD'));
    expect(shown).toMatchObject({ after: money(21, 'CAD'), isApproximate: true });
    const unknown = promotionPrice(money(0, 'CAD'), off(5, 'USD'), money(0, 'USD'));
    expect(unknown.after.amount).toBe(0);
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

it('gives each price that was read, and none that was not', () => {
  const prices = promotionPrices(
    { shopPrice: price(20, null, 'USD'), shownPrice: { CA: price(28) } },
    off(5, 'USD'),
  );
  expect(prices.shop.after).toEqual(money(15, 'USD'));
  expect(prices.CA?.after).toEqual(money(21));
  expect(prices).not.toHaveProperty('US');
});

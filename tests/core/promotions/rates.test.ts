import { expect, it } from 'vitest';
import { ratesOf } from '~/core/promotions/rates';
import { price, variant } from '../support';

const shown = (shop: number, CA: number, fixed: boolean) =>
  variant({
    shopPrice: price(shop, null, 'USD'),
    shownPrice: { CA: price(CA) },
    hasFixedCanadianPrice: fixed,
  });

it('is what most converted prices have, whatever is fixed or rounded among them', () => {
  const variants = [
    shown(50, 60, true),
    shown(100, 137, false),
    shown(10, 13.7, false),
    shown(0.99, 1.99, false),
  ];
  expect(ratesOf(variants).CA).toBeCloseTo(1.37, 6);
  expect(ratesOf(variants)).not.toHaveProperty('US');
});

it('is not known where every price is fixed, or nothing was read', () => {
  expect(ratesOf([shown(50, 60, true), shown(0, 0, false)])).toEqual({});
  expect(ratesOf([variant({ shopPrice: price(50) })])).toEqual({});
});

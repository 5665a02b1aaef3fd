import { currencyDigits } from '../listing/currency-digits';
import type { Variant } from '../listing/listing';
import type { Money, Price } from '../listing/money';
import type { PricePlace } from '../prices/was-price-claim';
import type { PromotionDiscount } from './promotion';

/** A price with a promotion's discount taken off. */
export interface PromotionPrice {
  before: Money;
  after: Money;
  /** True where the amount off was converted at the rate that the shown price has today. */
  isApproximate: boolean;
}

/**
 * As Shopify counts: the discount of one item, rounded half up to what the currency has coins for, is taken off
 * its price, and no price falls below zero.
 */
export function promotionPrice(
  before: Money,
  discount: PromotionDiscount,
  shopPrice: Money = before,
): PromotionPrice {
  const unitsPerMajor = 10 ** currencyDigits(before.currency);
  const minor = Math.round(before.amount * unitsPerMajor);
  const off = minorUnitsOff(minor, before, discount, shopPrice, unitsPerMajor);
  return {
    before,
    after: {
      amount: Math.max(0, minor - off) / unitsPerMajor,
      currency: before.currency,
    },
    isApproximate: discount.kind === 'amount' && discount.off.currency !== before.currency,
  };
}

function minorUnitsOff(
  minor: number,
  { amount, currency }: Money,
  discount: PromotionDiscount,
  shopPrice: Money,
  unitsPerMajor: number,
): number {
  if (discount.kind === 'percentage') {
    // Ten-thousandths of a percent are whole numbers, in which halves are exact however large the price is.
    const parts = BigInt(Math.round(discount.percent * 10_000));
    return Number((BigInt(minor) * parts * 2n + 1_000_000n) / 2_000_000n);
  }
  const { off } = discount;
  if (off.currency === currency) return Math.round(off.amount * unitsPerMajor);
  // Of a price of zero nobody can tell the rate, and nothing is left to take off.
  if (shopPrice.amount <= 0) return 0;
  return Math.round(off.amount * (amount / shopPrice.amount) * unitsPerMajor);
}

/** A variant's price in the store's own currency, and as it is shown in each country where that was read. */
export function promotionPrices(
  { shopPrice, shownPrice }: Pick<Variant, 'shopPrice' | 'shownPrice'>,
  discount: PromotionDiscount,
): { shop: PromotionPrice } & Partial<Record<PricePlace, PromotionPrice>> {
  const shown = (price: Price | undefined) =>
    price && promotionPrice(price.price, discount, shopPrice.price);
  const CA = shown(shownPrice?.CA);
  const US = shown(shownPrice?.US);
  return {
    shop: promotionPrice(shopPrice.price, discount),
    ...(CA && { CA }),
    ...(US && { US }),
  };
}

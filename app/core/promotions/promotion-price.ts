import { currencyDigits } from '../listing/currency-digits';
import type { Variant } from '../listing/listing';
import type { Money } from '../listing/money';
import type { PricePlace } from '../prices/was-price-claim';
import type { PromotionDiscount } from './promotion';
import type { Rates } from './rates';

/** A price with a promotion's discount taken off. */
export interface PromotionPrice {
  before: Money;
  after: Money;
  /** True where the amount off was converted at today's rate. */
  isApproximate: boolean;
}

/**
 * As Shopify counts: the discount of one item, rounded half up to what the currency has coins for, is taken off
 * its price, and no price falls below zero. `rate`: what a unit of the store's currency is in that of the price, by
 * which an amount off is converted.
 */
export function promotionPrice(
  before: Money,
  discount: PromotionDiscount,
  rate = 1,
): PromotionPrice {
  const unitsPerMajor = 10 ** currencyDigits(before.currency);
  const minor = Math.round(before.amount * unitsPerMajor);
  const off = minorUnitsOff(minor, before.currency, discount, { rate, unitsPerMajor });
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
  currency: string,
  discount: PromotionDiscount,
  { rate, unitsPerMajor }: { rate: number; unitsPerMajor: number },
): number {
  if (discount.kind === 'percentage') {
    // Ten-thousandths of a percent are whole numbers, in which halves are exact however large the price is.
    const parts = BigInt(Math.round(discount.percent * 10_000));
    return Number((BigInt(minor) * parts * 2n + 1_000_000n) / 2_000_000n);
  }
  const { off } = discount;
  if (off.currency === currency) return Math.round(off.amount * unitsPerMajor);
  return Math.round(off.amount * rate * unitsPerMajor);
}

/**
 * A variant's price in the store's own currency, and as it is shown in each country where that was read. Left out is
 * what nobody can tell: a price that the merchant fixed has no rate of its own, and Shopify converts an amount off at
 * the day's rate all the same.
 */
export function promotionPrices(
  variant: PricedVariant,
  discount: PromotionDiscount,
  rates: Rates,
): { shop: PromotionPrice } & Partial<Record<PricePlace, PromotionPrice>> {
  const CA = promotionPriceIn('CA', variant, discount, rates);
  const US = promotionPriceIn('US', variant, discount, rates);
  return {
    shop: promotionPrice(variant.shopPrice.price, discount),
    ...(CA && { CA }),
    ...(US && { US }),
  };
}

type PricedVariant = Pick<Variant, 'shopPrice' | 'shownPrice' | 'hasFixedCanadianPrice'>;

/** `null`: not known. */
function promotionPriceIn(
  place: PricePlace,
  variant: PricedVariant,
  discount: PromotionDiscount,
  rates: Rates,
): PromotionPrice | null {
  const shown = variant.shownPrice?.[place]?.price;
  if (!shown) return null;
  const needsRate = discount.kind === 'amount' && discount.off.currency !== shown.currency;
  // Nothing is left to take off a price of zero.
  const rate = needsRate && shown.amount > 0 ? rateFor(place, variant, rates) : 1;
  return rate === null ? null : promotionPrice(shown, discount, rate);
}

/** Where a price is converted, its own rate holds; where nobody knows, the one that most have is likelier. */
function rateFor(place: PricePlace, variant: PricedVariant, rates: Rates): number | null {
  const { shopPrice, shownPrice, hasFixedCanadianPrice } = variant;
  const shown = shownPrice?.[place]?.price.amount ?? 0;
  const own = shopPrice.price.amount > 0 ? shown / shopPrice.price.amount : null;
  if (place === 'CA' && hasFixedCanadianPrice === false) return own ?? rates.CA ?? null;
  if (place === 'CA' && hasFixedCanadianPrice === true) return rates.CA ?? null;
  return rates[place] ?? own;
}

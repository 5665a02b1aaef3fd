import type { Price } from '../../listing/money';
import type { PromotionDiscount } from '../promotion';
import { promotionPrice } from '../promotion-price';

/** Why no sale price can be made of a price. */
export type NoSalePrice =
  /** The amount off is in another currency than the price: whatever the rate is today, it is another one tomorrow. */
  | 'otherCurrency'
  /** Nothing would be left of the price. */
  | 'free'
  /** Nothing comes off: it costs nothing, or less than what the currency has coins for would come off. */
  | 'nothingOff';

/**
 * What is asked during the sale, rounded as Shopify rounds a discount of one item, and what is struck out: the price of
 * before, or the original price that is shown already where that is higher.
 */
export function salePrice(
  { price, compareAt }: Price,
  discount: PromotionDiscount,
): { during: Price } | { why: NoSalePrice } {
  if (discount.kind === 'amount' && discount.off.currency !== price.currency) {
    return { why: 'otherCurrency' };
  }
  const { after } = promotionPrice(price, discount);
  if (price.amount === 0 || after.amount >= price.amount) return { why: 'nothingOff' };
  if (after.amount <= 0) return { why: 'free' };
  return {
    during: {
      price: after,
      compareAt: isOnSale({ price, compareAt }) ? compareAt : price,
    },
  };
}

/** Whether an original price above the price is shown already. */
export function isOnSale({ price, compareAt }: Price): boolean {
  return compareAt !== null && compareAt.amount > price.amount;
}

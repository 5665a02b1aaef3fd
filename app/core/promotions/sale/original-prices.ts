import { readPrices } from '../../changes/sale-prices';

/** A field of the product's own, which stays when the app is removed. */
export const ORIGINAL_PRICES = { namespace: 'sale_prices', key: 'original_prices' } as const;

/** [J] So many in one field: Shopify takes 128 KB of JSON, and an entry is about 150 bytes. */
const PRICES_A_FIELD = 500;

/** A price as it was before the sale; `value` as in the ledger, `null` where nothing was fixed in the price list. */
export interface OriginalPrice {
  variantId: string;
  priceListId: string | null;
  markets: string | null;
  value: string | null;
}

/**
 * What is kept on a product, in words that a person reads without the app: as many fields as it takes, of each promotion its
 * own, since another may lower prices of the same product in another market.
 */
export function originalPriceFields(
  promotion: { id: string; name: string },
  prices: readonly OriginalPrice[],
): { key: string; value: string }[] {
  const count = Math.ceil(prices.length / PRICES_A_FIELD);
  return Array.from({ length: count }, (_, index) => ({
    key: originalPriceKey(promotion.id, index),
    value: JSON.stringify({
      promotion: promotion.name,
      originalPrices: prices
        .slice(index * PRICES_A_FIELD, (index + 1) * PRICES_A_FIELD)
        .map(toEntry),
    }),
  }));
}

/** Of all fields that a product with so many variants may have. */
export function originalPriceKeys(promotionId: string, prices: number): string[] {
  return Array.from({ length: Math.ceil(prices / PRICES_A_FIELD) }, (_, index) =>
    originalPriceKey(promotionId, index),
  );
}

/** Within the 64 characters of a key; the end of an id is chance in every version of UUID. */
function originalPriceKey(promotionId: string, index: number): string {
  const key = `${ORIGINAL_PRICES.key}_${promotionId.slice(-12)}`;
  return index === 0 ? key : `${key}_${index + 1}`;
}

function toEntry({ variantId, priceListId, markets, value }: OriginalPrice) {
  const prices = value === null ? null : readPrices(value);
  return {
    variant: variantId.slice(variantId.lastIndexOf('/') + 1),
    ...(priceListId !== null && { market: markets, priceList: priceListId }),
    ...(prices === null
      ? { price: null }
      : {
          price: prices.price.amount,
          compareAtPrice: prices.compareAt?.amount ?? null,
          currency: prices.price.currency,
        }),
  };
}

import type { Variant } from '../listing/listing';
import type { Money } from '../listing/money';
import type { PriceHistory, PriceSeries } from './price-history';

/** The countries in which a price is shown, and the currency in which it is shown there. */
export const CURRENCY_OF = { CA: 'CAD', US: 'USD' } as const;
export type PricePlace = keyof typeof CURRENCY_OF;

/** A "was" price that a buyer is shown above the price. */
export interface WasPriceClaim {
  variant: Variant;
  price: Money;
  compareAt: Money;
  /** The same claim in the store's own currency; `null` where the store makes none there. */
  shopAmount: number | null;
  /** Whether the shown price follows the exchange rate. Absent: not known. */
  isConverted?: boolean;
  /** Absent: no history in the currency of the claim. */
  series?: PriceSeries;
}

/**
 * The claim that a variant makes to buyers in one country, `null` where it makes none. What they are shown now
 * comes from the listing, else from the last point of the history. Without either nobody knows: a price list
 * may claim what the store's own price does not, and the other way round.
 */
export function wasPriceClaim(
  variant: Variant,
  place: PricePlace,
  prices: PriceHistory | undefined,
): WasPriceClaim | null | 'unread' {
  const { shopPrice } = variant;
  const series = prices?.find(({ variantId }) => variantId === variant.id);
  const shown = variant.shownPrice?.[place] ?? lastShown(series);
  if (!shown) return 'unread';
  if (!shown.compareAt || shown.compareAt.amount <= shown.price.amount) return null;
  const shopClaim = shopPrice.compareAt?.amount ?? 0;
  const isConverted = isConvertedIn(variant, place);
  return {
    variant,
    price: shown.price,
    compareAt: shown.compareAt,
    shopAmount: shopClaim > shopPrice.price.amount ? shopClaim : null,
    ...(isConverted !== undefined && { isConverted }),
    ...(series?.currency === shown.compareAt.currency && { series }),
  };
}

function lastShown(series: PriceSeries | undefined): Variant['shopPrice'] | undefined {
  if (!series) return undefined;
  const last = series.points.at(-1);
  const { currency } = series;
  return (
    last && {
      price: { amount: last.amount, currency },
      compareAt: last.compareAt === null ? null : { amount: last.compareAt, currency },
    }
  );
}

/** Whether what is shown there follows the exchange rate; `undefined`: nobody knows. */
export function isConvertedIn(variant: Variant, place: PricePlace): boolean | undefined {
  if (variant.shopPrice.price.currency === CURRENCY_OF[place]) return false;
  if (place === 'US' || variant.hasFixedCanadianPrice === undefined) return undefined;
  return !variant.hasFixedCanadianPrice;
}

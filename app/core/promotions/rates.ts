import type { Variant } from '../listing/listing';
import type { PricePlace } from '../prices/was-price-claim';

/** What one unit of the store's currency is where prices are shown. Absent: not known. */
export type Rates = Partial<Record<PricePlace, number>>;

/**
 * Shopify names no rate, but its converted prices tell: the middle one of what is shown for a unit of the store's
 * currency, so that rounding and a price fixed by hand among them do not count. Prices known to be fixed tell nothing.
 */
export function ratesOf(variants: readonly Variant[]): Rates {
  const CA = middleRate(
    variants.filter(({ hasFixedCanadianPrice }) => hasFixedCanadianPrice !== true),
    'CA',
  );
  const US = middleRate(variants, 'US');
  return { ...(CA !== null && { CA }), ...(US !== null && { US }) };
}

function middleRate(variants: readonly Variant[], place: PricePlace): number | null {
  const rates = variants
    .flatMap(({ shopPrice, shownPrice }) => {
      const shown = shownPrice?.[place]?.price.amount ?? 0;
      return shown > 0 && shopPrice.price.amount > 0 ? [shown / shopPrice.price.amount] : [];
    })
    .sort((a, b) => a - b);
  return rates[Math.floor((rates.length - 1) / 2)] ?? null;
}

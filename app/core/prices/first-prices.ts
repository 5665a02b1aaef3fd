import type { Listing } from '../listing/listing';
import type { PriceHistory } from './price-history';
import { PricePoints } from './price-points';

/** What is known of prices once a listing was read for the first time; `undefined`: none was read. */
export function firstPrices(
  { variants }: Pick<Listing, 'variants'>,
  readAt: Date,
): Record<'CA' | 'US', PriceHistory> | undefined {
  const at = readAt.getTime();
  const shownIn = (country: 'CA' | 'US'): PriceHistory =>
    variants
      .flatMap(({ id, shownPrice, shopPrice }) => {
        const shown = shownPrice?.[country];
        if (shown === undefined) return [];
        const { price, compareAt } = shown;
        const points = new PricePoints();
        points.add({
          at,
          amount: stored(price.amount),
          compareAt: compareAt && stored(compareAt.amount),
          shopAmount: stored(shopPrice.price.amount),
        });
        return { variantId: id, currency: price.currency, points, observedUntil: at };
      })
      .sort((a, b) => (a.variantId < b.variantId ? -1 : 1));
  const histories = { CA: shownIn('CA'), US: shownIn('US') };
  return histories.CA.length + histories.US.length > 0 ? histories : undefined;
}

/** As a history keeps amounts: with four decimals, one more than any currency in use has. */
function stored(amount: number): number {
  return Number(amount.toFixed(4));
}

import { startOfDay } from '../days/start-of-day';
import { addDays, storeDay } from '../days/store-day';
import { PricePoints } from './price-points';
import type { ImportedSeries } from './imported-prices';
import type { PricePlace } from './was-price-claim';

/** A price that a merchant's file tells of. */
export interface PriceRow {
  line: number;
  /** Milliseconds since 1970. */
  at: number;
  amount: number;
  compareAt: number | null;
}

/** What a file tells of one product or variant, by currency. */
export interface NamedRows {
  /** Empty: the file names the SKU alone. */
  handle: string;
  /** Empty: the file names the product alone. */
  sku: string;
  rows: Map<string, PriceRow[]>;
}

/** A variant as far as a file's rows can be known to be its. */
export interface PricedVariant {
  listingId: string;
  handle: string;
  variantId: string;
  sku: string | null;
  shopCurrency: string;
  /** ISO 4217, of what buyers there are shown; `null`: nobody knows. */
  shownCurrency: Record<PricePlace, string | null>;
}

export type FoundVariant =
  { variant: PricedVariant } | { why: 'unknown' | 'severalListings' | 'severalVariants' };

/**
 * Finds the variant that is meant: by handle and SKU, by a SKU that one variant of the store has, or by the handle of a
 * product of one variant. Another one is never guessed.
 */
export function variantFinder(
  variants: readonly PricedVariant[],
): (named: Pick<NamedRows, 'handle' | 'sku'>) => FoundVariant {
  const byHandle = Map.groupBy(variants, ({ handle }) => handle);
  const bySku = Map.groupBy(variants, ({ sku }) => sku ?? '');
  return ({ handle, sku }) => {
    const named = handle === '' ? (bySku.get(sku) ?? []) : (byHandle.get(handle) ?? []);
    const meant = handle !== '' && sku !== '' ? named.filter((each) => each.sku === sku) : named;
    const [variant] = meant;
    if (!variant) return { why: 'unknown' };
    if (meant.length === 1) return { variant };
    const isOne = meant.every(({ listingId }) => listingId === variant.listingId);
    return { why: isOne ? 'severalVariants' : 'severalListings' };
  };
}

/**
 * A variant's rows in the currency of one country as its price there. A price holds until the next row, the last one
 * until the end of the file's last day. `null`: there are none in that currency.
 */
export function seriesOfRows(
  rows: ReadonlyMap<string, readonly PriceRow[]>,
  options: { variantId: string; currency: string; shopCurrency: string; until: number },
): ImportedSeries | null {
  const { variantId, currency, shopCurrency, until } = options;
  const shop = inOrder(rows.get(shopCurrency) ?? []);
  const points = new PricePoints();
  for (const { at, amount, compareAt } of inOrder(rows.get(currency) ?? [])) {
    const shopAmount = shop.findLast((row) => row.at <= at)?.amount;
    const last = points.at(-1);
    if (last?.amount === amount && last.compareAt === compareAt && last.shopAmount === shopAmount)
      continue;
    points.add({ at, amount, compareAt, ...(shopAmount !== undefined && { shopAmount }) });
  }
  return points.length === 0 ? null : { variantId, currency, points, observedUntil: until };
}

/** The end of the day of the latest row, but not after `now`. */
export function endOfRows(lastAt: number, { now, timeZone }: { now: Date; timeZone: string }) {
  const nextDay = addDays(storeDay(new Date(lastAt), timeZone), 1);
  return Math.min(now.getTime(), startOfDay(nextDay, timeZone));
}

/** Ascending; of two rows at one instant the later one in the file counts. */
function inOrder(rows: readonly PriceRow[]): PriceRow[] {
  return [...new Map(rows.map((row) => [row.at, row])).values()].sort((a, b) => a.at - b.at);
}

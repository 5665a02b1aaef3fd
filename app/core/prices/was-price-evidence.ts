import { addDays, storeDay } from '../days/store-day';
import type { Variant } from '../listing/listing';
import type { PriceHistory } from './price-history';
import type { SalesHistory } from '../orders/sales-history';
import { priceSteps, type PriceStep } from './price-steps';
import { priceOnDay } from './was-price-law';
import type { PricePlace } from './was-price-claim';

/** What is known of one variant on one day: a line of the record that an advertiser has to keep. */
export interface EvidenceRow {
  /** `YYYY-MM-DD` in the store's time zone. */
  day: string;
  variantId: string;
  sku: string | null;
  country: PricePlace;
  /** ISO 4217; `null` where no price is known. */
  currency: string | null;
  /** The price that held longest on that day, and the "was" price beside it. */
  price: number | null;
  compareAt: number | null;
  /** In the store's own currency. */
  shopPrice: number | null;
  /** `observed`: read from Shopify, and looked at until `priceSeenUntil`. `unknown`: nobody looked. */
  priceSource: 'observed' | 'unknown';
  /** ISO 8601 instants between which this price was seen to hold. */
  priceSeenFrom: string | null;
  priceSeenUntil: string | null;
  /** Units ordered for that country; `null`: not known, which is not 0. */
  unitsSold: number | null;
  /** `orders`: all orders of that day were read. */
  unitsSource: 'orders' | 'unknown';
}

/** One row for each variant and day, in that order, for the days up to and including `now`'s. */
export function wasPriceEvidence(options: {
  variants: readonly Pick<Variant, 'id' | 'sku'>[];
  prices: PriceHistory;
  sales: SalesHistory | undefined;
  place: PricePlace;
  now: Date;
  windowDays: number;
  timeZone: string;
}): EvidenceRow[] {
  const { variants, prices, sales, place, now, windowDays, timeZone } = options;
  const today = storeDay(now, timeZone);
  const days = Array.from({ length: windowDays }, (_, index) =>
    addDays(today, index + 1 - windowDays),
  );
  return variants.flatMap(({ id, sku }) => {
    const series = prices.find(({ variantId }) => variantId === id);
    const steps = series ? priceSteps(series, now) : [];
    const sold = unitsByDay(sales, id, place);
    return days.map((day) => ({
      day,
      variantId: id,
      sku,
      country: place,
      ...priceColumns(priceOnDay(steps, day, timeZone), series?.currency),
      ...unitColumns(day, sold, sales),
    }));
  });
}

function priceColumns(step: PriceStep | null, currency: string | undefined) {
  return {
    currency: step && currency !== undefined ? currency : null,
    price: step?.amount ?? null,
    compareAt: step?.compareAt ?? null,
    shopPrice: step?.shopAmount ?? null,
    priceSource: step ? ('observed' as const) : ('unknown' as const),
    priceSeenFrom: step ? new Date(step.from).toISOString() : null,
    priceSeenUntil: step ? new Date(step.to).toISOString() : null,
  };
}

function unitColumns(day: string, sold: Map<string, number>, sales: SalesHistory | undefined) {
  const isRead = sales !== undefined && day >= sales.since && day <= sales.until;
  return {
    unitsSold: isRead ? (sold.get(day) ?? 0) : null,
    unitsSource: isRead ? ('orders' as const) : ('unknown' as const),
  };
}

function unitsByDay(
  sales: SalesHistory | undefined,
  wanted: string,
  place: PricePlace,
): Map<string, number> {
  const sold = new Map<string, number>();
  for (const { day, variantId, country, units } of sales?.days ?? []) {
    if (variantId === wanted && country === place) sold.set(day, (sold.get(day) ?? 0) + units);
  }
  return sold;
}

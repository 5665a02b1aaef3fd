import { addDays, storeDay } from '../days/store-day';
import type { Variant } from '../listing/listing';
import type { PriceSeries } from './price-history';
import type { SalesHistory } from '../orders/sales-history';
import { priceSteps, type PriceStep } from './price-steps';
import { priceOnDay } from './was-price-law';
import type { PricePlace } from './was-price-claim';

/**
 * What is known of one variant on one day, or on days of which each adds nothing to the one before: a line of the
 * record that an advertiser has to keep.
 */
export interface EvidenceRow {
  /** `YYYY-MM-DD` in the store's time zone, both included. */
  firstDay: string;
  lastDay: string;
  variantId: string;
  sku: string | null;
  country: PricePlace;
  /** ISO 4217; `null` where no price is known. */
  currency: string | null;
  /** The price that held longest on each of the days, and the "was" price beside it. */
  price: number | null;
  compareAt: number | null;
  /** In the store's own currency. */
  shopPrice: number | null;
  /**
   * `observed`: read from Shopify, and looked at until `priceSeenUntil`. `imported`: the merchant's own word, from a
   * price history that they imported. `unknown`: nobody looked.
   */
  priceSource: 'observed' | 'imported' | 'unknown';
  /** ISO 8601 instants between which this price was seen to hold, or is said to have held. */
  priceSeenFrom: string | null;
  priceSeenUntil: string | null;
  /** Units ordered for that country on all of the days; `null`: not known, which is not 0. */
  unitsSold: number | null;
  /** `orders`: all orders of those days were read. */
  unitsSource: 'orders' | 'unknown';
}

/**
 * The rows of one variant, in order of days, up to and including `now`'s: one for each day on which a price began or a
 * unit was sold, and one for the days in between.
 */
export function wasPriceEvidence(options: {
  variant: Pick<Variant, 'id' | 'sku'>;
  /** `undefined`: no price of the variant was seen in that country. */
  series: PriceSeries | undefined;
  sales: SalesHistory | undefined;
  place: PricePlace;
  now: Date;
  windowDays: number;
  timeZone: string;
}): EvidenceRow[] {
  const { variant, series, sales, place, now, windowDays, timeZone } = options;
  const today = storeDay(now, timeZone);
  const steps = series ? priceSteps(series, now) : [];
  const sold = unitsByDay(sales, variant.id, place);
  const rows: EvidenceRow[] = [];
  for (let ago = windowDays - 1; ago >= 0; ago--) {
    const day = addDays(today, -ago);
    const row = {
      firstDay: day,
      lastDay: day,
      variantId: variant.id,
      sku: variant.sku,
      country: place,
      ...priceColumns(priceOnDay(steps, day, timeZone), series?.currency),
      ...unitColumns(day, sold, sales),
    };
    const before = rows.at(-1);
    if (before && addsNothing(row, before)) before.lastDay = day;
    else rows.push(row);
  }
  return rows;
}

function addsNothing(row: EvidenceRow, before: EvidenceRow): boolean {
  return (
    !row.unitsSold &&
    row.unitsSold === before.unitsSold &&
    // An instant at which a price began tells it from any other; without one no price is known.
    row.priceSeenFrom === before.priceSeenFrom
  );
}

function priceColumns(step: PriceStep | null, currency: string | undefined) {
  return {
    currency: step && currency !== undefined ? currency : null,
    price: step?.amount ?? null,
    compareAt: step?.compareAt ?? null,
    shopPrice: step?.shopAmount ?? null,
    priceSource: sourceOf(step),
    priceSeenFrom: step ? new Date(step.from).toISOString() : null,
    priceSeenUntil: step ? new Date(step.to).toISOString() : null,
  };
}

function sourceOf(step: PriceStep | null): EvidenceRow['priceSource'] {
  if (!step) return 'unknown';
  return step.isImported ? 'imported' : 'observed';
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

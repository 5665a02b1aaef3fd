import { addDays } from '../days/store-day';
import { UNKNOWN_RETURN_REASON } from '../orders/order-counts';
import type { SalesHistory } from '../orders/sales-history';
import type { ReturnEvidence } from './return-baseline';

export interface ReturnCounts extends ReturnEvidence {
  units: number;
  returnedUnits: number;
  /** Orders besides, in no other count, of which nobody knows whether they came back. */
  unknownOrders: number;
  /** Reasons that say something, by units, the most frequent first. */
  reasons: { reason: string; units: number }[];
}

export interface ReturnCountOptions {
  /** `YYYY-MM-DD` in the store's time zone. */
  today: string;
  /** Orders younger than this are left out: what is to come back from them has not yet. */
  minimumOrderAgeDays: number;
  windowDays: number;
}

/** For all destinations together: what makes a product come back is the product. */
export function returnCounts(
  sales: SalesHistory,
  { today, minimumOrderAgeDays, windowDays }: ReturnCountOptions,
): ReturnCounts {
  const last = addDays(today, -minimumOrderAgeDays);
  const first = addDays(last, 1 - windowDays);
  const counts = { units: 0, returnedUnits: 0, orders: 0, returnedOrders: 0, unknownOrders: 0 };
  const byReason = new Map<string, number>();
  for (const sold of sales.days) {
    if (sold.day < first || sold.day > last) continue;
    const { unknownReturns: unknown = { units: 0, orders: 0 } } = sold;
    const units = sold.units - unknown.units;
    const orders = (sold.orders ?? Math.min(1, sold.units)) - unknown.orders;
    const returned = Math.min(sold.returnedUnits, units);
    counts.units += units;
    counts.returnedUnits += returned;
    counts.orders += orders;
    counts.returnedOrders += Math.min(
      orders,
      sold.returnedOrders ?? (units > 0 ? returned / units : 0),
    );
    counts.unknownOrders += unknown.orders;
    for (const [reason, count] of Object.entries(sold.returnReasons)) {
      if (reason !== UNKNOWN_RETURN_REASON && count > 0)
        byReason.set(reason, (byReason.get(reason) ?? 0) + count);
    }
  }
  const reasons = [...byReason]
    .map(([reason, count]) => ({ reason, units: count }))
    .sort((a, b) => b.units - a.units || (a.reason < b.reason ? -1 : 1));
  return { ...counts, reasons };
}

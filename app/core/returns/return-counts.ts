import { addDays } from '../days/store-day';
import { UNKNOWN_RETURN_REASON } from '../orders/order-counts';
import type { SalesHistory } from '../orders/sales-history';
import { unitsTogether } from './units-together';

export interface ReturnCounts {
  units: number;
  returnedUnits: number;
  /** How many of them came back together, see `unitsTogether`. */
  together: number;
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
  let units = 0;
  let returnedUnits = 0;
  let returnedSquares = 0;
  const byReason = new Map<string, number>();
  for (const sold of sales.days) {
    if (sold.day < first || sold.day > last) continue;
    units += sold.units;
    const returned = Math.min(sold.returnedUnits, sold.units);
    returnedUnits += returned;
    returnedSquares += Math.min(sold.returnedSquares ?? Infinity, returned ** 2);
    for (const [reason, count] of Object.entries(sold.returnReasons)) {
      if (reason !== UNKNOWN_RETURN_REASON && count > 0)
        byReason.set(reason, (byReason.get(reason) ?? 0) + count);
    }
  }
  const reasons = [...byReason]
    .map(([reason, count]) => ({ reason, units: count }))
    .sort((a, b) => b.units - a.units || (a.reason < b.reason ? -1 : 1));
  return {
    units,
    returnedUnits,
    together: unitsTogether(returnedUnits, returnedSquares),
    reasons,
  };
}

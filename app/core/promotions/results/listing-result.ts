import type { Lift } from '../lift';
import { effectOf, type ExpectedChange } from './effect';
import type { SalesSums } from './results';

/** One promoted listing's part in it. */
export interface ListingResult {
  listingId: string;
  title: string;
  during: SalesSums;
  /** Of orders that used the promotion's code; `null`: it has none, or that is not known. */
  withCode: SalesSums | null;
  /** `null`: the weeks before, or last year's, are not known. */
  beforeUnits: number | null;
  lastYearUnits: number | null;
  /** Against what it would have sold without the promotion; `null`: not known, or too few units to tell. */
  lift: Lift | null;
  /** Units that can be sold now; `null`: not tracked or not read. */
  stock: number | null;
  /** What the units of known cost earned, in percent of what was paid for them; `null`: not known. */
  marginPercent: number | null;
}

export interface ListingSales {
  listingId: string;
  title: string;
  during: SalesSums;
  withCode: SalesSums | null;
  beforeUnits: number | null;
  lastYearUnits: number | null;
  stock: number | null;
  earnings: Earnings;
}

/** Of the units whose cost and revenue are known; what came back is taken off. */
export interface Earnings {
  revenue: number;
  cost: number;
}

/** `expected`: what listings like these would have sold. */
export function listingResult(
  { earnings, ...sales }: ListingSales,
  expected: ExpectedChange | null,
): ListingResult {
  const { during, beforeUnits } = sales;
  return {
    ...sales,
    lift:
      beforeUnits === null || expected === null
        ? null
        : effectOf({ during: during.units, before: beforeUnits }, expected),
    marginPercent: marginPercentOf(earnings),
  };
}

export function marginPercentOf({ revenue, cost }: Earnings): number | null {
  return revenue > 0 ? ((revenue - cost) / revenue) * 100 : null;
}

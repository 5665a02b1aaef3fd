import type { PriceSeries } from './price-history';
import { heldLongest, regularPricesWithin, type RegularPriceWindow } from './regular-changes';

export interface SteadyBand {
  /** Milliseconds since 1970. */
  from: number;
  to: number;
  low: number;
  high: number;
}

/**
 * Between which prices a price counts as steady: as near to the one that held longest within the window as changes that
 * count for nothing. `null`: no price is known then.
 */
export function steadyBand(series: PriceSeries, options: RegularPriceWindow): SteadyBand | null {
  const prices = regularPricesWithin(series, options);
  const amount = heldLongest(prices);
  const [first] = prices;
  const last = prices.at(-1);
  if (amount === null || !first || !last) return null;
  const { deadband } = options;
  return {
    from: first.from,
    to: last.to,
    low: amount * (1 - deadband),
    high: amount * (1 + deadband),
  };
}

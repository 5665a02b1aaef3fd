import type { PriceSeries } from './price-history';
import { regularPricesWithin, type RegularPriceWindow } from './regular-changes';

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
  const held = new Map<number, number>();
  const prices = regularPricesWithin(series, options);
  for (const { from, to, amount } of prices)
    held.set(amount, (held.get(amount) ?? 0) + (to - from));
  const [mode] = [...held].sort(([, a], [, b]) => b - a);
  const [first] = prices;
  const last = prices.at(-1);
  if (!mode || !first || !last) return null;
  const [amount] = mode;
  const { deadband } = options;
  return {
    from: first.from,
    to: last.to,
    low: amount * (1 - deadband),
    high: amount * (1 + deadband),
  };
}

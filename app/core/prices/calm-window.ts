import { DAY_MS } from '../days/milliseconds';
import { isMarkedDown, type PriceSeries } from './price-history';
import { forEachStep } from './price-steps';
import { fromAnchor } from './price-window';
import { rememberedWithin, type RegularPriceWindow } from './regular-changes';
import { isWithin } from './regular-price';
import { WeightedVariation } from './weighted-variation';

/** A window in which nothing was promoted and no price was more than the deadband away from the one before. */
export interface CalmWindow {
  /** Days of the window during which the price was known. */
  knownDays: number;
  /** Time-weighted standard deviation over time-weighted mean. */
  coefficientOfVariation: number;
}

/**
 * What `regularPricesWithin` would tell of such a window, which has no change: each price is the regular one, and a year of
 * prices that follow the exchange rate by thousandths a day need not be made objects. `null`: the window is not calm, or
 * what a dip could reach into it from before is not.
 */
export const calmWindow = rememberedWithin<CalmWindow | null>(lookAt);

function lookAt(series: PriceSeries, options: RegularPriceWindow): CalmWindow | null {
  const { now, windowDays, dipDays, deadband } = options;
  const start = now.getTime() - windowDays * DAY_MS;
  const known = fromAnchor(series, start - dipDays * DAY_MS);
  const variation = new WeightedVariation();
  const found = { isCalm: true, knownMs: 0 };
  let before: number | null = null;
  forEachStep(known, { now }, (point, to) => {
    if (!found.isCalm) return;
    const { at, amount } = point;
    if (isMarkedDown(point) || (before !== null && !isCalmStep(amount, before, deadband))) {
      found.isCalm = false;
      return;
    }
    before = amount;
    if (to <= start) return;
    const heldMs = to - Math.max(at, start);
    found.knownMs += heldMs;
    variation.add(amount, heldMs);
  });
  if (!found.isCalm) return null;
  return {
    knownDays: found.knownMs / DAY_MS,
    coefficientOfVariation: variation.coefficient,
  };
}

/** Neither a change nor the beginning of a dip: see `regularChanges` and `regularPrices`. */
function isCalmStep(amount: number, before: number, deadband: number): boolean {
  return isWithin(amount, before, deadband) && amount >= before * (1 - deadband);
}

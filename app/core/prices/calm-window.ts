import { DAY_MS } from '../days/milliseconds';
import type { PriceSeries } from './price-history';
import { StepCursor } from './price-steps';
import { anchorIndex } from './price-window';
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
  const { points } = series;
  const first = anchorIndex(points, start - dipDays * DAY_MS);
  const variation = new WeightedVariation();
  let knownMs = 0;
  let before: number | null = null;
  const steps = new StepCursor(series, { now, first });
  while (steps.next()) {
    const amount = points.amount(steps.index);
    if (points.isMarkedDown(steps.index)) return null;
    if (before !== null && !isCalmStep(amount, before, deadband)) return null;
    before = amount;
    if (steps.to <= start) continue;
    const heldMs = steps.to - Math.max(steps.from, start);
    knownMs += heldMs;
    variation.add(amount, heldMs);
  }
  return { knownDays: knownMs / DAY_MS, coefficientOfVariation: variation.coefficient };
}

/** Neither a change nor the beginning of a dip: see `regularChanges` and `regularPrices`. */
function isCalmStep(amount: number, before: number, deadband: number): boolean {
  return isWithin(amount, before, deadband) && amount >= before * (1 - deadband);
}

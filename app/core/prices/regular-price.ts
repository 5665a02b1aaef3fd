import { DAY_MS } from '../days/milliseconds';
import { isMarkedDown, type PriceSeries } from './price-history';
import { priceSteps, StepCursor, type PriceStep } from './price-steps';

/** A stretch of time, in milliseconds since 1970, during which the regular price stood still. */
export interface RegularPrice {
  from: number;
  to: number;
  amount: number;
  /** The price in the store's own currency, where it was read. */
  shopAmount?: number;
}

export interface RegularPriceOptions {
  /** A dip that is back at its price within this many days is a promotion. */
  dipDays: number;
  /** Share by which prices may differ and still be the same price: 0.02 is 2%. */
  deadband: number;
}

/**
 * The price with promotions taken out. It is always a price that was asked: a compare-at price above the price says
 * that there is a promotion, and the last price before it is the regular one, whatever the compare-at price claims.
 * Else the price, with V-shaped dips (back to the same price within `dipDays`) filled in. A dip that is still open
 * at the end stays in: it may be the new price.
 *
 * A compare-at price that comes or goes while the price stands changes nothing.
 */
export function regularPrices(
  series: PriceSeries,
  options: RegularPriceOptions & { now: Date },
): RegularPrice[] {
  return fillDips(stretches(series, options), options);
}

function stretches(
  series: PriceSeries,
  { now, deadband }: RegularPriceOptions & { now: Date },
): RegularPrice[] {
  if (!series.points.isAnyMarkedDown()) return unpromotedStretches(series, now);
  const steps = priceSteps(series, now);
  const promoted = promotedSteps(steps, deadband);
  const result: RegularPrice[] = [];
  let before: Asked | null = null;
  for (const [index, step] of steps.entries()) {
    const regular: Asked = before ?? openingPrice(steps, promoted, index);
    // A price above the regular one is no promotion, whatever stands beside it.
    const isPromoted = promoted[index] && step.amount < regular.amount;
    before = isPromoted ? regularDuring(step, regular, deadband) : step;
    addStretch(result, step.from, step.to, before);
  }
  return result;
}

/** Where nothing is promoted each price is the regular one, and a year of daily prices is quickly through. */
function unpromotedStretches(series: PriceSeries, now: Date): RegularPrice[] {
  const { points } = series;
  const result: RegularPrice[] = [];
  const steps = new StepCursor(series, { now });
  while (steps.next()) {
    const { index, from, to } = steps;
    const amount = points.amount(index);
    const shopAmount = points.shopAmount(index);
    const asked = Number.isNaN(shopAmount) ? { amount } : { amount, shopAmount };
    addStretch(result, from, to, asked);
  }
  return result;
}

function addStretch(
  stretches: RegularPrice[],
  from: number,
  to: number,
  { amount, shopAmount }: Asked,
): void {
  const last = stretches.at(-1);
  if (last?.to === from && last.amount === amount && last.shopAmount === shopAmount) last.to = to;
  else
    stretches.push(
      shopAmount === undefined ? { from, to, amount } : { from, to, amount, shopAmount },
    );
}

type Asked = Pick<PriceStep, 'amount' | 'shopAmount'>;

/** Which steps are promotions: their compare-at price is above the price, and the price moved for them. */
function promotedSteps(steps: readonly PriceStep[], deadband: number): boolean[] {
  const promoted = steps.map(isMarkedDown);
  const stands = (index: number, beside: number): boolean => {
    const step = steps[index];
    const other = steps[beside];
    return (
      step !== undefined &&
      other !== undefined &&
      promoted[beside] === false &&
      isWithin(step.amount, other.amount, deadband)
    );
  };
  // Forwards from where it came, backwards from where it went.
  for (let index = 0; index < steps.length; index++)
    if (stands(index, index - 1)) promoted[index] = false;
  for (let index = steps.length - 1; index >= 0; index--)
    if (stands(index, index + 1)) promoted[index] = false;
  return promoted;
}

/** A converted compare-at price follows the exchange rate, and the regular price with it. */
function regularDuring(step: PriceStep, regular: Asked, deadband: number): Asked {
  const { compareAt, shopAmount } = step;
  const isConverted = shopAmount !== undefined && regular.shopAmount !== undefined;
  return isConverted && compareAt !== null && isWithin(compareAt, regular.amount, deadband)
    ? { ...regular, amount: compareAt }
    : regular;
}

/**
 * Of a promotion with which the known history begins: the price asked when it is over, if that is the higher one.
 * While it is not over, what the compare-at price says, in which nothing moves.
 */
function openingPrice(
  steps: readonly PriceStep[],
  promoted: readonly boolean[],
  index: number,
): Asked {
  const step = steps[index];
  if (!step) throw new RangeError(`No step ${index}`);
  const after = steps.find((_, each) => each > index && promoted[each] === false);
  if (!after) return { ...step, amount: step.compareAt ?? step.amount };
  return after.amount > step.amount ? after : step;
}

/** Whether a price is the same as another but for the deadband. */
export function isWithin(amount: number, other: number, deadband: number): boolean {
  return Math.abs(amount / other - 1) <= deadband;
}

function fillDips(
  prices: RegularPrice[],
  { dipDays, deadband }: RegularPriceOptions,
): RegularPrice[] {
  // Most have no dip at all: what stands is not copied.
  let filled = prices;
  let index = 0;
  for (let before = prices[0]; before !== undefined; before = prices[index]) {
    const end = endOfDip(prices, index, dipDays * DAY_MS, deadband);
    for (let inDip = index + 1; inDip < end; inDip++) {
      if (filled === prices) filled = [...prices];
      const { from, to } = prices[inDip] ?? before;
      filled[inDip] = { ...before, from, to };
    }
    index = end;
  }
  return filled;
}

/** Index of the price at which the dip after `index` is over; `index + 1` where no dip begins there. */
function endOfDip(
  prices: RegularPrice[],
  index: number,
  longestMs: number,
  deadband: number,
): number {
  const before = prices[index];
  const bottom = prices[index + 1];
  if (!before || !bottom || bottom.amount >= before.amount * (1 - deadband)) return index + 1;
  for (let i = index + 2; i < prices.length; i++) {
    const price = prices[i];
    if (!price || price.from - bottom.from > longestMs) break;
    if (price.amount < before.amount * (1 - deadband)) continue;
    return price.amount <= before.amount * (1 + deadband) ? i : index + 1;
  }
  return index + 1;
}

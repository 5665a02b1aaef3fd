import { DAY_MS } from '../days/milliseconds';
import { storeDay } from '../days/store-day';
import { dayNumber, isoDay } from '../days/day-number';
import { startOfDay } from '../days/start-of-day';
import type { SalesHistory } from '../orders/sales-history';
import type { PriceSeries } from './price-history';
import { priceSteps, type PriceStep } from './price-steps';
import { Remembered } from './remembered';
import type { PricePlace, WasPriceClaim } from './was-price-claim';

/**
 * [J] A price is looked at daily. Up to two days without a look, a missed one among them, are taken to have had
 * the price of the last look.
 */
export const LOOK_GAP_MS = 2 * DAY_MS;

/** Amounts that differ by less are the same price: what binary fractions and conversion leave. */
const HALF_A_CENT = 0.005;

export type Verdict = 'met' | 'notMet' | 'unknown';

/** Milliseconds since 1970. */
export interface TestPeriod {
  from: number;
  to: number;
}

/**
 * The days before `now`; for a product that is younger, its own life. `null` for a product that is younger
 * than `minimumAgeDays`.
 */
export function testPeriod(options: {
  now: Date;
  windowDays: number;
  createdAt: string | undefined;
  minimumAgeDays: number;
}): TestPeriod | null {
  const to = options.now.getTime();
  const created = options.createdAt === undefined ? -Infinity : Date.parse(options.createdAt);
  if (to - created < options.minimumAgeDays * DAY_MS) return null;
  return { from: Math.max(to - options.windowDays * DAY_MS, created), to };
}

export interface TimeTest {
  verdict: Verdict;
  /** Days of the period on which it was offered at the "was" price or above. */
  heldDays: number;
  periodDays: number;
  /** Days of the period whose price is known by the merchant's own word alone: from what they imported. */
  importedDays: number;
}

/**
 * Whether a variant was offered at its "was" price or above for long enough. Unknown where the history begins
 * after the period does; gaps within it count for neither side, and leave it unknown where they could decide.
 */
export function timeTest(
  claim: WasPriceClaim,
  period: TestPeriod,
  isEnough: (heldDays: number, periodDays: number) => boolean,
): TimeTest {
  const steps = stepsUntil(claim, period.to);
  const periodDays = days(period.to - period.from);
  const first = steps[0];
  if (!first || first.from > period.from + LOOK_GAP_MS)
    return { verdict: 'unknown', heldDays: 0, periodDays, importedDays: 0 };
  const known = overlap(steps, period);
  const importedDays = days(overlap(steps, period, ({ isImported }) => isImported === true));
  return inBothReadings(claim, (inShopCurrency) => {
    const held = overlap(steps, period, (step) => isAtOrAbove(step, claim, inShopCurrency));
    const heldDays = days(held);
    const mostDays = periodDays - days(known) + heldDays;
    const verdict = isEnough(heldDays, periodDays)
      ? 'met'
      : isEnough(mostDays, periodDays)
        ? 'unknown'
        : 'notMet';
    return { verdict, heldDays, periodDays, importedDays };
  });
}

/** Days of the period on which less than the "was" price is known to have been asked. */
export function daysBelow(claim: WasPriceClaim, period: TestPeriod): number {
  const inShopCurrency = claim.isConverted !== false;
  const isBelow = (step: PriceStep) => !isAtOrAbove(step, claim, inShopCurrency);
  return days(overlap(stepsUntil(claim, period.to), period, isBelow));
}

export interface VolumeTest {
  verdict: Verdict;
  units: number;
  /** Of these, those sold on days on which the price was the "was" price or above. */
  heldUnits: number;
  /** Days of which both price and sales are known. */
  knownDays: number;
}

/**
 * Whether more than half of the units that went to a country were sold at the "was" price or above, over the
 * days of the period of which both price and sales are known. Unknown where these are fewer than `minimumDays`
 * (and fewer than the period has), and where units of which nobody knows the variant, as of several with one SKU,
 * could decide. Without any sale it is not met: nothing was sold at that price.
 */
export function volumeTest(
  claim: WasPriceClaim,
  sales: SalesHistory | undefined,
  options: { period: TestPeriod; minimumDays: number; place: PricePlace; timeZone: string },
): VolumeTest {
  const { period, place, timeZone } = options;
  const unknown = { verdict: 'unknown', units: 0, heldUnits: 0, knownDays: 0 } as const;
  const steps = stepsUntil(claim, period.to);
  const first = steps[0];
  if (!sales || !first) return unknown;
  const from = latest(storeDay(new Date(Math.max(period.from, first.from)), timeZone), sales.since);
  const to = earliest(storeDay(new Date(period.to), timeZone), sales.until);
  const knownDays = Math.max(0, dayNumber(to) - dayNumber(from) + 1);
  const periodDays = days(period.to - period.from);
  if (knownDays < Math.min(options.minimumDays, periodDays) - days(LOOK_GAP_MS)) return unknown;
  const soldThere = sales.days.filter(
    ({ day, country }) => country === place && day >= from && day <= to,
  );
  const sold = soldThere
    .filter(({ variantId }) => variantId === claim.variant.id)
    .map(({ day, units }) => ({ units, step: priceOnDay(steps, day, timeZone) }));
  const ofNoVariant = sum(
    soldThere.filter(({ variantId }) => variantId === null).map((each) => each.units),
  );
  const units = sum(sold.map((each) => each.units));
  const atUnknownPrice = sum(sold.filter(({ step }) => !step).map((each) => each.units));
  return inBothReadings(claim, (inShopCurrency) => {
    const heldUnits = sum(
      sold
        .filter(({ step }) => step !== null && isAtOrAbove(step, claim, inShopCurrency))
        .map((each) => each.units),
    );
    const mostUnits = heldUnits + atUnknownPrice + ofNoVariant;
    const verdict =
      heldUnits * 2 > units + ofNoVariant
        ? 'met'
        : mostUnits * 2 > units + ofNoVariant
          ? 'unknown'
          : 'notMet';
    return { verdict, units, heldUnits, knownDays };
  });
}

/** When the "was" price, or more, was last asked; `null`: not within the known history. */
export function lastHeldAt(claim: WasPriceClaim, now: Date): number | null {
  return (
    stepsUntil(claim, now.getTime()).findLast((step) =>
      isAtOrAbove(step, claim, claim.isConverted !== false),
    )?.to ?? null
  );
}

/** The price that held longest on a day of the store's; the earlier one of two. `null`: none is known. */
export function priceOnDay(
  steps: readonly PriceStep[],
  day: string,
  timeZone: string,
): PriceStep | null {
  const start = startOfDay(day, timeZone);
  const end = startOfDay(isoDay(dayNumber(day) + 1), timeZone);
  let longest: { step: PriceStep; held: number } | null = null;
  for (let index = firstEndingAfter(steps, start); index < steps.length; index++) {
    const step = steps[index];
    if (!step || step.from >= end) break;
    const held = Math.min(step.to, end) - Math.max(step.from, start);
    if (!longest || held > longest.held) longest = { step, held };
  }
  return longest?.step ?? null;
}

/** By bisection: exchange rates make a step of every day, and a year has as many days to look up. */
function firstEndingAfter(steps: readonly PriceStep[], ms: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((steps[middle]?.to ?? Infinity) > ms) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * A price that follows the exchange rate is the same price at yesterday's rate, so it may be compared in the
 * store's own currency; a fixed one may not. Where nobody knows which it is, the answer is known only if both
 * readings agree.
 */
function inBothReadings<T extends { verdict: Verdict }>(
  claim: WasPriceClaim,
  read: (inShopCurrency: boolean) => T,
): T {
  const asShown = read(false);
  if (asShown.verdict === 'met' || claim.isConverted === false || claim.shopAmount === null)
    return asShown;
  const inShopCurrency = read(true);
  if (claim.isConverted || inShopCurrency.verdict === asShown.verdict) return inShopCurrency;
  return { ...inShopCurrency, verdict: 'unknown' };
}

function isAtOrAbove(step: PriceStep, claim: WasPriceClaim, inShopCurrency: boolean): boolean {
  if (step.amount > claim.compareAt.amount - HALF_A_CENT) return true;
  return (
    inShopCurrency &&
    claim.shopAmount !== null &&
    step.shopAmount !== undefined &&
    step.shopAmount > claim.shopAmount - HALF_A_CENT
  );
}

/** By series, until the instant that was asked last: the tests of one claim ask the same, several times over. */
const lastSteps = new Remembered<PriceSeries, { to: number; steps: readonly PriceStep[] }>();

function stepsUntil({ series }: WasPriceClaim, to: number): readonly PriceStep[] {
  if (!series) return [];
  const known = lastSteps.of(series);
  if (known?.to === to) return known.steps;
  const steps = lookedSteps(series, to);
  lastSteps.keep(series, { to, steps });
  return steps;
}

/** Steps of a series; a short while since the last look is taken to have had its price. */
function lookedSteps(series: PriceSeries, to: number): PriceStep[] {
  const steps = priceSteps(series, new Date(to));
  const last = steps.at(-1);
  const looked = Math.min(series.observedUntil, to);
  if (last?.to === looked && to - looked <= LOOK_GAP_MS) last.to = to;
  return steps;
}

/** How long steps that count held within the period; all do, unless it is said which. */
function overlap(
  steps: readonly PriceStep[],
  { from, to }: TestPeriod,
  counts: (step: PriceStep) => boolean = () => true,
): number {
  let held = 0;
  // A year of daily prices is asked several times over: no lists are made of it.
  for (const step of steps) {
    if (step.to <= from || step.from >= to || !counts(step)) continue;
    held += Math.min(step.to, to) - Math.max(step.from, from);
  }
  return held;
}

function days(ms: number): number {
  return ms / DAY_MS;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** `YYYY-MM-DD` sorts as it counts. */
function latest(a: string, b: string): string {
  return a > b ? a : b;
}

function earliest(a: string, b: string): string {
  return a < b ? a : b;
}

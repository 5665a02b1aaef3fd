import { dayNumber, daysBetween, isoDay } from '../../days/day-number';
import type { Lift } from '../lift';
import type { DayRange } from '../lift-periods';

/** What the effect of a promotion is told by. */
export interface EffectFacts {
  during: DayRange;
  /** Days before it in which they were in no other promotion. */
  before: readonly DayRange[];
  /** The same days of the year before, by event; `null`: not known, or they were in a promotion then. */
  lastYear: { during: DayRange; before: readonly DayRange[] } | null;
  /** Days before the promotion of which all orders are known. */
  history: DayRange;
  /** Days in which these listings were in another promotion. */
  otherPromotions: readonly DayRange[];
  /** Units of the promoted listings, and of the store's others, by day. */
  promoted: UnitsByDay;
  others: UnitsByDay;
}

export type UnitsByDay = ReadonlyMap<string, number>;

/** What the promoted listings would have sold without it, as a change from the days before. */
export interface ExpectedChange {
  /** Natural logarithm of the ratio, and its variance. */
  log: number;
  variance: number;
  /** By how much more the listings' sales differ than single ones would, in its days and in those before. */
  dispersion: { during: number; before: number };
  /** What it rests on. */
  byOthers: boolean;
  byLastYear: boolean;
}

/** [J] Fewer units of other listings in either period say nothing of the season. */
const LEAST_OTHER_UNITS = 30;
/** [J] The dispersion that little history is drawn to, and as how many pairs of weeks it weighs. */
const USUAL_DISPERSION = { value: 1.5, pairs: 5 };
/** [J] By how much a share moves by itself, where too few periods are known to measure it; a logarithm. */
const USUAL_DRIFT = 0.15;
const LEAST_PAIRS = 8;
/** [J] Of the variance of a share's seasonal movement, what one year has of its own. */
const OWN_OF_YEAR = 0.1;
/** [J] Below it, one order more or less turns the answer round. */
const LEAST_UNITS = 10;
/** [J] An interval of which one end is more than so many times the other says nothing. */
const WIDEST = 10;
const Z_95 = 1.959964;

/**
 * A difference in differences: how the store's other listings moved from the days before to the promotion's, and how
 * the promoted ones moved beside them at the same time last year. The latter is drawn towards none as far as such
 * movements are small in the store's history, or little was sold.
 */
export function expectedChange(facts: EffectFacts): ExpectedChange {
  const { during, before, lastYear } = facts;
  const [inDuring, inBefore] = [cellOf(facts, [during]), cellOf(facts, before)];
  const byOthers = inDuring.others >= LEAST_OTHER_UNITS && inBefore.others >= LEAST_OTHER_UNITS;
  const dispersion = dispersionAt(facts, byOthers);
  const drift = driftOfShare(facts, byOthers, dispersion);
  const season = seasonalShift(
    lastYear && {
      during: cellOf(facts, [lastYear.during]),
      before: cellOf(facts, lastYear.before),
    },
    { byOthers, dispersion, drift },
  );
  const others = byOthers
    ? {
        log: Math.log(inDuring.others / inBefore.others),
        variance: dispersion(inDuring) / inDuring.others + dispersion(inBefore) / inBefore.others,
      }
    : { log: Math.log(inDuring.days / inBefore.days), variance: 0 };
  return {
    log: others.log + season.log,
    variance: others.variance + season.variance,
    dispersion: { during: dispersion(inDuring), before: dispersion(inBefore) },
    byOthers,
    byLastYear: season.isKnown,
  };
}

/** How many times as much was sold as would have been. `null`: too few units to tell. */
export function effectOf(
  { during, before }: { during: number; before: number },
  { log, variance, dispersion }: ExpectedChange,
): Lift | null {
  if (during + before < LEAST_UNITS) return null;
  const ratio = Math.exp(Math.log((during + 0.5) / (before + 0.5)) - log);
  const own = dispersion.during / (during + 0.5) + dispersion.before / (before + 0.5);
  const spread = Math.exp(Z_95 * Math.sqrt(own + variance));
  if (spread ** 2 > WIDEST) return null;
  return { ratio, lower: ratio / spread, upper: ratio * spread, units: during, otherUnits: before };
}

interface Cell {
  days: number;
  promoted: number;
  others: number;
}

/** The logarithm of how the promoted moved beside the others, from one period to another, and its sampling variance. */
function shiftBetween(
  { during, before }: { during: Cell; before: Cell },
  { byOthers, dispersion }: { byOthers: boolean; dispersion: DispersionAt },
): { log: number; variance: number } {
  const logOf = ({ promoted, others, days }: Cell) =>
    Math.log(promoted + 0.5) - Math.log(byOthers ? others + 0.5 : days);
  const varianceOf = (cell: Cell) =>
    dispersion(cell) * (1 / (cell.promoted + 0.5) + (byOthers ? 1 / (cell.others + 0.5) : 0));
  return {
    log: logOf(during) - logOf(before),
    variance: varianceOf(during) + varianceOf(before),
  };
}

function seasonalShift(
  lastYear: { during: Cell; before: Cell } | null,
  options: { byOthers: boolean; dispersion: DispersionAt; drift: number },
): { log: number; variance: number; isKnown: boolean } {
  const usual = options.drift;
  if (lastYear === null) return { log: 0, variance: usual, isKnown: false };
  const { log, variance } = shiftBetween(lastYear, options);
  return { log, variance: variance + usual * OWN_OF_YEAR, isKnown: true };
}

type DispersionAt = (cell: Pick<Cell, 'promoted' | 'days'>) => number;

/** Good and bad days move sales by shares, so that where more is sold they count for more. */
function dispersionAt(facts: EffectFacts, byOthers: boolean): DispersionAt {
  const usual = dispersionOfShare(facts, byOthers);
  const { promoted, days } = cellOf(facts, [facts.history]);
  return (cell) => {
    const timesUsual = promoted > 0 ? ((cell.promoted / cell.days) * days) / promoted : 1;
    return 1 + (usual - 1) * Math.max(1, timesUsual);
  };
}

/** Pearson's statistic over pairs of weeks that follow one another, in which a season has moved little. */
function dispersionOfShare(facts: EffectFacts, byOthers: boolean): number {
  let statistic = 0;
  let expected = 0;
  let pairs = 0;
  for (const [one, other] of pairsOf(facts, { days: 7, gap: 7, step: 14 })) {
    const units = one.promoted + other.promoted;
    const ofOthers = one.others + other.others;
    if (units === 0 || (byOthers && ofOthers === 0)) continue;
    const share = byOthers ? one.others / ofOthers : 0.5;
    statistic += (one.promoted - units * share) ** 2;
    expected += units * share * (1 - share) * (byOthers ? 1 + units / ofOthers : 1);
    pairs += 1;
  }
  const own = expected > 0 ? statistic / expected : 0;
  const { value, pairs: weight } = USUAL_DISPERSION;
  return Math.max(1, (own * pairs + value * weight) / (pairs + weight));
}

/** The variance of how a share moves over as long a time, beyond what so few units explain. */
function driftOfShare(facts: EffectFacts, byOthers: boolean, dispersion: DispersionAt): number {
  const days = daysBetween(facts.during.first, facts.during.last) + 1;
  const middle = facts.before
    .map(({ first }) => daysBetween(first, facts.during.first))
    .sort(ascending);
  const gap = Math.max(days, middle[Math.floor(middle.length / 2)] ?? days);
  let sum = 0;
  let pairs = 0;
  for (const [before, during] of pairsOf(facts, { days, gap, step: 7 })) {
    if (before.promoted + during.promoted < LEAST_UNITS) continue;
    const { log, variance } = shiftBetween({ during, before }, { byOthers, dispersion });
    sum += log ** 2 - variance;
    pairs += 1;
  }
  return pairs < LEAST_PAIRS ? USUAL_DRIFT ** 2 : Math.max(0, sum / pairs);
}

const ascending = (a: number, b: number) => a - b;

/** Two periods of so many days, the second so many days after the first, wherever nothing was promoted. */
function* pairsOf(
  { history, otherPromotions, promoted, others }: EffectFacts,
  { days, gap, step }: { days: number; gap: number; step: number },
): Generator<[Cell, Cell]> {
  const start = dayNumber(history.first);
  const length = dayNumber(history.last) - start + 1;
  const sums = {
    promoted: runningSum(promoted, start, length),
    others: runningSum(others, start, length),
  };
  const busy = runningSum(busyDays(otherPromotions), start, length);
  const cell = (at: number): Cell => ({
    days,
    promoted: between(sums.promoted, at, days),
    others: between(sums.others, at, days),
  });
  for (let at = length - days - gap; at >= 0; at -= step) {
    if (between(busy, at, days) + between(busy, at + gap, days) > 0) continue;
    yield [cell(at), cell(at + gap)];
  }
}

function busyDays(ranges: readonly DayRange[]): Map<string, number> {
  const days = new Map<string, number>();
  for (const { first, last } of ranges)
    for (let day = dayNumber(first); day <= dayNumber(last); day += 1) days.set(isoDay(day), 1);
  return days;
}

function runningSum(byDay: UnitsByDay, start: number, length: number): Float64Array {
  const sums = new Float64Array(length + 1);
  for (const [day, units] of byDay) {
    const index = dayNumber(day) - start;
    if (index >= 0 && index < length) sums[index + 1] = units;
  }
  for (let index = 1; index <= length; index += 1)
    sums[index] = (sums[index] ?? 0) + (sums[index - 1] ?? 0);
  return sums;
}

function between(sums: Float64Array, at: number, days: number): number {
  return (sums[at + days] ?? 0) - (sums[at] ?? 0);
}

function cellOf({ promoted, others }: EffectFacts, ranges: readonly DayRange[]): Cell {
  const cell = { days: 0, promoted: 0, others: 0 };
  for (const { first, last } of ranges) {
    for (let day = dayNumber(first); day <= dayNumber(last); day += 1) {
      cell.days += 1;
      cell.promoted += promoted.get(isoDay(day)) ?? 0;
      cell.others += others.get(isoDay(day)) ?? 0;
    }
  }
  return cell;
}

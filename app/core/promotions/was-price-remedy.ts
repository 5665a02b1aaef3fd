import { DAY_MS } from '../days/milliseconds';
import type { WasPriceClaim } from '../prices/was-price-claim';
import {
  daysBelow,
  testPeriod,
  timeTest,
  type TestPeriod,
  type TimeTest,
} from '../prices/was-price-law';
import { daysWithin, projectedSeries } from './projected-prices';

/** What a promotion's claim is held against: a country's test, at the promotion's last instant. */
export interface PromotionTest {
  now: Date;
  /** Milliseconds since 1970. */
  until: number;
  windowDays: number;
  minimumAgeDays: number;
  createdAt: string | undefined;
  isEnough: (heldDays: number, periodDays: number) => boolean;
  /** When buyers there are asked less than the price: by the promotion itself, and by others. */
  own: readonly TestPeriod[];
  others: readonly TestPeriod[];
}

/**
 * `claim`: of what is shown during the promotion, with the price as it was looked at so far. `null`: the product is too
 * young for a test.
 */
export function testOfPromotion(claim: WasPriceClaim, test: PromotionTest): TimeTest | null {
  const { now, until, isEnough } = test;
  const lowered = [...test.own, ...test.others];
  const period = testPeriod({ ...test, now: new Date(until) });
  if (period === null) return null;
  const { series } = claim;
  const projected: WasPriceClaim = {
    ...claim,
    ...(series && { series: projectedSeries(series, { now, until, lowered }) }),
  };
  const found = timeTest(projected, period, isEnough);
  // However long the price was asked before, the days on which it was not are too many.
  const below = series ? daysBelow(projected, period) : daysWithin(period, lowered);
  const mostDays = found.periodDays - below;
  return found.verdict === 'unknown' && !isEnough(mostDays, found.periodDays)
    ? { ...found, verdict: 'notMet', heldDays: mostDays }
    : found;
}

/**
 * What helps where the test is not met, besides leaving the listing out. `endless`: another discount that has no end
 * lowers the price on every day to come. `original`: the original price that is shown is not asked any more.
 */
export type Remedy = 'shortenOrLater' | 'shorten' | 'later' | 'endless' | 'original' | 'none';

/** Each way out is tried, with prices as they are today. */
export function remedyOf(claim: WasPriceClaim, test: PromotionTest): Remedy {
  const helps = (changed: PromotionTest) => testOfPromotion(claim, changed)?.verdict !== 'notMet';
  const shorter = helps({ ...test, own: [] });
  const later = helps(muchLater(test));
  if (later) return shorter ? 'shortenOrLater' : 'later';
  if (shorter) return 'shorten';
  const finite = test.others.filter(({ to }) => Number.isFinite(to));
  const hasEndless = finite.length < test.others.length;
  if (hasEndless && helps(muchLater({ ...test, others: finite }))) return 'endless';
  return helps(muchLater({ ...test, own: [], others: [] })) ? 'none' : 'original';
}

/** Once all that ends has ended, and a whole window has passed since. */
function muchLater(test: PromotionTest): PromotionTest {
  const start = Math.min(test.until, ...test.own.map(({ from }) => from));
  const ends = test.others.map(({ to }) => to).filter(Number.isFinite);
  const byMs = Math.max(start, ...ends) - start + test.windowDays * DAY_MS;
  return {
    ...test,
    until: test.until + byMs,
    own: test.own.map(({ from, to }) => ({ from: from + byMs, to: to + byMs })),
  };
}

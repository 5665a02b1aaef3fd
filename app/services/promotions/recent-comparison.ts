import type { LiftPeriods } from '~/core/promotions/lift-periods';
import { compareSales, type SeasonComparison } from '~/core/promotions/suggestions/compare-sales';
import type { StoreDomain } from '~/core/store/store-domain';
import { remembering } from '../bind';
import type { Clock } from '../common-ports';
import type { OrderHistory } from '../orders/ports';
import type { SeasonPorts } from '../season/ports';
import type { PromotionPorts, SeasonQuery } from './ports';

export type ComparisonPorts = Pick<PromotionPorts, 'promotionSales'> & SeasonPorts & Clock;

/** Looked at one by one, with their daily sales and their audit. */
const CANDIDATES = 100;

export interface AskedComparison {
  query: SeasonQuery;
  periods: LiftPeriods;
  history: Pick<OrderHistory, 'since' | 'until' | 'readUntil'>;
  today: string;
}

/** `null`: it takes a while yet; ask again. */
export type CompareSeason = (
  ports: ComparisonPorts,
  store: StoreDomain,
  asked: AskedComparison,
) => Promise<SeasonComparison | null>;

/** However long it takes. */
export async function compareNow(
  { promotionSales }: Pick<PromotionPorts, 'promotionSales'>,
  store: StoreDomain,
  { query, periods }: AskedComparison,
): Promise<SeasonComparison> {
  const sums = await promotionSales.compareSeason(store, query);
  return compareSales(sums, periods, { limit: CANDIDATES });
}

/** [J] What was compared for longer than this is kept; anything quicker is compared anew each time. */
const WORTH_KEEPING_MS = 500;
const KEPT_MS = 10 * 60_000;

interface Kept {
  /** What it was compared of. */
  state: string;
  at: number;
  comparison: Promise<SeasonComparison>;
}

/**
 * Two years of orders of 100,000 listings take seconds to compare: a page waits `patienceMs` for them, and the next
 * one finds them compared. What is kept holds for the same orders and marks, and ten minutes at most: a listing that
 * stops being sold meanwhile is left out by whoever looks at it closer.
 */
export function recentComparisons(
  ports: ComparisonPorts,
  { patienceMs }: { patienceMs: number },
): (store: StoreDomain, asked: AskedComparison) => Promise<SeasonComparison | null> {
  const known = new Map<string, Kept>();
  return async (store, asked) => {
    const now = ports.now().getTime();
    for (const [each, { at }] of known) if (Math.abs(now - at) > KEPT_MS) known.delete(each);
    const { season, audience } = asked.query;
    const key = JSON.stringify([store, season, audience]);
    const state = await stateOf(ports, store, asked);
    const kept = known.get(key);
    if (kept?.state === state) return within(kept.comparison, patienceMs);
    const comparison = compareNow(ports, store, asked);
    const fresh: Kept = { state, at: now, comparison };
    known.set(key, fresh);
    const forget = () => {
      if (known.get(key) === fresh) known.delete(key);
    };
    comparison.then(() => {
      if (ports.now().getTime() - now < WORTH_KEEPING_MS) forget();
    }, forget);
    return within(comparison, patienceMs);
  };
}

/** [J] Nobody waits longer for a page without a word of what it is doing. */
const PATIENCE_MS = 1_500;

export const compareWithPatience: CompareSeason = remembering((ports: ComparisonPorts) =>
  recentComparisons(ports, { patienceMs: PATIENCE_MS }),
);

/** Orders, the days that are compared, and how many listings are marked. */
async function stateOf(
  { seasons }: SeasonPorts,
  store: StoreDomain,
  { query, history, today }: AskedComparison,
): Promise<string> {
  const { since, until, readUntil } = history;
  const marked = (await seasons.counts(store, today)).find(
    ({ season, audience }) => season === query.season && audience === query.audience,
  )?.marked;
  return JSON.stringify([since, until, readUntil, query.weeks.length, marked ?? 0]);
}

async function within<T>(answer: Promise<T>, ms: number): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, ms, null);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

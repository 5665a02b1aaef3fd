import type { SeasonName } from '~/core/calendar/season-mark';
import { currentOrNextSeason, seasonWindow } from '~/core/calendar/seasons';
import { storeDay } from '~/core/days/store-day';
import type { Audience } from '~/core/listing/audience';
import { liftPeriods, type LiftPeriods } from '~/core/promotions/lift-periods';
import {
  canCompare,
  compareSales,
  type SeasonComparison,
} from '~/core/promotions/suggestions/compare-sales';
import type { StoreDomain } from '~/core/store/store-domain';
import { timeZoneOf } from '~/core/store/time-zone';
import type { Clock } from '../common-ports';
import type { OrderHistory, OrderPorts } from '../orders/ports';
import type { Queues } from '../queue';
import type { SeasonPorts } from '../season/ports';
import type { StorePorts, StoreRecord } from '../store/ports';
import { keptComputation } from './kept-computation';
import type { PromotionPorts } from './ports';
import { seasonComputation, type ComputationPorts } from './computation-ports';

export type ComparisonPorts = StorePorts &
  OrderPorts &
  SeasonPorts &
  Pick<PromotionPorts, 'promotionSales'> &
  ComputationPorts &
  Queues &
  Clock;

/** Looked at one by one, with their daily sales and their audit. */
const CANDIDATES = 100;

/** [J] Compared while the page is made, in some hundredths of a second. */
const LINES_COMPARED_SOON = 5_000;

/** A season of certain buyers, and what of the store's orders it is compared by. */
export interface AskedSeason {
  season: SeasonName;
  audience: Audience;
  /** First and last day of the one that is on or comes next. */
  start: string;
  end: string;
  today: string;
  history: OrderHistory;
  /** `null`: no order is known. */
  known: { since: string; until: string } | null;
  periods: LiftPeriods;
  canCompare: boolean;
}

export async function readSeason(
  ports: OrderPorts & Clock,
  store: StoreDomain,
  record: StoreRecord | null,
  { season, audience }: { season: SeasonName; audience: Audience },
): Promise<AskedSeason> {
  const today = storeDay(ports.now(), timeZoneOf(record?.facts));
  const history = await ports.orders.history(store);
  const { since, until } = history;
  const { end } = currentOrNextSeason(season, audience, today);
  const { start } = seasonWindow(season, audience, Number(end.slice(0, 4)));
  const known = since !== null && until !== null ? { since, until } : null;
  const periods = known
    ? liftPeriods({ season, audience, ...known })
    : { seasons: [], seasonDays: 0, otherDays: 0, weeks: [] };
  const is = canCompare(periods);
  return { season, audience, start, end, today, history, known, periods, canCompare: is };
}

/** Which listings the season lifts. `null`: a job is at it, since there are many orders; ask again. */
export async function comparisonOf(
  ports: ComparisonPorts,
  store: StoreDomain,
  asked: AskedSeason,
): Promise<SeasonComparison | null> {
  if (!(await ports.promotionSales.hasMoreLinesThan(store, LINES_COMPARED_SOON))) {
    return compareNow(ports, store, asked);
  }
  const { season, audience } = asked;
  const { answer } = await keptComputation(ports, store, seasonComputation(season, audience), {
    basis: await basisOf(ports, store, asked),
    ask: () => ports.queue.send('compare-season', { store, season, audience }),
    // Its basis changes with the day and with each reading of orders.
    keptMs: Infinity,
  });
  return answer;
}

/** Compares a season for the pages that asked for it. */
export async function compareSeason(
  ports: ComparisonPorts,
  { store, ...named }: { store: StoreDomain; season: SeasonName; audience: Audience },
): Promise<void> {
  const asked = await readSeason(ports, store, await ports.stores.find(store), named);
  const basis = await basisOf(ports, store, asked);
  const compared = await compareNow(ports, store, asked);
  const name = seasonComputation(named.season, named.audience);
  await ports.computations.answer(store, name, compared, { basis, at: ports.now() });
}

async function compareNow(
  { promotionSales }: Pick<PromotionPorts, 'promotionSales'>,
  store: StoreDomain,
  { season, audience, periods, canCompare }: AskedSeason,
): Promise<SeasonComparison> {
  const weeks = canCompare ? periods.weeks : [];
  const sums = await promotionSales.compareSeason(store, { season, audience, weeks });
  return compareSales(sums, periods, { limit: CANDIDATES });
}

/** The day, the orders, and how many listings are marked. What stops being sold meanwhile is left out later on. */
async function basisOf(
  { seasons }: SeasonPorts,
  store: StoreDomain,
  { season, audience, history, today }: AskedSeason,
): Promise<string> {
  const { since, until, readUntil } = history;
  const marked = (await seasons.counts(store, today)).find(
    (each) => each.season === season && each.audience === audience,
  )?.marked;
  return JSON.stringify([today, since, until, readUntil, marked ?? 0]);
}

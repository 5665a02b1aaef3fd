import { milestonesOf, type LeadDays } from '~/core/calendar/milestones';
import { seasonAhead, type SeasonAhead } from '~/core/calendar/season-ahead';
import { daysBetween } from '~/core/days/day-number';
import { storeDay } from '~/core/days/store-day';
import type { StoreDomain } from '~/core/store/store-domain';
import { timeZoneOf } from '~/core/store/time-zone';
import type { Clock } from '../common-ports';
import type { PromotionPorts } from '../promotions/ports';
import { audiencesOf } from '../store/audiences-of';
import type { StoreRecord } from '../store/ports';
import { leadDaysOf } from './lead-days';
import { notReadyBy, unknownBy } from './next-milestone';
import { plannedPromotions } from './planned-promotions';
import type { SeasonCount, SeasonPorts } from './ports';
import type { MilestoneProgress, OverdueMilestone, PlannedPromotion } from './views';

/** What the progress of milestones is told by. `counts` is `null` until an audit has ended. */
export interface ProgressBasis {
  today: string;
  leadDays: LeadDays;
  counts: readonly SeasonCount[] | null;
}

/** How far each milestone of a season is; the promotions are those for its buyers. */
export function progressOf(
  ahead: SeasonAhead,
  { today, leadDays, counts }: ProgressBasis,
  promotions: readonly PlannedPromotion[],
): MilestoneProgress[] {
  return milestonesOf(ahead, leadDays).map((milestone) => {
    const { name, on } = milestone;
    const isAboutListings = name === 'french-ready' || name === 'listing-ready';
    return {
      name,
      on,
      daysLeft: daysBetween(today, on),
      listings:
        isAboutListings && counts
          ? { notReady: notReadyBy(milestone, counts), unknown: unknownBy(milestone, counts) }
          : null,
      promotions:
        name === 'scheduled'
          ? promotions.filter(({ start, end }) => end >= ahead.start && start <= ahead.end).length
          : null,
    };
  });
}

/** Milestones of the seasons ahead that have passed with something left to do, the longest ago first. */
export async function overdueMilestones(
  ports: SeasonPorts & Pick<PromotionPorts, 'promotions'> & Clock,
  store: StoreDomain,
  record: StoreRecord | null,
): Promise<OverdueMilestone[]> {
  if (record === null) return [];
  const timeZone = timeZoneOf(record.facts);
  const today = storeDay(ports.now(), timeZone);
  const seasons = audiencesOf(record).map((audience) => seasonAhead(audience, today));
  const until = seasons.reduce((last, { end }) => (end > last ? end : last), today);
  const from = seasons.reduce((first, { start }) => (start < first ? start : first), today);
  const [counts, promotions] = await Promise.all([
    record.baselineAt === null ? null : ports.seasons.counts(store, today),
    plannedPromotions(ports, store, { from, until, timeZone }),
  ]);
  const basis = { today, leadDays: leadDaysOf(record.settings), counts };
  return seasons
    .flatMap((ahead) => {
      const { season, audience } = ahead;
      const own = promotions.filter(({ audiences }) => audiences.includes(audience));
      return progressOf(ahead, basis, own)
        .filter(isOverdue)
        .map((milestone) => ({ ...milestone, season, audience }));
    })
    .toSorted((a, b) => a.on.localeCompare(b.on));
}

/** Prices that were to be left alone since then ask for nothing to be done. */
function isOverdue({ daysLeft, listings, promotions }: MilestoneProgress): boolean {
  if (daysLeft >= 0) return false;
  return (listings !== null && listings.notReady > 0) || promotions === 0;
}

import { upcomingMilestones, type Milestone } from '~/core/calendar/milestones';
import { daysBetween } from '~/core/days/day-number';
import { storeDay } from '~/core/days/store-day';
import type { MilestoneNotice } from '~/core/digest/digest';
import type { Audience } from '~/core/listing/audience';
import type { StoreDomain } from '~/core/store/store-domain';
import { timeZoneOf } from '~/core/store/time-zone';
import type { StorePorts } from '../store/ports';
import { leadDaysOf } from './lead-days';
import type { SeasonPorts, SeasonCount } from './ports';

/** A merchant is reminded of a milestone so many days ahead. [J] */
const REMINDED_DAYS_AHEAD = 21;

/** The milestone of these audiences that comes next; `null`: none is near, or nothing is known of the store yet. */
export async function nextMilestone(
  { stores, seasons }: StorePorts & SeasonPorts,
  store: StoreDomain,
  audiences: readonly Audience[],
  now: Date,
): Promise<MilestoneNotice | null> {
  const record = await stores.find(store);
  if (record === null) return null;
  const today = storeDay(now, timeZoneOf(record.facts));
  const [milestone] = upcomingMilestones({
    today,
    audiences,
    withinDays: REMINDED_DAYS_AHEAD,
    leadDays: leadDaysOf(record.settings),
  });
  if (milestone === undefined) return null;
  // Before the first complete audit nobody has looked.
  const counts = record.baselineAt === null ? null : await seasons.counts(store, today);
  return {
    milestone,
    daysLeft: daysBetween(today, milestone.on),
    listingsNotReady: counts && notReadyBy(milestone, counts),
  };
}

type MilestoneKey = Pick<Milestone, 'season' | 'audience' | 'name'>;

/** Marked listings with something grave open; by the French milestone, in French alone. */
export function notReadyBy(milestone: MilestoneKey, counts: readonly SeasonCount[]): number {
  const count = countFor(milestone, counts);
  return (milestone.name === 'french-ready' ? count?.frenchUnready : count?.unready) ?? 0;
}

/** Marked listings of which nobody knows whether something grave is open. */
export function unknownBy(milestone: MilestoneKey, counts: readonly SeasonCount[]): number {
  const count = countFor(milestone, counts);
  return (milestone.name === 'french-ready' ? count?.frenchUnknown : count?.unknown) ?? 0;
}

function countFor(
  { season, audience }: MilestoneKey,
  counts: readonly SeasonCount[],
): SeasonCount | undefined {
  return counts.find((each) => each.season === season && each.audience === audience);
}

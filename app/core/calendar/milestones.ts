import type { Audience } from '../listing/audience';
import { addDays } from '../days/store-day';
import { SEASON_NAMES, type SeasonName } from './season-mark';
import { seasonWindow } from './seasons';

export type MilestoneName = 'french-ready' | 'listing-ready' | 'scheduled' | 'prices-frozen';

/** Days before a window's peak by which it must be done. */
export type LeadDays = Readonly<Record<MilestoneName, number>>;

/** [J] */
export const LEAD_DAYS: LeadDays = {
  'french-ready': 56,
  'listing-ready': 42,
  scheduled: 28,
  'prices-frozen': 14,
};

/** A day by which something must be done so that a season's peak is met. */
export interface Milestone {
  season: SeasonName;
  audience: Audience;
  name: MilestoneName;
  /** `YYYY-MM-DD` in the store's time zone, and the peak that it precedes. */
  on: string;
  peak: string;
}

/** The milestones of one season's peak for one audience, by day. French is asked for by Quebec alone. */
export function milestonesOf(
  { season, audience, peak }: Pick<Milestone, 'season' | 'audience' | 'peak'>,
  leadDays: LeadDays = LEAD_DAYS,
): Milestone[] {
  return NAMES.filter((name) => name !== 'french-ready' || audience === 'QC')
    .map((name) => ({ season, audience, name, on: addDays(peak, -leadDays[name]), peak }))
    .toSorted((a, b) => a.on.localeCompare(b.on));
}

/** Those from today to so many days ahead, both included, by day; of the same day, the nearest peak first. */
export function upcomingMilestones(options: {
  /** `YYYY-MM-DD` in the store's time zone. */
  today: string;
  audiences: readonly Audience[];
  withinDays: number;
  leadDays?: LeadDays;
}): Milestone[] {
  const { today, audiences, withinDays, leadDays = LEAD_DAYS } = options;
  const last = addDays(today, withinDays);
  const firstYear = Number(today.slice(0, 4));
  const lastYear = Number(addDays(last, Math.max(...Object.values(leadDays))).slice(0, 4));
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);
  return years
    .flatMap((year) =>
      SEASON_NAMES.flatMap((season) =>
        audiences.flatMap((audience) =>
          milestonesOf(
            { season, audience, peak: seasonWindow(season, audience, year).peak },
            leadDays,
          ),
        ),
      ),
    )
    .filter(({ on }) => on >= today && on <= last)
    .toSorted((a, b) => a.on.localeCompare(b.on) || a.peak.localeCompare(b.peak));
}

const NAMES = ['french-ready', 'listing-ready', 'scheduled', 'prices-frozen'] as const;

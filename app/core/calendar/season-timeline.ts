import type { Audience } from '../listing/audience';
import { addDays } from '../days/store-day';
import { withoutReplaced, type AnnouncedDate } from './announced-dates';
import { eventsOf, type RetailEvent } from './events';
import { upcomingMilestones, type LeadDays, type Milestone } from './milestones';
import { retailWindow, WINDOW_NAMES, type RetailWindow, type WindowName } from './seasons';

export interface NamedWindow extends RetailWindow {
  name: WindowName;
}

/** What twelve months hold for one audience, each list by day. Spans that reach over their ends are whole. */
export interface SeasonTimeline<Announced extends AnnouncedDate = AnnouncedDate> {
  /** `YYYY-MM-DD`, first and last day. */
  from: string;
  until: string;
  windows: NamedWindow[];
  events: RetailEvent[];
  milestones: Milestone[];
  announced: Announced[];
}

/** The twelve months from a day (`YYYY-MM-DD`) in the store's time zone. */
export function seasonTimeline<Announced extends AnnouncedDate>(options: {
  audience: Audience;
  today: string;
  announced: readonly Announced[];
  leadDays: LeadDays;
}): SeasonTimeline<Announced> {
  const { audience, today, leadDays } = options;
  const until = twelveMonthsFrom(today);
  const announced = options.announced.filter(({ audiences }) => audiences.includes(audience));
  const firstYear = Number(today.slice(0, 4));
  const years = [firstYear, firstYear + 1];
  const isWithin = ({ start, end }: { start: string; end: string }) =>
    end >= today && start <= until;
  return {
    from: today,
    until,
    windows: years
      .flatMap((year) =>
        WINDOW_NAMES.map((name) => ({ name, ...retailWindow(name, audience, year) })),
      )
      .filter(isWithin),
    events: withoutReplaced(
      years.flatMap((year) => eventsOf(year, audience)),
      announced,
    ).filter(isWithin),
    milestones: upcomingMilestones({
      today,
      audiences: [audience],
      withinDays: 366,
      leadDays,
    }).filter(({ on }) => on <= until),
    announced: announced
      .filter(isWithin)
      .toSorted((a, b) => a.start.localeCompare(b.start) || a.name.localeCompare(b.name)),
  };
}

/** The eve of the same date next year; from 29 February on, 28 February. */
function twelveMonthsFrom(day: string): string {
  const year = Number(day.slice(0, 4)) + 1;
  return day.endsWith('-02-29') ? `${year}-02-28` : addDays(`${year}${day.slice(4)}`, -1);
}

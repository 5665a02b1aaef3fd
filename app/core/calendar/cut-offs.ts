import type { Audience } from '../listing/audience';
import { daysBetween } from '../days/day-number';
import type { AnnouncedDate } from './announced-dates';
import { seasonAhead } from './season-ahead';
import type { SeasonMark } from './season-mark';

/** A carrier's last day for parcels that are to arrive in time, as the merchant keeps it. */
export type CutOff<Announced extends AnnouncedDate = AnnouncedDate> = Announced & {
  /** To its last day; negative once it has passed. */
  daysLeft: number;
};

/** Those of one season, by day: the cut-offs after which, on their last day, that season is the one on or next. */
export function cutOffsOf<Announced extends AnnouncedDate>(options: {
  season: Pick<SeasonMark, 'season' | 'audience' | 'end'>;
  /** Buyers whose cut-offs are meant: Quebec's parcels are Canada's, too. */
  buyers: readonly Audience[];
  dates: readonly Announced[];
  /** `YYYY-MM-DD` in the store's time zone. */
  today: string;
}): CutOff<Announced>[] {
  const { season, buyers, dates, today } = options;
  return dates
    .filter(({ kind, audiences, end }) => {
      if (kind !== 'carrier-cut-off') return false;
      if (!audiences.some((each) => buyers.includes(each))) return false;
      const ahead = seasonAhead(season.audience, end);
      return ahead.season === season.season && ahead.end === season.end;
    })
    .map((date) => ({ ...date, daysLeft: daysBetween(today, date.end) }))
    .toSorted((a, b) => a.end.localeCompare(b.end) || a.name.localeCompare(b.name));
}

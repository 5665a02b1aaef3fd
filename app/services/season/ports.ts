import type { SeasonName } from '~/core/calendar/season-mark';
import type { AnnouncedDate } from '~/core/calendar/announced-dates';
import type { Period } from '~/core/calendar/season-share';
import type { Audience } from '~/core/listing/audience';
import type { StoreDomain } from '~/core/store/store-domain';

export interface StoredAnnouncedDate extends AnnouncedDate {
  /** UUID */
  id: string;
  savedAt: Date;
  /** Shopify's id of the staff account. */
  savedBy: string;
}

/** Listings marked for a season that is on or comes next, and how they stand for one audience. */
export interface SeasonCount {
  season: SeasonName;
  audience: Audience;
  /** All that are marked; those that are ready are what is left. */
  marked: number;
  unready: number;
  unknown: number;
  /** By the rules about French alone; 0 where none are asked. */
  frenchUnready: number;
  frenchUnknown: number;
}

export interface SeasonRepository {
  /** By first day. */
  announcedDates(store: StoreDomain): Promise<StoredAnnouncedDate[]>;
  /**
   * Adds a date, or changes the one of that id. `gone`: there is none of that id (any more); `taken`: its year has
   * a construction holiday already. Nothing is stored then.
   */
  saveAnnouncedDate(
    store: StoreDomain,
    id: string | null,
    date: AnnouncedDate,
    saved: { at: Date; by: string },
  ): Promise<'saved' | 'gone' | 'taken'>;
  /** What was removed; `null`: there is none of that id. */
  removeAnnouncedDate(store: StoreDomain, id: string): Promise<AnnouncedDate | null>;
  /** As last audited; seasons that ended before `today` (`YYYY-MM-DD`) are left out. */
  counts(store: StoreDomain, today: string): Promise<SeasonCount[]>;
  /** Units ordered for an audience's addresses within each period, all listings together. */
  unitsSold(store: StoreDomain, audience: Audience, periods: readonly Period[]): Promise<number[]>;
  /** Of these listings: whether the merchant chose the season, and whether a tag or the merchant marks it. */
  marksOf(
    store: StoreDomain,
    season: SeasonName,
    listingIds: string[],
  ): Promise<Map<string, { isChosen: boolean; isMarked: boolean }>>;
  /** Marks listings for a season or takes the mark back; answers those that changed. They are to be audited again. */
  chooseSeason(
    store: StoreDomain,
    season: SeasonName,
    listingIds: string[],
    isChosen: boolean,
  ): Promise<string[]>;
}

export interface SeasonPorts {
  seasons: SeasonRepository;
}

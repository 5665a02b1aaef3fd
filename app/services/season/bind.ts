import type { AnnouncedDate, AnnouncedDateInput } from '~/core/calendar/announced-dates';
import type { SeasonName } from '~/core/calendar/season-mark';
import type { Ports, StoreDomain } from '../ports';
import { chooseSeason } from './choose-season';
import { listSeasonListings, type SeasonListingsQuery } from './list-season-listings';
import { removeAnnouncedDate } from './remove-announced-date';
import { saveAnnouncedDate, type SaveAnnouncedDateAnswer } from './save-announced-date';
import { showSeason } from './show-season';
import type { SeasonListingsView, SeasonView } from './views';

/** The retail calendar's pages. */
export interface SeasonServices {
  show(store: StoreDomain): Promise<SeasonView>;
  listListings(store: StoreDomain, query: SeasonListingsQuery): Promise<SeasonListingsView>;
  /** Marks listings or takes the marks back, and judges them again; answers the ids of those that changed. */
  choose(
    store: StoreDomain,
    choice: { season: SeasonName; listingIds: string[]; isChosen: boolean },
  ): Promise<string[]>;
  /** `by`: Shopify's id of the staff account. */
  saveAnnouncedDate(
    store: StoreDomain,
    input: AnnouncedDateInput & { id: string | null },
    by: string,
  ): Promise<SaveAnnouncedDateAnswer>;
  /** What was removed; `null`: it was gone already. */
  removeAnnouncedDate(store: StoreDomain, id: string, by: string): Promise<AnnouncedDate | null>;
}

export function bindSeason(ports: Ports): SeasonServices {
  return {
    show: (store) => showSeason(ports, store),
    listListings: (store, query) => listSeasonListings(ports, store, query),
    choose: (store, choice) => chooseSeason(ports, store, choice),
    saveAnnouncedDate: (store, input, by) => saveAnnouncedDate(ports, store, input, by),
    removeAnnouncedDate: (store, id, by) => removeAnnouncedDate(ports, store, id, by),
  };
}

import type {
  AnnouncedDate,
  AnnouncedDateErrors,
  AnnouncedDateInput,
} from '~/core/calendar/announced-dates';
import type { SeasonName } from '~/core/calendar/season-mark';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Answer, Gone, Invalid } from '../answer';
import type { AuditPorts } from '../audit/ports';
import type { CataloguePorts } from '../catalogue/ports';
import type { Clock, Logs } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import type { PromotionPorts } from '../promotions/ports';
import type { StorePorts } from '../store/ports';
import type { SyncPorts } from '../sync/ports';
import { chooseSeason } from './choose-season';
import { listSeasonListings, type SeasonListingsQuery } from './list-season-listings';
import type { SeasonPorts } from './ports';
import { removeAnnouncedDate } from './remove-announced-date';
import { saveAnnouncedDate } from './save-announced-date';
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
  ): Promise<Answer<string[], Gone>>;
  /** `by`: Shopify's id of the staff account. */
  saveAnnouncedDate(
    store: StoreDomain,
    input: AnnouncedDateInput & { id: string | null },
    by: string,
  ): Promise<Answer<undefined, Gone | Invalid<AnnouncedDateErrors>>>;
  /** Answers what was removed, for a way back. */
  removeAnnouncedDate(
    store: StoreDomain,
    id: string,
    by: string,
  ): Promise<Answer<AnnouncedDate, Gone>>;
}

type BoundPorts = StorePorts &
  CataloguePorts &
  AuditPorts &
  OrderPorts &
  SyncPorts &
  SeasonPorts &
  PromotionPorts &
  Clock &
  Logs;

export function bindSeason(ports: BoundPorts): SeasonServices {
  return {
    show: (store) => showSeason(ports, store),
    listListings: (store, query) => listSeasonListings(ports, store, query),
    choose: (store, choice) => chooseSeason(ports, store, choice),
    saveAnnouncedDate: (store, input, by) => saveAnnouncedDate(ports, store, input, by),
    removeAnnouncedDate: (store, id, by) => removeAnnouncedDate(ports, store, id, by),
  };
}

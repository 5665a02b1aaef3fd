import type { SeasonName } from '~/core/calendar/season-mark';
import type { StoreDomain } from '~/core/store/store-domain';
import type { CataloguePorts } from '../catalogue/ports';
import { whyEmpty } from '../catalogue/why-empty';
import type { SyncPorts } from '../sync/ports';
import type { SeasonPorts } from './ports';
import type { SeasonListingsView } from './views';

/** At most how many of them are marked at once. */
export const SEASON_LISTINGS_ON_A_PAGE = 50;

export interface SeasonListingsQuery {
  season: SeasonName;
  search?: string;
  /** Opaque key of the last row of the page before, or of the first row of the page after. */
  after?: string;
  before?: string;
}

/** Listings by title, to choose those of a season from. */
export async function listSeasonListings(
  ports: CataloguePorts & SeasonPorts & SyncPorts,
  store: StoreDomain,
  { season, search, after, before }: SeasonListingsQuery,
): Promise<SeasonListingsView> {
  const page = await ports.listings.page(store, {
    search,
    after,
    before,
    sort: 'title',
    direction: 'asc',
    limit: SEASON_LISTINGS_ON_A_PAGE,
  });
  const { rows, total, previous, next } = page;
  const marks = await ports.seasons.marksOf(
    store,
    season,
    rows.map(({ id }) => id),
  );
  return {
    season,
    search: search ?? '',
    rows: rows.map(({ id, title, photoUrl }) => {
      const { isChosen = false, isMarked = false } = marks.get(id) ?? {};
      return { id, title, photoUrl, isChosen, isTagged: isMarked && !isChosen };
    }),
    total,
    previous,
    next,
    firstSync: await whyEmpty(ports, store, page),
  };
}

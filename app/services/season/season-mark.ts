import type { SeasonName } from '~/core/calendar/season-mark';
import type { StoreDomain } from '~/core/store/store-domain';
import type { ListingView } from '../catalogue/views';
import type { SeasonPorts } from './ports';

/** Who marks a listing for a season: the merchant in the app, or a tag. */
export async function seasonMark(
  { seasons }: SeasonPorts,
  store: StoreDomain,
  season: SeasonName,
  listingId: string,
): Promise<ListingView['seasons'][number]> {
  const marks = await seasons.marksOf(store, season, [listingId]);
  const { isChosen = false, isMarked = false } = marks.get(listingId) ?? {};
  return { season, isChosen, isTagged: isMarked && !isChosen };
}

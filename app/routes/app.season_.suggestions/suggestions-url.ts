import { z } from 'zod';
import { SEASON_NAMES, type SeasonName } from '~/core/calendar/season-mark';
import { AUDIENCES, type Audience } from '~/core/listing/audience';
import { globalIdNumber } from '~/core/store/global-id';

export interface AskedSuggestions {
  season: SeasonName | null;
  audience: Audience | null;
}

const PARAMS = {
  season: z.enum(SEASON_NAMES),
  audience: z.enum(AUDIENCES),
};

/** What the address asks for; what cannot be read is as if it were not there, and the page shows what it chose. */
export function parseSuggestionsUrl(params: URLSearchParams): AskedSuggestions {
  return {
    season: PARAMS.season.safeParse(params.get('season')).data ?? null,
    audience: PARAMS.audience.safeParse(params.get('audience')).data ?? null,
  };
}

/** The page that plans a promotion, with listings chosen. */
export function planPath(options: {
  listingIds: readonly string[];
  season: SeasonName;
  audience: Audience;
}): string {
  const { listingIds, season, audience } = options;
  const params = new URLSearchParams({
    listings: listingIds.map(globalIdNumber).join(','),
    season,
    audience,
  });
  return `/app/promotions/new?${params.toString()}`;
}

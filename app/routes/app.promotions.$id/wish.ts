import { z } from 'zod';
import { SEASON_NAMES } from '~/core/calendar/season-mark';
import { AUDIENCES } from '~/core/listing/audience';
import { MAX_CHOSEN } from '~/core/promotions/plan-scope';
import { globalId, isIdNumber } from '~/core/store/global-id';
import type { PromotionWish } from '~/services/promotions/new-promotion';

const season = z.enum(SEASON_NAMES);
const audience = z.enum(AUDIENCES);
const numbers = z.array(z.string().refine(isIdNumber)).max(MAX_CHOSEN);

/**
 * What a link to a new promotion asks for: `listings` as the numbers of products, separated by commas. What
 * cannot be read is as if it were not there.
 */
export function parseWish(params: URLSearchParams): PromotionWish {
  const asked = params.get('listings')?.split(',') ?? [];
  const listings = numbers.safeParse([...new Set(asked)].filter((number) => number !== ''));
  return {
    listingIds: (listings.data ?? []).map((number) => globalId('Product', number)),
    season: season.safeParse(params.get('season')).data ?? null,
    audience: audience.safeParse(params.get('audience')).data ?? null,
  };
}

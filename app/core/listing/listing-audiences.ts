import { AUDIENCES, COUNTRY_OF, type Audience } from './audience';
import type { Listing } from './listing';

/** Who can buy it, as far as its catalogs say; without a word of them, everybody. */
export function listingAudiences({ soldIn }: Pick<Listing, 'soldIn'>): readonly Audience[] {
  if (soldIn === undefined) return AUDIENCES;
  return AUDIENCES.filter((audience) => soldIn[COUNTRY_OF[audience]] !== false);
}

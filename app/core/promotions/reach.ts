import type { Audience } from '../listing/audience';
import type { PricePlace } from '../prices/was-price-claim';
import type { Offer, PromotionFacts } from './facts';
import type { PromotionPlan } from './promotion';

/** ISO 3166-1 alpha-2: Quebec's buyers are buyers in Canada, whom no market of Shopify's tells apart. */
export const COUNTRY_OF: Readonly<Record<Audience, PricePlace>> = { US: 'US', CA: 'CA', QC: 'CA' };

type Reach = Pick<PromotionPlan, 'audiences' | 'reach'>;

/** The countries that it is meant for. */
export function countriesMeant({ audiences }: Pick<Reach, 'audiences'>): PricePlace[] {
  return PLACES.filter((place) => audiences.some((audience) => COUNTRY_OF[audience] === place));
}

/** The countries whose buyers get it, as far as prices are looked at there. */
export function placesReached(
  plan: Reach,
  facts: Pick<PromotionFacts, 'store' | 'marketDiscounts' | 'markets'>,
): PricePlace[] {
  const meant = countriesMeant(plan);
  if (plan.reach === 'markets' && facts.marketDiscounts !== false) {
    const markets = (facts.markets ?? []).filter(({ countries }) => isFor(countries, meant));
    return PLACES.filter(
      (place) =>
        meant.includes(place) || markets.some(({ countries }) => isFor(countries, [place])),
    );
  }
  const sold = countriesMeant({ audiences: facts.store.sellsTo });
  return PLACES.filter((place) => meant.includes(place) || sold.includes(place));
}

/** `countries` `null`: every country. */
function isFor(countries: readonly string[] | null, places: readonly PricePlace[]): boolean {
  return countries === null || places.some((place) => countries.includes(place));
}

/** Whether the other offer may lower the price of a listing for buyers in one of the places. */
export function offersOn(
  offers: readonly Offer[],
  listingId: string,
  places: readonly PricePlace[],
): Offer[] {
  return offers.filter(
    ({ covers, countries }) =>
      (covers.kind === 'all' || (covers.kind === 'listings' && covers.listingIds.has(listingId))) &&
      isFor(countries, places),
  );
}

/** Whether two stretches of time share an instant; ends are the first instant that no longer belongs. */
export function overlapsInTime(
  a: { startsAt: string; endsAt: string | null },
  b: { startsAt: string; endsAt: string | null },
): boolean {
  return Date.parse(a.startsAt) < endOf(b) && Date.parse(b.startsAt) < endOf(a);
}

/** Milliseconds since 1970; infinite where there is no end. */
export function endOf({ endsAt }: { endsAt: string | null }): number {
  return endsAt === null ? Infinity : Date.parse(endsAt);
}

const PLACES: readonly PricePlace[] = ['US', 'CA'];

import type { PromotionPlan } from './promotion';
import { countriesMeant } from './reach';

/**
 * Ids of the markets that a plan is for; `null` where one of its countries has none. A market that holds other
 * countries as well is among them.
 */
export function marketIdsFor(
  plan: Pick<PromotionPlan, 'audiences'>,
  /** `countries` `null`: every country. */
  markets: readonly { id: string; countries: readonly string[] | null }[],
): string[] | null {
  const ids = new Set<string>();
  for (const country of countriesMeant(plan)) {
    const selling = markets.filter(
      ({ countries }) => countries === null || countries.includes(country),
    );
    if (selling.length === 0) return null;
    for (const { id } of selling) ids.add(id);
  }
  return [...ids].sort();
}

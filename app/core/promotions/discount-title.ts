import { isWithinQuebec, reachesAudience, type MarketRegions } from '../store/market';
import type { PromotionPlan } from './promotion';
import type { BuyerTerms } from './terms';

type Names = Pick<PromotionPlan, 'name' | 'frenchName'>;

/** Between a name and its French one. */
const BETWEEN = ' / ';

/** Shopify takes titles of 255 characters; a part's number and its buyers need some. */
export const MAX_TITLE_LENGTH = 238;

/**
 * What a discount is called for buyers who live there: Shopify does not translate discounts. French where only Quebec
 * sees it, both where others do as well.
 */
export function titleFor({ name, frenchName }: Names, regions: MarketRegions): string {
  if (frenchName === undefined || frenchName === name) return name;
  if (isWithinQuebec(regions)) return frenchName;
  return reachesAudience(regions, 'QC') ? inBothLanguages({ name, frenchName }) : name;
}

/** The longest that it may be called. */
export function inBothLanguages({ name, frenchName }: Names): string {
  return frenchName === undefined ? name : `${name}${BETWEEN}${frenchName}`;
}

/** Discounts of one promotion that would be called the same are told apart by their buyers. */
export function distinctTitles<Each extends { terms: BuyerTerms; title: string }>(
  groups: readonly Each[],
): Each[] {
  const titles = groups.map(({ title }) => title);
  return groups.map((group) =>
    titles.filter((title) => title === group.title).length === 1
      ? group
      : { ...group, title: `${group.title} (${group.terms.audiences.join('+')})` },
  );
}

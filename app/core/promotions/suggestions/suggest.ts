import { marginOf } from './margin';
import { categoryReason } from './reasons/category';
import { liftReason } from './reasons/lift';
import { marginReason } from './reasons/margin';
import { markReason } from './reasons/mark';
import { readinessReason } from './reasons/readiness';
import { returnsReason } from './reasons/returns';
import { stockReason } from './reasons/stock';
import { stockCoverOf } from './stock-cover';
import type { CandidateFacts, Suggestion, SuggestionContext, SuggestionGround } from './suggestion';
import { isShortOfStock } from './short-of-stock';

export interface Suggestions {
  /** Best first. */
  suggestions: Suggestion[];
  /** Listings that would have been suggested. */
  leftOut: { soldOut: number; giftCards: number };
}

/**
 * Says of each candidate why to promote it and what speaks against it, in the order in which the comparison gave
 * them; behind the others, what will not last the season as it is: a promotion would only empty it sooner. What is sold
 * out, and gift cards, to which discounts do not apply, are left out and counted.
 */
export function suggestListings(
  candidates: readonly CandidateFacts[],
  context: SuggestionContext,
): Suggestions {
  const leftOut = { soldOut: 0, giftCards: 0 };
  const suggestions: Suggestion[] = [];
  for (const candidate of candidates) {
    const stock = stockCoverOf(candidate, context);
    if (candidate.listing.isGiftCard) leftOut.giftCards += 1;
    else if (stock.kind === 'known' && stock.units === 0 && isAllTracked(candidate)) {
      leftOut.soldOut += 1;
    } else suggestions.push(toSuggestion(candidate, stock, context));
  }
  return {
    suggestions: [
      ...suggestions.filter((each) => !isShortOfStock(each)),
      ...suggestions.filter(isShortOfStock),
    ],
    leftOut,
  };
}

function toSuggestion(
  candidate: CandidateFacts,
  stock: Suggestion['stock'],
  context: SuggestionContext,
): Suggestion {
  const margin = marginOf(candidate.listing.variants);
  const reasons = [
    liftReason(candidate, context),
    markReason(candidate, context),
    categoryReason(candidate, context),
    stockReason(stock, context),
    returnsReason(candidate, context),
    readinessReason(candidate, context),
    marginReason(margin),
  ];
  return {
    listingId: candidate.listingId,
    title: candidate.listing.title,
    ground: groundOf(candidate),
    stock,
    margin,
    readiness: candidate.readiness,
    reasons: reasons.filter((reason) => reason !== null),
  };
}

function groundOf({ own, isMarked }: CandidateFacts): SuggestionGround {
  if (own !== null && own.lift.lower > 1) return 'own';
  return isMarked ? 'mark' : 'category';
}

function isAllTracked({ listing }: CandidateFacts): boolean {
  return listing.variants.every(({ stock }) => typeof stock === 'number');
}

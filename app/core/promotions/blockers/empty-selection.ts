import { defineBlocker } from '../blocker';
import { leavesOut } from '../scope';

/** Nothing is chosen, or what is chosen holds no listing: Shopify makes no discount without items. */
export const emptySelection = defineBlocker({
  id: 'empty-selection',
  overridable: false,
  messages: {
    nothingChosen: 'blocking',
    emptyCollections: 'blocking',
    nothingLeft: 'blocking',
    unknown: 'notice',
  },
  ofPlan(plan, { chosenListings }) {
    const { selection } = plan;
    if (selection.kind === 'listings' && selection.listingIds.length === 0)
      return [{ message: 'nothingChosen' }];
    if (selection.kind === 'collections' && selection.collectionIds.length === 0)
      return [{ message: 'nothingChosen' }];
    if (chosenListings === null) return [{ message: 'unknown' }];
    if (chosenListings === 0 && (leavesOut(plan) || selection.kind === 'all'))
      return [{ message: 'nothingLeft' }];
    if (selection.kind === 'collections' && chosenListings === 0) {
      return [{ message: 'emptyCollections' }];
    }
    return [];
  },
});

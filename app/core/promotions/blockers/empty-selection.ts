import { defineBlocker } from '../blocker';

/** Nothing is chosen, or what is chosen holds no listing: Shopify makes no discount without items. */
export const emptySelection = defineBlocker({
  id: 'empty-selection',
  overridable: false,
  messages: { nothingChosen: 'blocking', emptyCollections: 'blocking', unknown: 'notice' },
  ofPlan({ selection }, { chosenListings }) {
    const chosen = selection.kind === 'listings' ? selection.listingIds : selection.collectionIds;
    if (chosen.length === 0) return [{ message: 'nothingChosen' }];
    if (chosenListings === null) return [{ message: 'unknown' }];
    if (selection.kind === 'collections' && chosenListings === 0) {
      return [{ message: 'emptyCollections' }];
    }
    return [];
  },
});

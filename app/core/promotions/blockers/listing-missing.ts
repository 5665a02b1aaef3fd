import { defineBlocker } from '../blocker';

/** Chosen once, and deleted in Shopify since: Shopify refuses a discount that names it. */
export const listingMissing = defineBlocker({
  id: 'listing-missing',
  overridable: false,
  messages: { missing: 'blocking', unread: 'notice' },
  ofPlan({ selection }, { missingListings }) {
    if (missingListings === 0) return [];
    return [
      {
        // Of a collection, those that were added since the last sync: they exist.
        message: selection.kind === 'listings' ? 'missing' : 'unread',
        data: { listings: missingListings },
      },
    ];
  },
});

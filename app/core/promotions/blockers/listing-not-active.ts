import { defineBlocker } from '../blocker';

/** Nobody can buy a draft or an archived product. Whoever has the link can buy an unlisted one. */
export const listingNotActive = defineBlocker({
  id: 'listing-not-active',
  overridable: true,
  messages: { draft: 'blocking', archived: 'blocking' },
  ofListing(_plan, { listing: { status } }) {
    if (status === 'DRAFT') return [{ message: 'draft' }];
    return status === 'ARCHIVED' ? [{ message: 'archived' }] : [];
  },
});

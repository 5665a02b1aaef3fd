import type { StoreDomain } from '~/core/store/store-domain';
import { checkListing } from '../catalogue/check-listing';
import type { FlowPorts, ToldUse } from './ports';

/** What Shopify Flow asks of the app. */
export const flowVerbs = {
  /** Flow tells whether a workflow of the store begins with a trigger. */
  noteUse: ({ flow }: FlowPorts, store: StoreDomain, use: ToldUse) => flow.noteUse(store, use),
  /** The action “Check a listing”; asked twice, it is checked once. */
  checkListing,
};

import type { FlowTrigger } from '~/core/flow/triggers';
import type { StoreDomain } from '~/core/store/store-domain';
import { checkListing } from '../catalogue/check-listing';
import type { Queues } from '../queue';
import type { FlowPorts } from './ports';

/** What Shopify Flow asks of the app. */
export interface FlowServices {
  /** Flow tells whether a workflow of the store begins with a trigger. */
  noteUse(
    store: StoreDomain,
    use: { trigger: FlowTrigger; isUsed: boolean; toldAt: Date },
  ): Promise<void>;
  /** The action “Check a listing”; asked twice, it is checked once. */
  checkListing(store: StoreDomain, listingId: string): Promise<void>;
}

export function bindFlow(ports: FlowPorts & Queues): FlowServices {
  return {
    noteUse: (store, use) => ports.flow.noteUse(store, use),
    checkListing: (store, listingId) => checkListing(ports, store, listingId),
  };
}

import type { StoreDomain } from '~/core/store/store-domain';
import { GONE, done, type Answer, type Gone } from '../answer';
import { checkListing } from '../catalogue/check-listing';
import type { Clock, Logs } from '../common-ports';
import type { Queues } from '../queue';
import type { StorePorts } from '../store/ports';
import { noteUse } from './note-use';
import type { FlowPorts, ToldUse } from './ports';

/** What Shopify Flow asks of the app. */
export interface FlowServices {
  /** Flow tells whether a workflow of a store begins with a trigger; null: it named no store. */
  noteUse(store: StoreDomain | null, told: ToldUse): Promise<void>;
  /** The action “Check a listing”; asked twice, it is checked once. `gone`: the store is not installed. */
  checkListing(store: StoreDomain, listingId: string): Promise<Answer<undefined, Gone>>;
}

export function bindFlow(ports: FlowPorts & StorePorts & Queues & Clock & Logs): FlowServices {
  return {
    noteUse: (store, told) => noteUse(ports, store, told),
    checkListing: async (store, listingId) => {
      if ((await ports.stores.find(store)) === null) return GONE;
      await checkListing(ports, store, listingId);
      return done();
    },
  };
}

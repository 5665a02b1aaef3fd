import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, type Answer, type Gone } from '../answer';
import type { Queues } from '../queue';
import type { StorePorts } from '../store/ports';

/** The action “Check a listing”; asked twice, it is checked once. `gone`: the store is not installed. */
export async function checkInstalledListing(
  ports: StorePorts & Queues,
  store: StoreDomain,
  listingId: string,
): Promise<Answer<undefined, Gone>> {
  if ((await ports.stores.find(store)) === null) return GONE;
  // A workflow may ask for thousands, and nobody looks at each of them.
  await ports.queue.send('refresh-listing', { store, listingId, isAsked: true });
  return done();
}

import type { StoreDomain } from '~/core/store/store-domain';
import type { Queues } from '../queue';
import type { StorePorts } from '../store/ports';

/** What webhooks of a bulk edit ask for is one request. */
const SOON_SECONDS = 5;

/** Has the photos of listings that came or changed looked at, where the merchant wants photos looked at. */
export async function askToLook(
  { stores, queue }: StorePorts & Queues,
  store: StoreDomain,
): Promise<void> {
  const record = await stores.find(store);
  if (!record?.settings.readsPhotos) return;
  await queue.send('look-at-photos', { store }, { delaySeconds: SOON_SECONDS });
}

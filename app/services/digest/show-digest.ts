import type { Ports, StoreDomain } from '../ports';
import { renderForShow } from './render-for-show';
import { timeZoneOf } from './store-of';
import type { PastDigestView } from './views';
import { viewOfSending } from './views-of';

/** A past digest, with its mail as it was. `null`: no such digest. */
export async function showDigest(
  ports: Pick<Ports, 'stores' | 'digests' | 'rendering' | 'mailLinks' | 'mail' | 'now'>,
  store: StoreDomain,
  digestId: string,
): Promise<PastDigestView | null> {
  const [record, stored] = await Promise.all([
    ports.stores.find(store),
    ports.digests.find(store, digestId),
  ]);
  if (record === null || stored === null) return null;
  return {
    sending: viewOfSending(stored, ports.now()),
    digest: stored.digest,
    timeZone: timeZoneOf(record),
    mail: await renderForShow(ports, record, stored),
  };
}

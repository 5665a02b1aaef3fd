import type { StoreDomain } from '~/core/store/store-domain';
import { timeZoneOf } from '~/core/store/time-zone';
import type { Clock } from '../common-ports';
import type { StorePorts } from '../store/ports';
import type { DigestPorts } from './ports';
import { renderForShow } from './render-for-show';
import type { PastDigestView } from './views';
import { viewOfSending } from './views-of';

/** A past digest, with its mail as it was. `null`: no such digest. */
export async function showDigest(
  ports: StorePorts & Pick<DigestPorts, 'digests' | 'rendering' | 'mailLinks' | 'mail'> & Clock,
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
    timeZone: timeZoneOf(record.facts),
    mail: await renderForShow(ports, record, stored),
  };
}

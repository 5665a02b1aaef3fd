import { digestsAround } from '~/core/digest/schedule';
import type { StoreDomain } from '~/core/store/store-domain';
import { timeZoneOf } from '~/core/store/time-zone';
import type { Clock } from '../common-ports';
import type { StorePorts } from '../store/ports';
import type { DigestPorts } from './ports';
import { installedStore } from './store-of';

/** False: gone, or in a state that cannot be paused. */
export function pauseRecipient(
  { recipients, now }: Pick<DigestPorts, 'recipients'> & Clock,
  store: StoreDomain,
  recipientId: string,
): Promise<boolean> {
  return recipients.setState(store, recipientId, {
    from: ['active'],
    to: 'paused',
    at: now(),
    next: null,
  });
}

/** From `paused` or `refused`: the next digest tells of all the time since the last. False: gone, or in another state. */
export async function resumeRecipient(
  ports: StorePorts & Pick<DigestPorts, 'recipients'> & Clock,
  store: StoreDomain,
  recipientId: string,
): Promise<boolean> {
  const [record, recipient] = await Promise.all([
    installedStore(ports, store),
    ports.recipients.find(store, recipientId),
  ]);
  if (recipient === null) return false;
  const at = ports.now();
  return ports.recipients.setState(store, recipientId, {
    from: ['paused', 'refused'],
    to: 'active',
    at,
    next: digestsAround(at, recipient, timeZoneOf(record.facts)).next,
  });
}

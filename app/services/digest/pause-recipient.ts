import { digestsAround } from '~/core/digest/schedule';
import type { Ports, StoreDomain } from '../ports';
import { installedStore, timeZoneOf } from './store-of';

/** False: gone, or in a state that cannot be paused. */
export function pauseRecipient(
  { recipients, now }: Pick<Ports, 'recipients' | 'now'>,
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
  ports: Pick<Ports, 'stores' | 'recipients' | 'now'>,
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
    next: digestsAround(at, recipient, timeZoneOf(record)).next,
  });
}

import { digestsAround } from '~/core/digest/schedule';
import type { StoreDomain } from '~/core/store/store-domain';
import { timeZoneOf } from '~/core/store/time-zone';
import { done, GONE, notDone, type Answer, type Gone } from '../answer';
import type { Clock } from '../common-ports';
import type { StorePorts } from '../store/ports';
import type { DigestPorts } from './ports';
import { installedStore } from './store-of';
import type { OtherState } from './views';

type StateChange = Parameters<DigestPorts['recipients']['setState']>[2];

export function pauseRecipient(
  ports: Pick<DigestPorts, 'recipients'> & Clock,
  store: StoreDomain,
  recipientId: string,
): Promise<Answer<undefined, Gone | OtherState>> {
  return setState(ports, store, recipientId, {
    from: ['active'],
    to: 'paused',
    at: ports.now(),
    next: null,
  });
}

/** From `paused` or `refused`: the next digest tells of all the time since the last. */
export async function resumeRecipient(
  ports: StorePorts & Pick<DigestPorts, 'recipients'> & Clock,
  store: StoreDomain,
  recipientId: string,
): Promise<Answer<undefined, Gone | OtherState>> {
  const [record, recipient] = await Promise.all([
    installedStore(ports, store),
    ports.recipients.find(store, recipientId),
  ]);
  if (recipient === null) return GONE;
  const at = ports.now();
  return setState(ports, store, recipientId, {
    from: ['paused', 'refused'],
    to: 'active',
    at,
    next: digestsAround(at, recipient, timeZoneOf(record.facts)).next,
  });
}

async function setState(
  { recipients }: Pick<DigestPorts, 'recipients'>,
  store: StoreDomain,
  recipientId: string,
  change: StateChange,
): Promise<Answer<undefined, Gone | OtherState>> {
  if (await recipients.setState(store, recipientId, change)) return done();
  const isThere = (await recipients.find(store, recipientId)) !== null;
  return isThere ? notDone({ why: 'otherState' }) : GONE;
}

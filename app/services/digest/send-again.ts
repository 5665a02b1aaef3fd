import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock } from '../common-ports';
import type { Queues } from '../queue';
import type { DigestPorts } from './ports';

/**
 * By a person: a digest whose fate is unknown, or that was refused, goes out once more under the same Message-ID,
 * to a recipient who wants mails. False: it is gone, in another state, or its recipient is not active.
 */
export async function sendAgain(
  { digests, recipients, queue, now }: Pick<DigestPorts, 'digests' | 'recipients'> & Queues & Clock,
  store: StoreDomain,
  digestId: string,
): Promise<boolean> {
  const digest = await digests.find(store, digestId);
  if (digest === null) return false;
  const recipient = await recipients.find(store, digest.recipientId);
  if (recipient?.state !== 'active') return false;
  const reopened = await digests.reopen(store, digestId, now());
  if (reopened) await queue.send('run-digests', { store }, { at: now() });
  return reopened;
}

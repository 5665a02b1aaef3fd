import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, notDone, type Answer, type Gone } from '../answer';
import type { Clock } from '../common-ports';
import type { Queues } from '../queue';
import type { DigestPorts } from './ports';
import type { OtherState } from './views';

/**
 * By a person: a digest whose fate is unknown, or that was refused, goes out once more under the same Message-ID,
 * to a recipient who wants mails. `gone`: the digest is, or its recipient.
 */
export async function sendAgain(
  { digests, recipients, queue, now }: Pick<DigestPorts, 'digests' | 'recipients'> & Queues & Clock,
  store: StoreDomain,
  digestId: string,
): Promise<Answer<undefined, Gone | OtherState>> {
  const digest = await digests.find(store, digestId);
  if (digest === null) return GONE;
  const recipient = await recipients.find(store, digest.recipientId);
  if (recipient === null) return GONE;
  if (recipient.state !== 'active' || !(await digests.reopen(store, digestId, now()))) {
    return notDone({ why: 'otherState' });
  }
  await queue.send('run-digests', { store }, { at: now() });
  return done();
}

import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, type Answer, type Gone } from '../answer';
import type { Clock } from '../common-ports';
import type { DigestPorts } from './ports';

/** Forgets who it was; the links in their mails stay good. */
export async function removeRecipient(
  { recipients, now }: Pick<DigestPorts, 'recipients'> & Clock,
  store: StoreDomain,
  recipientId: string,
): Promise<Answer<undefined, Gone>> {
  return (await recipients.remove(store, recipientId, now())) ? done() : GONE;
}

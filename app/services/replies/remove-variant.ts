import type { ReplyVariant } from '~/core/replies/variant';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, type Answer, type Gone } from '../answer';
import type { Logs } from '../common-ports';
import type { ReplyPorts } from './ports';

/** Answers what was removed, for a way back. */
export async function removeVariant(
  { replies, log }: ReplyPorts & Logs,
  store: StoreDomain,
  id: string,
  by: string,
): Promise<Answer<ReplyVariant, Gone>> {
  const removed = await replies.removeVariant(store, id);
  if (removed === null) return GONE;
  log.info({ store, by, id, moment: removed.moment }, 'reply variant removed');
  return done(removed);
}

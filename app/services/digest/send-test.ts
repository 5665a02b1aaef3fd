import { messageIdOf } from '~/core/digest/message-id';
import type { RecipientState } from '~/core/digest/recipient';
import type { StoreDomain } from '~/core/store/store-domain';
import { GONE, notDone } from '../answer';
import { timeZoneOf } from '~/core/store/time-zone';
import type { Clock, Logs } from '../common-ports';
import { createLink } from './mail-link';
import { mailAnswer } from './mail-answer';
import type { DigestPorts } from './ports';
import { digestOfLastWeek } from './preview-digest';
import type { DigestReading } from './read-digest';
import { installedStore, storeNameOf } from './store-of';
import type { MailAnswer } from './views';

/** Test mails and digests to one recipient in an hour. [J] */
const MAILS_AN_HOUR = 10;
const HOUR_MS = 60 * 60_000;

/** Those who once consented and did not take it back. */
const MAY_BE_TESTED: readonly RecipientState[] = ['active', 'paused', 'refused'];

/** Sends a recipient, who has consented, what their digest would say of the last seven days. It counts for no week. */
export async function sendTest(
  ports: DigestReading &
    Pick<DigestPorts, 'recipients' | 'mail' | 'mailLinks' | 'rendering'> &
    Clock &
    Logs,
  store: StoreDomain,
  recipientId: string,
): Promise<MailAnswer> {
  const { recipients, mail, mailLinks, now } = ports;
  const [record, recipient] = await Promise.all([
    installedStore(ports, store),
    recipients.find(store, recipientId),
  ]);
  if (recipient === null) return GONE;
  if (!MAY_BE_TESTED.includes(recipient.state)) return notDone({ why: 'otherState' });
  const anHourAgo = new Date(now().getTime() - HOUR_MS);
  if (
    (await recipients.countLinks(store, recipientId, 'unsubscribe', anHourAgo)) >= MAILS_AN_HOUR
  ) {
    return notDone({ why: 'tooMany' });
  }
  const storeName = storeNameOf(record);
  const token = await createLink(ports, store, recipientId, 'unsubscribe');
  const rendered = await ports.rendering.renderDigest({
    digest: await digestOfLastWeek(ports, record, recipient.audiences),
    language: recipient.language,
    storeName,
    timeZone: timeZoneOf(record.facts),
    links: mailLinks.ofDigest(store, token),
    sender: mail.sender,
    isTest: true,
  });
  const outcome = await mail.send({
    ...rendered,
    store,
    storeName,
    to: recipient.email,
    messageId: messageIdOf(
      { kind: 'test', recipientId, part: String(now().getTime()) },
      mailLinks.messageIdDomain,
    ),
    date: now(),
    unsubscribeUrl: mailLinks.unsubscribe(token),
  });
  ports.log.info({ store, recipient: recipientId }, `digest test ${outcome.outcome}`);
  return mailAnswer(outcome);
}

import { DAY_MS } from '~/core/days/milliseconds';
import { messageIdOf } from '~/core/digest/message-id';
import type { StoreDomain } from '~/core/store/store-domain';
import { GONE, notDone } from '../answer';
import type { Clock, Logs } from '../common-ports';
import type { StorePorts } from '../store/ports';
import { createLink } from './mail-link';
import { mailAnswer } from './mail-answer';
import type { DigestPorts, Recipient } from './ports';
import { installedStore, storeNameOf } from './store-of';
import type { MailAnswer } from './views';

/** Nobody is asked more often, whoever adds the address how often. [J] */
const QUESTIONS_A_DAY = 3;

export type Asking = StorePorts &
  Pick<DigestPorts, 'recipients' | 'mail' | 'mailLinks' | 'rendering'> &
  Clock &
  Logs;

/**
 * Mails a recipient the question whether they want the digest. The link in it is the consent: only who reads that
 * address's mail has it, and it takes a press of a button, since programs follow links too.
 */
export async function askForConsent(
  ports: Asking,
  store: StoreDomain,
  recipient: Recipient,
): Promise<MailAnswer> {
  const { recipients, mail, mailLinks, rendering, now } = ports;
  const asked = await recipients.countLinks(
    store,
    recipient.id,
    'confirm',
    new Date(now().getTime() - DAY_MS),
  );
  if (asked >= QUESTIONS_A_DAY) return notDone({ why: 'tooMany' });
  const storeName = storeNameOf(await installedStore(ports, store));
  const token = await createLink(ports, store, recipient.id, 'confirm');
  const rendered = await rendering.renderConfirmation({
    language: recipient.language,
    storeName,
    weekday: recipient.weekday,
    hour: recipient.hour,
    confirmUrl: mailLinks.confirm(token),
    sender: mail.sender,
  });
  const outcome = await mail.send({
    ...rendered,
    store,
    storeName,
    to: recipient.email,
    messageId: messageIdOf(
      { kind: 'confirm', recipientId: recipient.id, part: String(now().getTime()) },
      mailLinks.messageIdDomain,
    ),
    date: now(),
    unsubscribeUrl: null,
  });
  ports.log.info({ store, recipient: recipient.id }, `digest confirmation ${outcome.outcome}`);
  return mailAnswer(outcome);
}

/** Asks again, where there is no answer yet. */
export async function askAgain(
  ports: Asking,
  store: StoreDomain,
  recipientId: string,
): Promise<MailAnswer> {
  const recipient = await ports.recipients.find(store, recipientId);
  if (recipient === null) return GONE;
  if (recipient.state !== 'unconfirmed') return notDone({ why: 'otherState' });
  return askForConsent(ports, store, recipient);
}

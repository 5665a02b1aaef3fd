import { nextAttemptAt } from '~/core/digest/retry';
import { timeZoneOf } from '~/core/store/time-zone';
import type { Clock, Logs } from '../common-ports';
import type { StoreRecord } from '../store/ports';
import { createLink } from './mail-link';
import type { DigestPorts, Attempt, AttemptOutcome, SendOutcome, StoredDigest } from './ports';
import { storeNameOf } from './store-of';

/** How long an attempt may hold a digest before others may try: more than a server takes to ask for the text. */
const LEASE_MS = 15 * 60_000;

/**
 * One attempt to send a claimed digest. It is `sending` from the instant at which the server asks for the text; a
 * process that dies before has sent nothing and another one tries again, a process that dies after leaves a digest
 * whose fate nobody knows, which is never sent again by itself.
 */
export async function sendDigest(
  ports: Pick<DigestPorts, 'recipients' | 'digests' | 'mail' | 'mailLinks' | 'rendering'> &
    Clock &
    Logs,
  record: StoreRecord,
  stored: StoredDigest,
): Promise<void> {
  const { digests, mail, now, log } = ports;
  const store = record.domain;
  const started = now();
  const attempt = await digests.takeAttempt(store, stored.id, {
    now: started,
    until: new Date(started.getTime() + LEASE_MS),
  });
  if (attempt === null) return;
  if (stored.email === null) {
    await digests.record(store, attempt, CANCELLED, now());
    return;
  }
  const storeName = storeNameOf(record);
  const token = await createLink(ports, store, stored.recipientId, 'unsubscribe');
  const rendered = await ports.rendering.renderDigest({
    digest: stored.digest,
    language: stored.language,
    storeName,
    timeZone: timeZoneOf(record.facts),
    links: ports.mailLinks.ofDigest(store, token),
    sender: mail.sender,
  });
  const outcome = await mail.send(
    {
      ...rendered,
      store,
      storeName,
      to: stored.email,
      messageId: stored.messageId,
      date: now(),
      unsubscribeUrl: ports.mailLinks.unsubscribe(token),
    },
    { beforeText: () => digests.beginSending(store, attempt, rendered.subject, now()) },
  );
  const result = resultOf(outcome, attempt, now());
  await digests.record(store, attempt, result, now());
  log.info(
    { store, digest: stored.id, messageId: stored.messageId, attempt: attempt.number },
    `digest ${outcome.outcome}`,
  );
}

const CANCELLED: AttemptOutcome = { state: 'cancelled', response: '' };

function resultOf(outcome: SendOutcome, attempt: Attempt, at: Date): AttemptOutcome {
  switch (outcome.outcome) {
    case 'accepted':
      return { state: 'sent', response: outcome.response };
    case 'withheld':
      return CANCELLED;
    case 'unknown':
      return { state: 'unknown', response: outcome.response };
    case 'permanentFailure':
      return {
        state: 'refused',
        response: outcome.response,
        stopsRecipient: outcome.about !== 'sender',
      };
    case 'transientFailure': {
      const { response } = outcome;
      const retryAt = nextAttemptAt(attempt.number, at);
      return retryAt
        ? { state: 'claimed', response, nextAttemptAt: retryAt }
        : { state: 'refused', response, stopsRecipient: false };
    }
  }
}

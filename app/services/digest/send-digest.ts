import { nextAttemptAt } from '~/core/digest/retry';
import type { StoreDomain } from '~/core/store/store-domain';
import { timeZoneOf } from '~/core/store/time-zone';
import type { Clock, Logs } from '../common-ports';
import type { StoreRecord } from '../store/ports';
import { createLink } from './mail-link';
import type { DigestPorts, Attempt, AttemptOutcome, SendOutcome, StoredDigest } from './ports';
import { storeNameOf } from './store-of';

/** How long others leave a digest alone whose process says nothing of it any more: it may have been killed. */
const LEASE_MS = 2 * 60_000;
const SAYS_SO_EVERY_MS = 30_000;

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
  const holding = keepHolding(ports, store, attempt);
  const outcome = await mail
    .send(
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
    )
    .finally(() => {
      clearInterval(holding);
    });
  const result = resultOf(outcome, attempt, now());
  await digests.record(store, attempt, result, now());
  log.info(
    { store, digest: stored.id, messageId: stored.messageId, attempt: attempt.number },
    `digest ${outcome.outcome}`,
  );
}

/** A server may take minutes to ask for the text. */
function keepHolding(
  { digests, now, log }: Pick<DigestPorts, 'digests'> & Clock & Logs,
  store: StoreDomain,
  attempt: Attempt,
): NodeJS.Timeout {
  return setInterval(() => {
    digests
      .keepAttempt(store, attempt, new Date(now().getTime() + LEASE_MS))
      .catch((error: unknown) => {
        // Whoever takes it instead sends it, since this attempt's text is then withheld.
        log.warn({ store, digest: attempt.digestId, err: error }, 'a digest could not be held');
      });
  }, SAYS_SO_EVERY_MS);
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

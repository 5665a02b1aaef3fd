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
/** How soon a process that is about to stop hands back what its mail server has not asked the text of. */
const LOOKS_EVERY_MS = 500;

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
  { shouldPause }: { shouldPause: () => boolean },
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
  const stopHolding = keepHolding(ports, { store, attempt, shouldPause });
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
    .finally(stopHolding);
  const result = resultOf(outcome, attempt, now());
  await digests.record(store, attempt, result, now());
  log.info(
    { store, digest: stored.id, messageId: stored.messageId, attempt: attempt.number },
    `digest ${outcome.outcome}`,
  );
}

/**
 * A server may take minutes to ask for the text: until then the digest is held, or handed back where the process is
 * about to stop. Whoever takes it then sends it, since this attempt's text is withheld from that instant on.
 */
function keepHolding(
  { digests, now, log }: Pick<DigestPorts, 'digests'> & Clock & Logs,
  {
    store,
    attempt,
    shouldPause,
  }: { store: StoreDomain; attempt: Attempt; shouldPause: () => boolean },
): () => void {
  const say = (done: Promise<void>, failed: string) => {
    done.catch((error: unknown) => {
      log.warn({ store, digest: attempt.digestId, err: error }, failed);
    });
  };
  const holding = setInterval(() => {
    const until = new Date(now().getTime() + LEASE_MS);
    say(digests.keepAttempt(store, attempt, until), 'a digest could not be held');
  }, SAYS_SO_EVERY_MS);
  const looking = setInterval(() => {
    if (!shouldPause()) return;
    stop();
    say(digests.handBack(store, attempt), 'a digest could not be handed back');
  }, LOOKS_EVERY_MS);
  const stop = () => {
    clearInterval(holding);
    clearInterval(looking);
  };
  return stop;
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

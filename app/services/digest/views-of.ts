import { KEPT_IN_OUTBOX } from '~/core/digest/delivery';
import type { Recipient, StoredDigest } from './ports';
import { SENDING_FOR_MS } from './run-store-digests';
import type { RecipientView, SendingState, SendingView } from './views';

export function viewOfRecipient(recipient: Recipient): RecipientView {
  const { id, email, language, weekday, hour, audiences, state, stateDetail, stateAt } = recipient;
  return {
    id,
    email,
    language,
    weekday,
    hour,
    audiences,
    state,
    refusal:
      state === 'refused' || (state === 'unconfirmed' && stateDetail !== null)
        ? { at: stateAt.toISOString(), response: stateDetail ?? '' }
        : null,
    lastSentAt: recipient.reportedUntil?.toISOString() ?? null,
  };
}

export function viewOfSending(digest: StoredDigest, now: Date): SendingView {
  return {
    id: digest.id,
    email: digest.email ?? '',
    language: digest.language,
    isoWeek: digest.isoWeek,
    state: stateOf(digest, now),
    at: (digest.endedAt ?? digest.sendingAt ?? digest.claimedAt).toISOString(),
    subject: digest.subject ?? digest.isoWeek,
    messageId: digest.messageId,
    response: digest.response === KEPT_IN_OUTBOX ? null : digest.response,
    delay: digest.state === 'sent' ? digest.delay : null,
  };
}

function stateOf({ state, sendingAt, response }: StoredDigest, now: Date): SendingState {
  switch (state) {
    case 'sent':
      return response === KEPT_IN_OUTBOX ? 'outbox' : state;
    case 'unknown':
      return state;
    case 'refused':
    case 'cancelled':
      return 'refused';
    case 'claimed':
      return 'sending';
    case 'sending':
      // Its sender is dead, which the next sweep will find out.
      return sendingAt && now.getTime() - sendingAt.getTime() > SENDING_FOR_MS
        ? 'unknown'
        : 'sending';
  }
}

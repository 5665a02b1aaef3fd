import { KEPT_IN_OUTBOX } from '~/core/digest/delivery';
import type { SendOutcome } from './ports';
import type { MailOutcome } from './views';

/** What a person who waits for the answer is told. */
export function outcomeFor(outcome: SendOutcome): MailOutcome {
  switch (outcome.outcome) {
    case 'accepted':
      return outcome.response === KEPT_IN_OUTBOX
        ? { outcome: 'outbox', response: null }
        : { outcome: 'sent', response: outcome.response };
    case 'transientFailure':
      return { outcome: 'failed', response: outcome.response };
    case 'permanentFailure':
      return { outcome: 'refused', response: outcome.response };
    case 'unknown':
      return { outcome: 'unknown', response: outcome.response };
    case 'withheld':
      return { outcome: 'gone', response: null };
  }
}

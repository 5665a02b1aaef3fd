import { KEPT_IN_OUTBOX } from '~/core/digest/delivery';
import { done, GONE, notDone } from '../answer';
import type { SendOutcome } from './ports';
import type { MailAnswer } from './views';

/** What a person who waits for the answer is told. */
export function mailAnswer(outcome: SendOutcome): MailAnswer {
  switch (outcome.outcome) {
    case 'accepted':
      return done(outcome.response === KEPT_IN_OUTBOX ? 'outbox' : 'sent');
    case 'transientFailure':
      return notDone({ why: 'failed', response: outcome.response });
    case 'permanentFailure':
      return notDone({ why: 'refused', response: outcome.response });
    case 'unknown':
      return notDone({ why: 'unknown', response: outcome.response });
    case 'withheld':
      return GONE;
  }
}

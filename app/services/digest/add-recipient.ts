import type { Message } from '~/core/audit/outcome';
import type { RecipientInput } from '~/core/digest/recipient';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, notDone, type Answer, type Invalid } from '../answer';
import { askForConsent, type Asking } from './ask-for-consent';
import { checkRecipient, recipientError } from './check-recipient';
import type { MailAnswer, RecipientErrors } from './views';

/** [J] A store's staff, not a mailing list. */
export const MOST_RECIPIENTS = 20;

/**
 * Adds a recipient and mails them the question whether they want the digest; until they say so, nothing else goes
 * to them. Where the question cannot be handed over, nothing is added. `by`: Shopify's id of the staff account.
 */
export async function addRecipient(
  ports: Asking,
  store: StoreDomain,
  input: RecipientInput,
  by: string,
): Promise<Answer<undefined, Invalid<RecipientErrors>>> {
  const { recipients, now } = ports;
  const wanted = { ...input, email: input.email.trim() };
  const errors = checkRecipient(wanted);
  if (errors) return notDone({ why: 'invalid', errors });
  const outcome = await recipients.add(store, wanted, { by, at: now(), limit: MOST_RECIPIENTS });
  if ('refused' in outcome) {
    const email = recipientError(outcome.refused, { limit: MOST_RECIPIENTS });
    return notDone({ why: 'invalid', errors: { email } });
  }
  const { added } = outcome;
  const email = whyNotAsked(await askForConsent(ports, store, added));
  if (email === null) return done();
  await recipients.remove(store, added.id, now());
  return notDone({ why: 'invalid', errors: { email } });
}

/** `null`: the question is, or may be, where its recipient can read it, or where this installation keeps all mails. */
function whyNotAsked(asked: MailAnswer): Message | null {
  if (asked.done) return null;
  const { because } = asked;
  if (because.why === 'unknown') return null;
  if (because.why === 'tooMany') return recipientError('askedOften');
  return recipientError('notAsked', { response: 'response' in because ? because.response : '' });
}

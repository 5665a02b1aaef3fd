import type { RecipientInput } from '~/core/digest/recipient';
import type { StoreDomain } from '~/core/store/store-domain';
import { askForConsent, type Asking } from './ask-for-consent';
import { checkRecipient, recipientError } from './check-recipient';
import type { MailOutcome, RecipientErrors } from './views';

/** [J] A store's staff, not a mailing list. */
export const MOST_RECIPIENTS = 20;

/** The question is, or may be, where its recipient can read it; or where this installation keeps all mails. */
const HANDED_OVER: readonly MailOutcome['outcome'][] = ['sent', 'outbox', 'unknown'];

/**
 * Adds a recipient and mails them the question whether they want the digest; until they say so, nothing else goes
 * to them. Where the question cannot be handed over, nothing is added. `by`: Shopify's id of the staff account.
 */
export async function addRecipient(
  ports: Asking,
  store: StoreDomain,
  input: RecipientInput,
  by: string,
): Promise<RecipientErrors | null> {
  const { recipients, now } = ports;
  const wanted = { ...input, email: input.email.trim() };
  const errors = checkRecipient(wanted);
  if (errors) return errors;
  const outcome = await recipients.add(store, wanted, { by, at: now(), limit: MOST_RECIPIENTS });
  if ('refused' in outcome) {
    return { email: recipientError(outcome.refused, { limit: MOST_RECIPIENTS }) };
  }
  const { added } = outcome;
  const asked = await askForConsent(ports, store, added);
  if (HANDED_OVER.includes(asked.outcome)) return null;
  await recipients.remove(store, added.id, now());
  return {
    email:
      asked.outcome === 'tooMany'
        ? recipientError('askedOften')
        : recipientError('notAsked', { response: asked.response ?? '' }),
  };
}

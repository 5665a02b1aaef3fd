import type { Message } from '~/core/audit/outcome';
import { isMailAddress, type RecipientInput } from '~/core/digest/recipient';
import type { RecipientErrors } from './views';

/** `null`: nothing is wrong. */
export function checkRecipient(
  input: Omit<RecipientInput, 'email'> & { email?: string },
): RecipientErrors | null {
  const errors: RecipientErrors = {};
  if (input.email !== undefined && !isMailAddress(input.email)) {
    errors.email = recipientError('invalid');
  }
  if (input.audiences.length === 0) {
    errors.audiences = { id: 'digestDelivery.audiences.none', data: {} };
  }
  return Object.keys(errors).length === 0 ? null : errors;
}

export function recipientError(
  problem: 'invalid' | 'exists' | 'unsubscribed' | 'tooMany' | 'askedOften' | 'notAsked',
  data: Message['data'] = {},
): Message {
  return { id: `digestDelivery.email.${problem}`, data };
}

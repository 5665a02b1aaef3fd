import type { DigestPages, MailOutcome, RecipientErrors } from '~/services/digest/views';
import { NOTHING_DONE, type DigestsAnswer } from './digests-answer';
import type { DigestsForm } from './recipient-form';

/** Does what the form asks for. `by`: Shopify's id of the staff account. */
export async function act(
  digest: DigestPages,
  store: string,
  form: DigestsForm,
  by: string,
): Promise<DigestsAnswer> {
  switch (form.intent) {
    case 'add': {
      const { intent, ...input } = form;
      return saved(intent, await digest.addRecipient(store, input, by));
    }
    case 'change': {
      const { intent, recipientId, ...input } = form;
      return saved(intent, await digest.changeRecipient(store, recipientId, input));
    }
    case 'pause':
      return done(form.intent, await digest.pauseRecipient(store, form.recipientId));
    case 'resume':
      return done(form.intent, await digest.resumeRecipient(store, form.recipientId));
    case 'remove':
      return done(form.intent, await digest.removeRecipient(store, form.recipientId));
    case 'ask':
      return mailed(form.intent, await digest.askAgain(store, form.recipientId));
    case 'test':
      return mailed(form.intent, await digest.sendTest(store, form.recipientId));
    case 'sendAgain':
      return done(form.intent, await digest.sendAgain(store, form.digestId));
  }
}

function saved(intent: DigestsForm['intent'], errors: RecipientErrors | null): DigestsAnswer {
  return errors === null ? { ...NOTHING_DONE, done: intent } : { ...NOTHING_DONE, errors };
}

function done(intent: DigestsForm['intent'], isDone: boolean): DigestsAnswer {
  return isDone
    ? { ...NOTHING_DONE, done: intent }
    : { ...NOTHING_DONE, problem: { id: 'digests.action.notDone', data: {} } };
}

function mailed(intent: DigestsForm['intent'], mail: MailOutcome): DigestsAnswer {
  const isDone = mail.outcome === 'sent' || mail.outcome === 'outbox';
  return { ...NOTHING_DONE, mail, done: isDone ? intent : null };
}

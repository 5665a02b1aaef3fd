import type { Services } from '~/container.server';
import type { DigestsAnswer } from './digests-answer';
import type { DigestsForm } from './recipient-form';

/** Does what the form asks for. `by`: Shopify's id of the staff account. */
export async function act(
  digest: Services['digest'],
  store: string,
  form: DigestsForm,
  by: string,
): Promise<DigestsAnswer> {
  switch (form.intent) {
    case 'add': {
      const { intent, ...input } = form;
      return { intent, ...(await digest.addRecipient(store, input, by)) };
    }
    case 'change': {
      const { intent, recipientId, ...input } = form;
      return { intent, ...(await digest.changeRecipient(store, recipientId, input)) };
    }
    case 'sendAgain':
      return { intent: form.intent, ...(await digest.sendAgain(store, form.digestId)) };
    default: {
      const { intent, recipientId } = form;
      return { intent, ...(await digest[VERBS[intent]](store, recipientId)) };
    }
  }
}

/** What the buttons beside a recipient do. */
const VERBS = {
  pause: 'pauseRecipient',
  resume: 'resumeRecipient',
  remove: 'removeRecipient',
  ask: 'askAgain',
  test: 'sendTest',
} as const satisfies Record<string, keyof Services['digest']>;

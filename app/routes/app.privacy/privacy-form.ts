import { strangeForm, type ReadForm, type StrangeForm } from '~/components/answers';
import type { Answer } from '~/services/answer';
import type { UnderWay } from '~/services/sync/views';

const INTENTS = ['eraseOrders', 'eraseAll'] as const;
export type EraseIntent = (typeof INTENTS)[number];

/** What the action of this page answers. */
export type PrivacyAnswer = Answer<undefined, UnderWay | StrangeForm>;

export function parsePrivacyForm(form: FormData): ReadForm<EraseIntent> {
  const intent = INTENTS.find((each) => each === form.get('intent'));
  return intent === undefined ? strangeForm('intent') : { done: true, value: intent };
}

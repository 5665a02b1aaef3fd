import type { StrangeForm } from '~/components/answers';
import type { Answer, Gone, Invalid } from '~/services/answer';
import type {
  HandedOver,
  NotHandedOver,
  OtherState,
  RecipientErrors,
  TooManyMails,
} from '~/services/digest/views';
import type { DigestsForm } from './recipient-form';

/** What this page's action answers, and to what. `value`: where a mail went that was asked for by itself. */
export type DigestsAnswer = { intent: DigestsForm['intent'] | null } & Answer<
  HandedOver | undefined,
  Gone | OtherState | Invalid<RecipientErrors> | TooManyMails | NotHandedOver | StrangeForm
>;

import type { Message } from '~/core/audit/outcome';
import type { MailOutcome, RecipientErrors } from '~/services/digest/views';
import type { DigestsForm } from './recipient-form';

/** What this page's action answers. */
export interface DigestsAnswer {
  /** What was done; `null`: nothing. */
  done: DigestsForm['intent'] | null;
  errors: RecipientErrors;
  /** Why nothing was done. */
  problem: Message | null;
  /** What became of a mail that was to go out. */
  mail: MailOutcome | null;
}

export const NOTHING_DONE: DigestsAnswer = { done: null, errors: {}, problem: null, mail: null };

import type { Message } from '~/core/audit/outcome';
import type { PlanErrors } from '~/core/promotions/plan';
import type { PlanPreview } from '~/services/promotions/views';
import type { PromotionCommand } from './promotion-form';

/** What this page's action answers. */
export interface PromotionAnswer {
  intent: PromotionCommand['intent'] | null;
  done: boolean;
  preview: PlanPreview | null;
  errors: PlanErrors;
  /** Why it was not done, as a message. */
  refusal: Message | null;
  /** Reasons that stand in the way of what was asked. */
  blocking: number;
  /** The promotion's page, where it is another one from now on. */
  goTo: string | null;
}

export const NOTHING_DONE: PromotionAnswer = {
  intent: null,
  done: false,
  preview: null,
  errors: {},
  refusal: null,
  blocking: 0,
  goTo: null,
};

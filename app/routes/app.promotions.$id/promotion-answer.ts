import type { StrangeForm } from '~/components/answers';
import type { PlanErrors } from '~/core/promotions/plan-errors';
import type { Answer, Gone, Invalid } from '~/services/answer';
import type { Refused } from '~/services/promotions/ask';
import type { PlanPreview, WholeJudgement } from '~/services/promotions/views';
import type { PromotionCommand } from './promotion-form';

/** What came of a command. */
export interface CommandOutcome {
  preview: PlanPreview | null;
  /** Of the plan that was asked for under this id. */
  whole: (WholeJudgement & { asked: string }) | null;
  /** The promotion's page, where it is another one from now on. */
  goTo: string | null;
}

/** What this page's action answers, and to what. `blocking`: how many reasons stand in its way. */
export type PromotionAnswer = { intent: PromotionCommand['intent'] | null } & Answer<
  CommandOutcome,
  Gone | Refused | Invalid<PlanErrors> | { why: 'blocked'; blocking: number } | StrangeForm
>;

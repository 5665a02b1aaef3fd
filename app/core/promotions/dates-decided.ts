import type { PromotionFacts } from './facts';
import type { PromotionPlan } from './promotion';

/** Start and end that a person's decision is about: a start that the app alone moved is the one of before. */
export function datesDecided(
  { startsAt, endsAt }: Pick<PromotionPlan, 'startsAt' | 'endsAt'>,
  { plannedStart = startsAt }: Pick<PromotionFacts, 'plannedStart'>,
): [startsAt: string, endsAt: string] {
  return [plannedStart, endsAt];
}

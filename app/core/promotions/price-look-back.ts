import { briefReferencePrice } from '../audit/rules/brief-reference-price';
import { unsupportedWasPrice } from '../audit/rules/unsupported-was-price';
import { volatilePrice } from '../audit/rules/volatile-price';
import { LEAD_DAYS } from '../calendar/milestones';
import { DAY_MS } from '../days/milliseconds';
import { datesDecided } from './dates-decided';
import type { PromotionFacts } from './facts';
import type { PromotionPlan } from './promotion';
import { thresholdsOf } from './thresholds';

/**
 * From which instant on prices tell what stands in a plan's way, in milliseconds since 1970: the windows of the tests
 * of "was" prices, which end with the promotion, and the freeze before it with the longest dip that may reach into it.
 */
export function priceLookBack(
  plan: Pick<PromotionPlan, 'startsAt' | 'endsAt'>,
  facts: Pick<PromotionFacts, 'thresholds' | 'plannedStart'>,
): number {
  const { timeWindowDays } = thresholdsOf(unsupportedWasPrice, facts);
  const { windowDays } = thresholdsOf(briefReferencePrice, facts);
  const { dipDays } = thresholdsOf(volatilePrice, facts);
  const [decidedStart, endsAt] = datesDecided(plan, facts);
  const firstStart = Math.min(Date.parse(plan.startsAt), Date.parse(decidedStart));
  return Math.min(
    Date.parse(endsAt) - Math.max(timeWindowDays, windowDays) * DAY_MS,
    firstStart - (LEAD_DAYS['prices-frozen'] + dipDays) * DAY_MS,
  );
}

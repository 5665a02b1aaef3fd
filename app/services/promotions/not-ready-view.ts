import { phaseOf } from '~/core/promotions/promotion';
import type { PromotionSummary } from './ports';
import type { NotReadyView } from './views';

/** `null`: it is ready, was not judged yet, or is not ahead. */
export function notReadyView(
  promotion: Pick<PromotionSummary, 'state' | 'plan' | 'standing' | 'waiting' | 'whenNotReady'>,
  now: Date,
): NotReadyView | null {
  const { standing, waiting, whenNotReady } = promotion;
  const phase = phaseOf(promotion, now);
  const isAhead = phase === 'scheduled' || (phase === 'scheduling' && waiting !== null);
  if (!isAhead || !standing || standing.notReadySince === null) return null;
  const { listings } = standing;
  return { listings, whenNotReady, plannedStart: waiting?.plannedStart ?? null };
}

import { phaseOf, type PromotionPlan, type PromotionState } from './promotion';
import type { PromotionEventKind } from './promotion-events';

export type UndoableChange =
  /** `plan`: as it was before. */
  { kind: 'edit'; plan: PromotionPlan } | { kind: 'cancellation' };

/**
 * What can be taken back: the last edit, with a start that lies behind as it is now, and a cancellation before
 * the end. `events`: the latest first.
 */
export function undoableChange(
  promotion: { state: PromotionState; plan: PromotionPlan },
  events: readonly { kind: PromotionEventKind; data: { before?: PromotionPlan } }[],
  now: Date,
): UndoableChange | null {
  const { plan } = promotion;
  const phase = phaseOf(promotion, now);
  if (phase === 'cancelled') {
    return Date.parse(plan.endsAt) > now.getTime() ? { kind: 'cancellation' } : null;
  }
  if (phase !== 'scheduled' && phase !== 'running') return null;
  const last = events.find(({ kind }) => CHANGES.has(kind));
  const before =
    last?.kind === 'edited' || last?.kind === 'changeAccepted' ? last.data.before : null;
  if (!before || Date.parse(before.endsAt) <= now.getTime()) return null;
  return {
    kind: 'edit',
    plan: phase === 'running' ? { ...before, startsAt: plan.startsAt } : before,
  };
}

const CHANGES: ReadonlySet<PromotionEventKind> = new Set([
  'scheduled',
  'edited',
  'changeAccepted',
  'cancelled',
]);

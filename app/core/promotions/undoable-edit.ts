import { phaseOf, type PromotionPlan, type PromotionState } from './promotion';
import type { PromotionEventKind } from './promotion-events';

/**
 * The plan before the last edit, which can be taken back, with a start that lies behind as it is now; `null`: nothing
 * can be. A cancelled promotion is scheduled as any other; one that has run is copied. `events`: the latest first.
 */
export function undoableEdit(
  promotion: { state: PromotionState; plan: PromotionPlan },
  events: readonly { kind: PromotionEventKind; data: { before?: PromotionPlan } }[],
  now: Date,
): PromotionPlan | null {
  const { plan } = promotion;
  const phase = phaseOf(promotion, now);
  if (phase !== 'scheduled' && phase !== 'running') return null;
  // What moved the start of one that waits is no edit of the merchant's.
  if (MOVES.has(events.find(({ kind }) => CAUSES.has(kind))?.kind ?? 'planned')) return null;
  const last = events.find(({ kind }) => CHANGES.has(kind));
  const before =
    last?.kind === 'edited' || last?.kind === 'changeAccepted' ? last.data.before : null;
  if (!before || Date.parse(before.endsAt) <= now.getTime()) return null;
  return phase === 'running' ? { ...before, startsAt: plan.startsAt } : before;
}

/** Whether a part of its time is still to come that cancelling has cut off. */
export function hasRestToPlan(
  { state, plan }: { state: PromotionState; plan: PromotionPlan },
  now: Date,
): boolean {
  return (
    state === 'cancelled' &&
    Date.parse(plan.startsAt) <= now.getTime() &&
    Date.parse(plan.endsAt) > now.getTime()
  );
}

const MOVES: ReadonlySet<PromotionEventKind> = new Set(['startMoved', 'waitEnded']);
const CAUSES: ReadonlySet<PromotionEventKind> = new Set([
  ...MOVES,
  'editAsked',
  'changeAccepted',
  'leftOut',
]);

const CHANGES: ReadonlySet<PromotionEventKind> = new Set([
  'scheduled',
  'edited',
  'changeAccepted',
  'cancelled',
]);

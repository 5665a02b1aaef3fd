import { DAY_MS } from '~/core/days/milliseconds';
import type { CopyKind } from '~/core/promotions/copies';
import { MAX_TITLE_LENGTH } from '~/core/promotions/discount-title';
import { movedByDays, nextTime } from '~/core/promotions/moved-days';
import type { PromotionPlan } from '~/core/promotions/promotion';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, type Answer, type Gone } from '../answer';
import type { Clock } from '../common-ports';
import type { StorePorts } from '../store/ports';
import type { CopiedTo, Promotion, PromotionPorts } from './ports';
import { planContext } from './preview-plan';
import { findPlannable } from './read-planning-facts';

/** Time to look at the copy and to schedule it. */
const REST_STARTS_IN_MS = 15 * 60_000;

/** Keeps a copy as a draft, without what was decided about the original. `name`: of any but the next time's. */
export async function duplicatePromotion(
  ports: StorePorts & Pick<PromotionPorts, 'promotions'> & Clock,
  store: StoreDomain,
  {
    promotionId,
    name,
    kind,
    by,
  }: { promotionId: string; name: string; kind: CopyKind; by: string },
): Promise<Answer<{ promotionId: string }, Gone>> {
  const [record, original] = await Promise.all([
    findPlannable(ports, store),
    ports.promotions.find(store, promotionId),
  ]);
  if (!record || !original) return GONE;
  const at = ports.now();
  const { timeZone } = planContext(record);
  const { plan, copied } = copyOf(original, { kind, name, at, timeZone });
  const data = { after: plan, ...(copied && { copied }) };
  const planned = { at, by, kind: 'planned', data } as const;
  const { whenNotReady } = original;
  const draft = await ports.promotions.createDraft(store, plan, planned, whenNotReady);
  return done({ promotionId: draft.id });
}

function copyOf(
  { plan, scheduledPlan, waiting }: Promotion,
  { kind, name, at, timeZone }: { kind: CopyKind; name: string; at: Date; timeZone: string },
): { plan: PromotionPlan; copied?: CopiedTo } {
  const named = { name: name.slice(0, MAX_TITLE_LENGTH) };
  switch (kind) {
    case 'copy':
      return { plan: { ...aheadOf(plan, at, timeZone), ...named } };
    case 'rest':
      return { plan: { ...restOf(plan, at), ...named } };
    case 'nextTime': {
      // As it was planned, however late it began.
      const original = scheduledPlan ?? plan;
      const startsAt = waiting?.plannedStart ?? original.startsAt;
      const next = nextTime({ ...original, startsAt }, { now: at, timeZone });
      return { plan: next.plan, copied: { event: next.event, from: startsAt } };
    }
  }
}

function aheadOf(plan: PromotionPlan, now: Date, timeZone: string): PromotionPlan {
  const behindMs = now.getTime() - Date.parse(plan.startsAt);
  if (behindMs < 0) return plan;
  return movedByDays(plan, (Math.floor(behindMs / (7 * DAY_MS)) + 1) * 7, timeZone);
}

function restOf(plan: PromotionPlan, now: Date): PromotionPlan {
  const minute = Math.ceil((now.getTime() + REST_STARTS_IN_MS) / 60_000) * 60_000;
  return { ...plan, startsAt: `${new Date(minute).toISOString().slice(0, 19)}Z` };
}

import { addDays } from '~/core/days/store-day';
import { exactLocalTimeOf, instantOf } from '~/core/days/zoned-time';
import { DAY_MS } from '~/core/days/milliseconds';
import { MAX_TITLE_LENGTH } from '~/core/promotions/discount-title';
import type { PromotionPlan } from '~/core/promotions/promotion';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, type Answer, type Gone } from '../answer';
import type { Clock } from '../common-ports';
import type { StorePorts } from '../store/ports';
import type { PromotionPorts } from './ports';
import { planContext } from './preview-plan';
import { findPlannable } from './read-planning-facts';

/** Time to look at the copy and to schedule it. */
const REST_STARTS_IN_MS = 15 * 60_000;

/**
 * Keeps a copy as a draft: without what was decided about the original, and with its days moved whole weeks
 * ahead where its start has passed, so that it keeps its days of the week and its times of the day. `rest`: from a
 * quarter of an hour ahead to the original's end instead. `name`: of the copy, whose id is answered.
 */
export async function duplicatePromotion(
  ports: StorePorts & Pick<PromotionPorts, 'promotions'> & Clock,
  store: StoreDomain,
  { promotionId, name, rest, by }: { promotionId: string; name: string; rest: boolean; by: string },
): Promise<Answer<{ promotionId: string }, Gone>> {
  const [record, original] = await Promise.all([
    findPlannable(ports, store),
    ports.promotions.find(store, promotionId),
  ]);
  if (!record || !original) return GONE;
  const at = ports.now();
  const plan = {
    ...(rest
      ? restOf(original.plan, at)
      : aheadOf(original.plan, at, planContext(record).timeZone)),
    name: name.slice(0, MAX_TITLE_LENGTH),
  };
  const planned = { at, by, kind: 'planned', data: { after: plan } } as const;
  const { whenNotReady } = original;
  const draft = await ports.promotions.createDraft(store, plan, planned, whenNotReady);
  return done({ promotionId: draft.id });
}

function aheadOf(plan: PromotionPlan, now: Date, timeZone: string): PromotionPlan {
  const behindMs = now.getTime() - Date.parse(plan.startsAt);
  if (behindMs < 0) return plan;
  const days = (Math.floor(behindMs / (7 * DAY_MS)) + 1) * 7;
  const moved = (instant: string) => {
    const local = exactLocalTimeOf(new Date(instant), timeZone);
    const later = instantOf(`${addDays(local.slice(0, 10), days)}${local.slice(10)}`, timeZone);
    return `${later.toISOString().slice(0, 19)}Z`;
  };
  return { ...plan, startsAt: moved(plan.startsAt), endsAt: moved(plan.endsAt) };
}

function restOf(plan: PromotionPlan, now: Date): PromotionPlan {
  const minute = Math.ceil((now.getTime() + REST_STARTS_IN_MS) / 60_000) * 60_000;
  return { ...plan, startsAt: `${new Date(minute).toISOString().slice(0, 19)}Z` };
}

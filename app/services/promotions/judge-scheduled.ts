import { isToBeDecided } from '~/core/promotions/at-the-start';
import { standingOf } from '~/core/promotions/standing';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock } from '../common-ports';
import type { Queues } from '../queue';
import { followScope } from './follow-scope';
import { gatePromotion, type Gated } from './gate-promotion';
import { orUndecided } from './unanswered';
import type { Promotion, PromotionPorts } from './ports';
import { findPlannable, type PlanningPorts } from './read-planning-facts';
import { decideWhatStarts } from './decide-what-starts';

/**
 * Judges a scheduled promotion by the gate that stands before scheduling, keeps how it stands, and decides what becomes of
 * it where its start is near. May be called at any time and repeated: what was decided for a start is not decided again.
 * Where Shopify does not answer nothing is, and how it stands stays as it was known.
 */
export async function judgeScheduled(
  ports: PlanningPorts & Pick<PromotionPorts, 'standings'> & Queues,
  { store, promotionId }: { store: StoreDomain; promotionId: string },
): Promise<void> {
  const [record, promotion] = await Promise.all([
    findPlannable(ports, store),
    ports.promotions.find(store, promotionId),
  ]);
  // What is under way is judged once Shopify is in step with it.
  if (!record || promotion?.state !== 'scheduled') return;
  const now = ports.now();
  const { plan } = promotion;
  if (Date.parse(plan.endsAt) <= now.getTime()) return;
  const isDue = isToBeDecided(promotion, now);
  // What has begun is judged on its page alone.
  if (Date.parse(plan.startsAt) <= now.getTime() && !isDue) return;
  const gated = await orUndecided(ports, store, () =>
    gatePromotion(ports, record, plan, { promotion, unanswered: 'isThrown' }),
  );
  if (gated === null) return;
  if (!(await keepStanding(ports, store, promotion, gated))) return;
  // What is decided is decided of the listings that it is on.
  const hasBegun = Date.parse(plan.startsAt) <= ports.now().getTime();
  if (!hasBegun && (await followScope(ports, store, promotion, gated))) return;
  await decideWhatStarts(ports, store, promotion, { gated, isDue });
}

/** False where it was changed, or judged by another worker, meanwhile. */
async function keepStanding(
  ports: Pick<PromotionPorts, 'standings'> & Clock,
  store: StoreDomain,
  promotion: Promotion,
  { blocking }: Gated,
): Promise<boolean> {
  const at = ports.now();
  const { standing: before } = promotion;
  const standing = standingOf(blocking, { before, now: at });
  const wasReady = (before?.notReadySince ?? null) === null;
  const isReady = standing.notReadySince === null;
  return ports.standings.save(store, promotion.id, promotion, {
    standing,
    at,
    ...(wasReady !== isReady && {
      event: {
        at,
        by: null,
        kind: isReady ? 'becameReady' : 'becameNotReady',
        data: { standing },
      },
    }),
  });
}

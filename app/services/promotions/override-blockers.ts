import { checkPlan } from '~/core/promotions/plan';
import type { PlanInput } from '~/core/promotions/plan-input';
import type { PlanErrors } from '~/core/promotions/plan-errors';
import type { BlockerOverride } from '~/core/promotions/promotion';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, notDone, type Answer, type Gone, type Invalid } from '../answer';
import type { Queues } from '../queue';
import { change, findAsked, refused, type PromotionRequest, type Refused } from './ask';
import { judgePlan } from './judge-plan';
import type { NewPromotionEvent } from './ports';
import { planContext } from './preview-plan';
import {
  findPlannable,
  readPlanningFacts,
  readShopifyFacts,
  type PlanningPorts,
} from './read-planning-facts';

type OverridePorts = PlanningPorts & Queues;

/** One reason by its key, or every one of a kind. */
export type BlockerChoice = { key: string } | { kind: string };

export type OverrideAnswer = Answer<undefined, Gone | Refused | Invalid<PlanErrors>>;

/**
 * Keeps a person's decision to go on although something stands in the way of the plan, as it is typed now. It
 * holds for as long as what stands there stays the same.
 */
export async function overrideBlockers(
  ports: OverridePorts,
  store: StoreDomain,
  request: PromotionRequest & { input: PlanInput; choice: BlockerChoice; reason: string },
): Promise<OverrideAnswer> {
  const record = await findPlannable(ports, store);
  if (!record) return GONE;
  const asked = await findAsked(ports, store, request);
  if (!asked.done) return asked;
  const promotion = asked.value;
  const { plan, errors } = checkPlan(request.input, planContext(record));
  if (errors !== null) return notDone({ why: 'invalid', errors });
  const inShopify = await readShopifyFacts(ports, store);
  const known = await readPlanningFacts(ports, record, plan, { promotion, inShopify });
  const { choice, reason, by } = request;
  const { blockers } = await judgePlan(ports, store, plan, known);
  const chosen = blockers.filter(
    ({ key, id, overridable }) =>
      overridable && ('key' in choice ? key === choice.key : id === choice.kind),
  );
  if (chosen.length === 0) return refused('promotions.refused.noSuchBlocker');
  const at = ports.now();
  const added = chosen.map(({ key }): BlockerOverride => ({
    blocker: key,
    reason,
    by,
    at: at.toISOString(),
  }));
  const keys = new Set(added.map(({ blocker }) => blocker));
  const kept = promotion.overrides.filter(({ blocker }) => !keys.has(blocker));
  return keep(ports, store, request, [...kept, ...added], {
    at,
    by,
    kind: 'overridden',
    data: { override: added[0] },
  });
}

/** Takes a decision back. */
export async function withdrawOverride(
  ports: OverridePorts,
  store: StoreDomain,
  request: PromotionRequest & { key: string },
): Promise<OverrideAnswer> {
  const asked = await findAsked(ports, store, request);
  if (!asked.done) return asked;
  const { overrides } = asked.value;
  const override = overrides.find(({ blocker }) => blocker === request.key);
  if (!override) return refused('promotions.refused.noSuchBlocker');
  const left = overrides.filter((each) => each !== override);
  return keep(ports, store, request, left, {
    at: ports.now(),
    by: request.by,
    kind: 'overrideWithdrawn',
    data: { override },
  });
}

async function keep(
  ports: Pick<PlanningPorts, 'promotions'> & Queues,
  store: StoreDomain,
  request: PromotionRequest,
  overrides: BlockerOverride[],
  event: NewPromotionEvent,
): Promise<OverrideAnswer> {
  const answer = await change(ports, store, request, { overrides, event }, event.at);
  if (!answer.done) return answer;
  if (answer.value.state === 'scheduled') {
    await ports.queue.send('judge-promotion', { store, promotionId: request.promotionId });
  }
  return done();
}

import { checkPlan } from '~/core/promotions/plan';
import type { PlanInput } from '~/core/promotions/plan-input';
import type { PlanErrors } from '~/core/promotions/plan-errors';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, notDone, type Answer, type Gone, type Invalid } from '../answer';
import type { Queues } from '../queue';
import { judgePlan } from './judge-plan';
import { keptComputation } from './kept-computation';
import type { ComputationName, ComputationPorts } from './computation-ports';
import { judgedPlan, planContext } from './preview-plan';
import type { Promotion } from './ports';
import {
  findPlannable,
  readPlanningFacts,
  type PlannableStore,
  type PlanningPorts,
} from './read-planning-facts';
import { readRecentShopifyFacts } from './recent-shopify-facts';
import type { WholeJudgement } from './views';

/** A plan as it is typed, to be judged by every listing that it chooses. */
export interface WholePlan {
  /** UUID by which whoever asked asks again: a plan that is asked for later is judged anew. */
  asked: string;
  input: PlanInput;
  /** Of the promotion that the plan changes. */
  promotionId: string | null;
}

export type WholeAnswer = Answer<WholeJudgement, Gone | Invalid<PlanErrors>>;

/** How far a job is that judges every listing of a plan, and in the end what it found. */
export async function judgeWholePlan(
  ports: PlanningPorts & ComputationPorts & Queues,
  store: StoreDomain,
  plan: WholePlan,
): Promise<WholeAnswer> {
  const read = await readAsked(ports, store, plan);
  if (!read) return GONE;
  const { errors } = checkPlan(plan.input, planContext(read.record));
  if (errors !== null) return notDone({ why: 'invalid', errors });
  const { answer, progress } = await keptComputation(ports, store, computationOf(plan), {
    basis: plan.asked,
    ask: () => ports.queue.send('judge-plan', { store, ...plan }),
  });
  return done({ done: progress?.done ?? 0, judged: answer });
}

/** [J] Listings between two words of how far it is. */
const TOLD_EVERY = 250;

/** Judges every listing of a plan for the page that asked for it. */
export async function judgeAskedPlan(
  ports: PlanningPorts & ComputationPorts,
  { store, ...asked }: WholePlan & { store: StoreDomain },
): Promise<void> {
  const read = await readAsked(ports, store, asked);
  if (!read) return;
  const { record, promotion } = read;
  const { plan, errors } = checkPlan(asked.input, planContext(record));
  if (errors !== null) return;
  const inShopify = await readRecentShopifyFacts(ports, store);
  const known = await readPlanningFacts(ports, record, plan, { promotion, inShopify });
  const name = computationOf(asked);
  const total = known.listingIds.length;
  const judgement = await judgePlan(ports, store, plan, known, {
    goOn: async (done) => {
      if (done % TOLD_EVERY === 0)
        await ports.computations.advance(store, name, { done, total }, ports.now());
      return true;
    },
  });
  const overrides = promotion?.overrides ?? [];
  const judged = await judgedPlan(ports, store, judgement, { listings: total, overrides });
  await ports.computations.answer(store, name, judged, { basis: asked.asked, at: ports.now() });
}

/** `null`: the store, or the promotion, is gone. */
async function readAsked(
  ports: PlanningPorts,
  store: StoreDomain,
  { promotionId }: WholePlan,
): Promise<{ record: PlannableStore; promotion: Promotion | null } | null> {
  const [record, promotion] = await Promise.all([
    findPlannable(ports, store),
    promotionId === null ? null : ports.promotions.find(store, promotionId),
  ]);
  return !record || (promotionId !== null && promotion === null) ? null : { record, promotion };
}

function computationOf({ asked }: Pick<WholePlan, 'asked'>): ComputationName<'plan'> {
  return { kind: 'plan', key: asked };
}

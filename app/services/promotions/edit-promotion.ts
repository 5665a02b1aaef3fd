import { hasTooManyEntries } from '~/core/promotions/discount-parts';
import { isSale, phaseOf, type PromotionPlan } from '~/core/promotions/promotion';
import type { StoreDomain } from '~/core/store/store-domain';
import {
  ask,
  findAsked,
  refused,
  type AskPorts,
  type AskedAnswer,
  type PromotionRequest,
} from './ask';
import { endOfWait, startKept } from './end-of-wait';

/**
 * Changes a promotion that is scheduled or running; a job changes Shopify's discounts. If Shopify declines, the
 * plan of before comes back, in the discounts as well, and `failure` says why.
 */
export async function editPromotion(
  ports: AskPorts,
  store: StoreDomain,
  request: PromotionRequest & { plan: PromotionPlan },
): Promise<AskedAnswer> {
  const asked = await findAsked(ports, store, request);
  if (!asked.done) return asked;
  const promotion = asked.value;
  const { plan } = request;
  const before = promotion.plan;
  const now = ports.now();
  const phase = phaseOf(promotion, now);
  if (phase !== 'scheduled' && phase !== 'running') return refused('promotions.refused.state');
  if (promotion.parts.some(({ seenInShopify }) => seenInShopify !== null)) {
    return refused('promotions.failed.changedInShopify');
  }
  if (phase === 'running' && Date.parse(plan.startsAt) !== Date.parse(before.startsAt)) {
    return refused('promotions.refused.startOfRunning');
  }
  if (phase === 'running' && changesPrices(before, plan)) {
    return refused('promotions.refused.runningSale');
  }
  if (hasTooManyEntries(plan)) return refused('promotions.failed.tooManyEntries');
  if (Date.parse(plan.endsAt) <= Math.max(Date.parse(plan.startsAt), now.getTime())) {
    return refused('promotions.failed.dates');
  }
  return ask(ports, store, promotion, {
    plan,
    state: 'scheduling',
    failure: null,
    ...endOfWait(promotion, startKept(before, plan)),
    event: { at: now, by: request.by, kind: 'editAsked', data: { before, after: plan } },
  });
}

/** What is written stands until it is put back: of sale prices that are on, name and end alone may change. */
function changesPrices(before: PromotionPlan, after: PromotionPlan): boolean {
  if (!isSale(before) && !isSale(after)) return false;
  const prices = ({
    kind,
    audiences,
    reach,
    selection,
    exclusions,
    discount,
    own,
  }: PromotionPlan) =>
    JSON.stringify([kind, audiences, reach, selection, exclusions, discount, own]);
  return prices(before) !== prices(after);
}

import { hasTooManyEntries } from '~/core/promotions/discount-parts';
import type { StoreDomain } from '~/core/store/store-domain';
import {
  ask,
  findAsked,
  refused,
  type AskPorts,
  type AskedAnswer,
  type PromotionRequest,
} from './ask';
import { hasRun, type HasRunPorts } from './has-run';

/**
 * Has Shopify's discounts made for a promotion, or once more for one that failed or was cancelled before it ran. What
 * stands in its way is for the caller to have judged. A job makes them: `promotion.state` says when it is done.
 */
export async function scheduleDiscounts(
  ports: AskPorts & HasRunPorts,
  store: StoreDomain,
  request: PromotionRequest,
): Promise<AskedAnswer> {
  const asked = await findAsked(ports, store, request);
  if (!asked.done) return asked;
  const promotion = asked.value;
  const { state, plan } = promotion;
  if (state !== 'draft' && state !== 'failed' && state !== 'cancelled') {
    return refused('promotions.refused.state');
  }
  if (await hasRun(ports, store, promotion)) return refused('promotions.refused.hasRun');
  if (hasTooManyEntries(plan)) return refused('promotions.failed.tooManyEntries');
  const now = ports.now();
  if (Date.parse(plan.endsAt) <= Math.max(Date.parse(plan.startsAt), now.getTime())) {
    return refused('promotions.failed.dates');
  }
  return ask(ports, store, promotion, {
    state: 'scheduling',
    scheduledPlan: null,
    failure: null,
    standing: null,
    event: { at: now, by: request.by, kind: 'schedulingAsked', data: { after: plan } },
  });
}

import { phaseOf, type PromotionPhase } from '~/core/promotions/promotion';
import type { WhenNotReady } from '~/core/promotions/when-not-ready';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, type Answer, type Gone } from '../answer';
import {
  change,
  findAsked,
  refused,
  type AskPorts,
  type PromotionRequest,
  type Refused,
} from './ask';

/** Before it has begun. */
const AHEAD: readonly PromotionPhase[] = [
  'draft',
  'failed',
  'cancelled',
  'scheduling',
  'scheduled',
];

/**
 * What is to become of a promotion at its start where it is not ready. Of one that waits, or whose start is so near that it
 * was decided already, it is decided anew.
 */
export async function chooseWhenNotReady(
  ports: AskPorts,
  store: StoreDomain,
  request: PromotionRequest & { whenNotReady: WhenNotReady },
): Promise<Answer<undefined, Gone | Refused>> {
  const asked = await findAsked(ports, store, request);
  if (!asked.done) return asked;
  const at = ports.now();
  if (!AHEAD.includes(phaseOf(asked.value, at))) return refused('promotions.refused.state');
  const { whenNotReady, by, promotionId } = request;
  const { state, plan } = asked.value;
  // While a change of one that runs is carried out: it is not decided once more whether it starts.
  const hasBegun = state === 'scheduling' && Date.parse(plan.startsAt) <= at.getTime();
  const answer = await change(
    ports,
    store,
    request,
    {
      whenNotReady,
      ...(!hasBegun && { decidedFor: null }),
      event: { at, by, kind: 'whenNotReadyChosen', data: { whenNotReady } },
    },
    at,
  );
  if (!answer.done) return answer;
  if (answer.value.state === 'scheduled') {
    await ports.queue.send('judge-promotion', { store, promotionId });
  }
  return done();
}

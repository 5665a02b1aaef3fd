import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, type Answer, type Gone } from '../answer';
import { refused, type Refused } from './ask';
import type { PromotionPorts } from './ports';

/** Deletes a draft, or what failed before anything was made. */
export async function deleteDraft(
  { promotions }: Pick<PromotionPorts, 'promotions'>,
  store: StoreDomain,
  promotionId: string,
): Promise<Answer<undefined, Gone | Refused>> {
  if (await promotions.deleteDraft(store, promotionId)) return done();
  const isThere = (await promotions.find(store, promotionId)) !== null;
  return isThere ? refused('promotions.refused.state') : GONE;
}

import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, notDone, type Answer, type Gone } from '../answer';
import { askChanges } from '../changes/ask-changes';
import { removeKept } from './original-prices';
import type { Refused } from './ask';
import type { SalePorts } from './sale-work';

/**
 * Puts one price back that was not, since somebody had changed it. `shown`: what the page showed in its place; nothing is
 * written where it is another one by now.
 */
export async function restorePrice(
  ports: SalePorts,
  store: StoreDomain,
  asked: { promotionId: string; changeId: string; shown: string | null; by: string },
): Promise<Answer<undefined, Gone | Refused>> {
  const run = await ports.saleRuns.find(store, asked.promotionId);
  const [change] = await ports.changes.find(store, [asked.changeId]);
  if (run === null || change?.batch !== run.startBatch) return GONE;
  if (run.state !== 'ended') return notDone({ why: 'refused', reason: 'promotions.refused.state' });
  const { listingId, target, source, before } = change;
  const restoring = {
    listingId,
    target,
    source,
    sourceDigest: null,
    before: asked.shown,
    after: before,
    undoes: null,
  };
  const [written] = await askChanges(ports, store, asked.by, [restoring], run.singleBatch);
  if (written?.state !== 'written') {
    return notDone({ why: 'refused', reason: 'promotions.refused.priceChanged' });
  }
  await removeKept({ ports, store, run });
  return done();
}

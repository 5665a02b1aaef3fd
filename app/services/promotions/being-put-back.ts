import { nextSaleStep } from '~/core/promotions/sale/sale-step';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Change } from '../changes/ports';
import { soFar, type SalePorts } from './sale-work';

/**
 * Whether another sale on any of these listings is over, and its prices are not back yet: they would be taken for the
 * original ones, and put back as such.
 */
export async function areBeingPutBack(
  ports: Pick<SalePorts, 'saleRuns' | 'promotions' | 'changes' | 'now'>,
  store: StoreDomain,
  { promotionId, listingIds }: { promotionId: string; listingIds: readonly string[] },
): Promise<boolean> {
  const ids = new Set(listingIds);
  for (const run of await ports.saleRuns.notEnded(store)) {
    if (run.promotionId === promotionId) continue;
    const other = await ports.promotions.find(store, run.promotionId);
    if (!other) continue;
    const step = nextSaleStep(other, soFar(run), ports.now());
    if (step !== 'end' && step !== 'putBack') continue;
    const lowered = await ports.changes.ofBatch(store, run.startBatch);
    if (lowered.some((change) => isStillLowered(change) && ids.has(change.listingId))) return true;
  }
  return false;
}

/** Or may be, or is about to be. */
function isStillLowered({ state }: Change): boolean {
  return state === 'planned' || state === 'writing' || state === 'written';
}

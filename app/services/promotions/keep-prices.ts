import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, type Answer, type Gone } from '../answer';
import { refused, type Refused } from './ask';
import { notRestoredOf, removeKept } from './original-prices';
import type { SalePorts } from './sale-work';

/**
 * Leaves prices as somebody set them, although they are not those of before the sale: nothing is written to them, and the
 * original ones need not be kept in the store any more. `changeId` `null`: all that are not put back.
 */
export async function keepPrices(
  ports: SalePorts,
  store: StoreDomain,
  asked: { promotionId: string; changeId: string | null; by: string },
): Promise<Answer<undefined, Gone | Refused>> {
  const { promotionId, changeId, by } = asked;
  const run = await ports.saleRuns.find(store, promotionId);
  if (run === null) return GONE;
  if (run.state !== 'ended') return refused('promotions.refused.state');
  const [lowered, singles] = await Promise.all([
    ports.changes.ofBatch(store, run.startBatch),
    ports.changes.ofBatch(store, run.singleBatch),
  ]);
  const kept = notRestoredOf(run, lowered, singles)
    .map(({ id }) => id)
    .filter((id) => changeId === null || id === changeId);
  if (kept.length === 0) return refused('promotions.refused.state');
  // Removed first: whoever Shopify does not let in now can decide it once more.
  await removeKept({ ports, store, run: { ...run, leftAsIs: [...run.leftAsIs, ...kept] } });
  const event = { at: ports.now(), by, kind: 'pricesKept', data: {} } as const;
  return (await ports.saleRuns.leaveAsIs(store, run, kept, event))
    ? done()
    : refused('promotions.refused.state');
}

import { createHash } from 'node:crypto';
import { undoing } from '~/core/changes/change';
import { pricesText } from '~/core/changes/sale-prices';
import type { SaleWrite } from '~/core/promotions/sale/plan-sale';
import type { StoreDomain } from '~/core/store/store-domain';
import type { NewChange } from '../changes/ports';
import type { PromotionPorts } from './ports';
import type { SaleAtWork } from './sale-work';

/** A price that is to be lowered, of a listing. */
export interface ListingPrice extends SaleWrite {
  listingId: string;
}

/** All at once, and once: a worker that comes second records the same changes by the same ids. */
export async function recordLowered(
  { ports, store, promotion, run }: SaleAtWork,
  prices: readonly ListingPrice[],
): Promise<void> {
  const { startBatch } = run;
  await ports.changes.record(
    store,
    { id: startBatch, by: await whoAsked(ports, store, promotion.id), at: ports.now() },
    prices.map((price) => {
      const key = price.priceListId ?? '';
      return {
        id: idFrom(startBatch, price.variantId, key),
        listingId: price.listingId,
        target: {
          kind: price.priceListId === null ? ('ownPrice' as const) : ('listPrice' as const),
          resourceId: price.variantId,
          key,
          locale: '',
        },
        source: price.markets.join(', '),
        sourceDigest: null,
        before: price.before && pricesText(price.before),
        after: pricesText(price.during),
        undoes: null,
      };
    }),
  );
}

/** What takes back all that is written still; a value that somebody changed meanwhile stays. */
export async function recordPutBack({ ports, store, promotion, run }: SaleAtWork): Promise<void> {
  const { startBatch, endBatch } = run;
  const lowered = await ports.changes.ofBatch(store, startBatch);
  const putBack = lowered
    .filter(({ state }) => state === 'written')
    .map((change): NewChange => ({
      ...undoing(change),
      id: idFrom(endBatch, change.id),
      listingId: change.listingId,
      target: change.target,
      source: change.source,
      undoes: change.id,
    }));
  if (putBack.length === 0) return;
  const by = await whoAsked(ports, store, promotion.id);
  await ports.changes.record(store, { id: endBatch, by, at: ports.now() }, putBack);
}

/** Who last asked for the promotion as it is: Shopify's id of the staff account. */
async function whoAsked(
  { promotions }: Pick<PromotionPorts, 'promotions'>,
  store: StoreDomain,
  promotionId: string,
): Promise<string> {
  const events = await promotions.events(store, promotionId);
  return events.find(({ by }) => by !== null)?.by ?? '';
}

/** Always the same id for the same change. */
function idFrom(...parts: string[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex');
  const part = (from: number, to: number) => hex.slice(from, to);
  // Marked as made of a digest, as RFC 9562 has it for version 8.
  return `${part(0, 8)}-${part(8, 12)}-8${part(13, 16)}-8${part(17, 20)}-${part(20, 32)}`;
}

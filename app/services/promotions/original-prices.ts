import {
  originalPriceFields,
  originalPriceKeys,
  type OriginalPrice,
} from '~/core/promotions/sale/original-prices';
import type { Change } from '../changes/ports';
import type { SaleAtWork } from './sale-work';

/** Keeps what prices were before on each product in the store, so that they outlast the app. */
export async function keepOriginals({ ports, store, promotion, run }: SaleAtWork): Promise<void> {
  const changes = await ports.changes.ofBatch(store, run.startBatch);
  const { salePrices } = await ports.shopify(store);
  await salePrices.keepOriginals(
    byListing(changes).flatMap(([listingId, own]) =>
      originalPriceFields({ id: promotion.id, name: promotion.plan.name }, own.map(toOriginal)).map(
        (field) => ({
          listingId,
          ...field,
        }),
      ),
    ),
  );
}

/** Of listings of which nothing is left to put back. */
export async function removeKept({
  ports,
  store,
  run,
}: Pick<SaleAtWork, 'store' | 'run'> & {
  ports: Pick<SaleAtWork['ports'], 'changes' | 'shopify'>;
}): Promise<void> {
  const changes = await ports.changes.ofBatch(store, run.startBatch);
  const since = restoredBySomebody(await ports.changes.ofBatch(store, run.singleBatch));
  const restored = byListing(changes).filter(([, own]) =>
    own.every((change) => isPutBack(change, since)),
  );
  const { salePrices } = await ports.shopify(store);
  await salePrices.removeOriginals(
    restored.flatMap(([listingId, own]) =>
      originalPriceKeys(run.promotionId, own.length).map((key) => ({ listingId, key })),
    ),
  );
}

/** Of what somebody put back one by one: which values are as they were before the sale. */
export function restoredBySomebody(singles: readonly Change[]): ReadonlySet<string> {
  return new Set(singles.filter(({ state }) => state === 'written').map(nameOf));
}

/** Its price is the one of before, or was never lowered. */
export function isPutBack(change: Change, since: ReadonlySet<string>): boolean {
  const { state, undoneBy, found, before } = change;
  if (since.has(nameOf(change))) return true;
  if (state === 'written' || state === 'writing') return false;
  const isSomebodys = state === 'overtaken' && undoneBy !== null && found !== before;
  return !isSomebodys;
}

function nameOf({ target }: Change): string {
  return [target.resourceId, target.key].join(' ');
}

function byListing(changes: readonly Change[]): [string, Change[]][] {
  return [...Map.groupBy(changes, ({ listingId }) => listingId)];
}

function toOriginal({ target, source, before }: Change): OriginalPrice {
  return {
    variantId: target.resourceId,
    priceListId: target.key === '' ? null : target.key,
    markets: source,
    value: before,
  };
}

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
  const shopify = await ports.shopify(store);
  await shopify.salePrices.keepOriginals(
    byListing(changes).flatMap(([listingId, own]) =>
      originalPriceFields(promotion.plan.name, own.map(toOriginal)).map((field) => ({
        listingId,
        ...field,
      })),
    ),
  );
}

/** Of listings of which nothing is left to put back. */
export async function removeKept({
  ports,
  store,
  run,
}: Omit<SaleAtWork, 'promotion'>): Promise<void> {
  const changes = await ports.changes.ofBatch(store, run.startBatch);
  const undone = byListing(changes).filter(([, own]) => own.every(isSettled));
  const shopify = await ports.shopify(store);
  await shopify.salePrices.removeOriginals(
    undone.flatMap(([listingId, own]) =>
      originalPriceKeys(own.length).map((key) => ({ listingId, key })),
    ),
  );
}

/** Its price is the one of before, or was never lowered. */
function isSettled({ state, undoneBy, found, before }: Change): boolean {
  if (state === 'written' || state === 'writing') return false;
  const isKeptBySomebody = state === 'overtaken' && undoneBy !== null && found !== before;
  return !isKeptBySomebody;
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

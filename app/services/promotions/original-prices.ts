import {
  originalPriceFields,
  originalPriceKeys,
  type OriginalPrice,
} from '~/core/promotions/sale/original-prices';
import type { Change } from '../changes/ports';
import type { SaleRun } from './sale-ports';
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
  const left = notRestoredOf(run, changes, await ports.changes.ofBatch(store, run.singleBatch));
  const restored = byListing(changes).filter(([, own]) =>
    own.every((change) => !left.includes(change)),
  );
  const { salePrices } = await ports.shopify(store);
  await salePrices.removeOriginals(
    restored.flatMap(([listingId, own]) =>
      originalPriceKeys(run.promotionId, own.length).map((key) => ({ listingId, key })),
    ),
  );
}

/** What is not as it was before, and that nobody has put back since, or decided to leave as it is. */
export function notRestoredOf(
  { leftAsIs }: Pick<SaleRun, 'leftAsIs'>,
  lowered: readonly Change[],
  singles: readonly Change[],
): Change[] {
  const since = new Set(singles.filter(({ state }) => state === 'written').map(nameOf));
  const decided = new Set(leftAsIs);
  return lowered.filter(
    (change) => !isPutBack(change) && !since.has(nameOf(change)) && !decided.has(change.id),
  );
}

/** Its price is the one of before, or was never lowered. */
function isPutBack({ state, undoneBy, found, before }: Change): boolean {
  if (state === 'written' || state === 'writing') return false;
  const isSomebodys = state === 'overtaken' && undoneBy !== null && found !== before;
  return !isSomebodys;
}

/** What is in the store in its place, as far as it was seen: by whoever tried to put it back last. */
export function foundLast(change: Change, singles: readonly Change[]): string | null {
  const tries = singles.filter(
    (single) => single.state === 'overtaken' && nameOf(single) === nameOf(change),
  );
  const last = tries.toSorted((a, b) => a.askedAt.getTime() - b.askedAt.getTime()).at(-1);
  if (last) return last.found;
  // What could not be written is at its sale price still.
  return change.state === 'written' ? change.after : change.found;
}

/** Of one value in the store. */
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

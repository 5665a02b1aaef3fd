import { isPriceKind, isVariantKind } from '~/core/changes/change';
import { frenchPart } from '~/core/changes/typed-french';
import type { Listing } from '~/core/listing/listing';
import type { StoreDomain } from '~/core/store/store-domain';
import type { CataloguePorts } from '../catalogue/ports';
import type { Change, ChangePorts } from './ports';
import type { ChangeView } from './views';

export async function viewChanges(
  { listings, changes: recorded }: CataloguePorts & ChangePorts,
  store: StoreDomain,
  changes: Change[],
): Promise<ChangeView[]> {
  const ids = [...new Set(changes.map(({ listingId }) => listingId))];
  const stored = await listings.findMany(store, ids);
  const undoable = await recorded.undoableIn(store, [
    ...new Set(changes.map(({ batch }) => batch)),
  ]);
  const byId = new Map(stored.map(({ listing }) => [listing.id, listing]));
  return changes.map((change) => ({
    ...viewOfChange(change, byId.get(change.listingId)),
    undoableTogether: undoable.get(change.batch) ?? 0,
  }));
}

function viewOfChange(
  change: Change,
  listing: Listing | undefined,
): Omit<ChangeView, 'undoableTogether'> {
  const { id, batch, listingId, source, before, after, state, overtakenBy, found, failure } =
    change;
  const { kind, resourceId, key, locale, marketId } = change.target;
  return {
    id,
    batch,
    listingId,
    listingTitle: listing?.title ?? null,
    kind,
    part: kind === 'french' ? frenchPart(resourceId, key) : null,
    variant: isVariantKind(kind) || isPriceKind(kind) ? variantName(listing, resourceId) : null,
    locale,
    isOfOneMarket: marketId !== undefined,
    source,
    before,
    after,
    state,
    overtakenBy,
    found,
    failure,
    askedAt: change.askedAt.toISOString(),
    askedBy: change.askedBy,
    settledAt: change.settledAt?.toISOString() ?? null,
    undoneBy: change.undoneBy,
  };
}

function variantName(listing: Listing | undefined, id: string): string | null {
  const variants = listing?.variants ?? [];
  return variants.length > 1 ? (variants.find((each) => each.id === id)?.title ?? null) : null;
}

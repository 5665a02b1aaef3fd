import { frenchPart } from '~/core/changes/typed-french';
import type { StoreDomain } from '~/core/store/store-domain';
import type { CataloguePorts } from '../catalogue/ports';
import type { Change } from './ports';
import type { ChangeView } from './views';

export async function viewChanges(
  { listings }: CataloguePorts,
  store: StoreDomain,
  changes: Change[],
): Promise<ChangeView[]> {
  const ids = [...new Set(changes.map(({ listingId }) => listingId))];
  const stored = await listings.findMany(store, ids);
  const titles = new Map(stored.map(({ listing }) => [listing.id, listing.title]));
  return changes.map((change) => viewOfChange(change, titles.get(change.listingId) ?? null));
}

function viewOfChange(change: Change, listingTitle: string | null): ChangeView {
  const { id, listingId, source, before, after, state, overtakenBy, found, failure } = change;
  const { kind, resourceId, key, locale } = change.target;
  return {
    id,
    listingId,
    listingTitle,
    kind,
    part: kind === 'french' ? frenchPart(resourceId, key) : null,
    locale,
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

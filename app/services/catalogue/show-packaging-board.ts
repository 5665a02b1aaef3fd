import type { StoreDomain } from '~/core/store/store-domain';
import type { SyncPorts } from '../sync/ports';
import type { CataloguePorts, StoredListing } from './ports';
import { BOARD_RULE, type BoardListing, type BoardPart, type PackagingBoardView } from './views';
import { whyEmpty } from './why-empty';

/** Few enough that their photos are there at once, and enough to look at for a while. */
const LISTINGS_SHOWN = 24;

/**
 * Photos of the listings whose packaging is not known, or not shown, or of those that were ticked, one page of them. By
 * title: an order that a mark does not change.
 */
export async function showPackagingBoard(
  ports: CataloguePorts & SyncPorts,
  store: StoreDomain,
  asked: { part: BoardPart; listingIds?: string[]; after?: string; before?: string },
): Promise<PackagingBoardView> {
  const { part, listingIds, ...place } = asked;
  const page = await ports.listings.page(store, {
    // Whoever ticked a listing wants to see it, whatever is known of its packaging.
    ...(listingIds ? { listingIds } : { rule: BOARD_RULE, state: part }),
    sort: 'title',
    direction: 'asc',
    limit: LISTINGS_SHOWN,
    ...place,
  });
  const ids = page.rows.map(({ id }) => id);
  const [stored, firstSync] = await Promise.all([
    ports.listings.findMany(store, ids),
    whyEmpty(ports, store, page),
  ]);
  const byId = new Map(stored.map((each) => [each.listing.id, each]));
  const rows = ids.flatMap((id) => {
    const found = byId.get(id);
    return found === undefined ? [] : [toBoardListing(found)];
  });
  const { total, previous, next } = page;
  return { part, isTicked: listingIds !== undefined, rows, total, previous, next, firstSync };
}

function toBoardListing({ listing }: StoredListing): BoardListing {
  const photos = listing.media
    .filter(({ kind }) => kind === 'IMAGE')
    .map(({ id, url, alt }) => ({ id, url, alt: alt?.trim() || null }));
  return { id: listing.id, title: listing.title, photos, marks: listing.packaging ?? null };
}

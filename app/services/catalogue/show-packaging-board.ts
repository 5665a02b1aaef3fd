import {
  looksLikePackaging,
  packagingSigns,
  type PackagingSign,
} from '~/core/photos/packaging-signs';
import type { PhotoReading } from '~/core/photos/photo-words';
import type { StoreDomain } from '~/core/store/store-domain';
import { photoWordsOf } from '../photos/photo-words';
import type { PhotoPorts } from '../photos/ports';
import type { StorePorts, StoreRecord } from '../store/ports';
import type { SyncPorts } from '../sync/ports';
import type { CataloguePorts, StoredListing } from './ports';
import { BOARD_RULE, type BoardListing, type BoardPart, type PackagingBoardView } from './views';
import { whyEmpty } from './why-empty';

/** Few enough that their photos are there at once, and enough to look at for a while. */
const LISTINGS_SHOWN = 24;

/**
 * Photos of the listings whose packaging is not known, or not shown, or of those that were ticked, one page of them. Those of
 * which a photo looks like packaging come first, then by title: an order that a mark does not change.
 */
export async function showPackagingBoard(
  ports: StorePorts & CataloguePorts & SyncPorts & PhotoPorts,
  store: StoreDomain,
  asked: { part: BoardPart; listingIds?: string[]; after?: string; before?: string },
): Promise<PackagingBoardView> {
  const { part, listingIds, ...place } = asked;
  const record = await ports.stores.find(store);
  const page = await ports.listings.page(store, {
    // Whoever ticked a listing wants to see it, whatever is known of its packaging.
    ...(listingIds ? { listingIds } : { rule: BOARD_RULE, state: part }),
    sort: record?.settings.readsPhotos ? 'recognised' : 'title',
    direction: 'asc',
    limit: LISTINGS_SHOWN,
    ...place,
  });
  const ids = page.rows.map(({ id }) => id);
  const [stored, firstSync, photos] = await Promise.all([
    ports.listings.findMany(store, ids),
    whyEmpty(ports, store, page),
    record?.settings.readsPhotos ? ports.photos.progress(store) : null,
  ]);
  const byId = new Map(stored.map((each) => [each.listing.id, each]));
  const rows = ids.flatMap((id) => {
    const found = byId.get(id);
    return found === undefined ? [] : [toBoardListing(found, record)];
  });
  const { total, previous, next } = page;
  const isTicked = listingIds !== undefined;
  return { part, isTicked, rows, total, previous, next, firstSync, photos };
}

function toBoardListing(stored: StoredListing, record: StoreRecord | null): BoardListing {
  const { listing } = stored;
  const words = photoWordsOf(stored, record);
  const readings = words === null ? new Map<string, PhotoReading>() : stored.photoReadings;
  const photos = listing.media
    .filter(({ kind }) => kind === 'IMAGE')
    .map(({ id, url, alt }) => ({
      id,
      url,
      alt: alt?.trim() || null,
      signs: signsIn(readings.get(id)),
      ...(words?.[id] && { words: words[id] }),
    }));
  return { id: listing.id, title: listing.title, photos, marks: listing.packaging ?? null };
}

/** None where they are too few to suggest the photo. */
function signsIn(reading: PhotoReading | undefined): PackagingSign[] {
  const signs = reading?.state === 'read' ? packagingSigns(reading.words) : [];
  return looksLikePackaging(signs) ? signs : [];
}

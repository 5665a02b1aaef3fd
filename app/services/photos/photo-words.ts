import { namesOfListing } from '~/core/photos/photo-language';
import { viewOfPhoto, type PhotoWordsView } from '~/core/photos/photo-view';
import type { StoredListing } from '../catalogue/ports';
import type { StoreRecord } from '../store/ports';

/** By the photo's id, what pages say of its words; `null`: photos are not looked at. */
export function photoWordsOf(
  { listing, photoReadings }: StoredListing,
  record: StoreRecord | null,
): Record<string, PhotoWordsView> | null {
  const settings = record?.settings;
  if (!settings?.readsPhotos) return null;
  const names = namesOfListing(listing, settings.glossary);
  const photos = listing.media.filter(({ kind }) => kind === 'IMAGE');
  return Object.fromEntries(
    photos.map(({ id }) => [id, viewOfPhoto(photoReadings.get(id), names)]),
  );
}

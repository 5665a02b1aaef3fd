import type { Media } from '~/core/listing/listing';
import type { PhotoReading } from '~/core/photos/photo-words';
import { hashOf } from '../stored-text';

/** What was read in one photo of a listing, for the photo with that hash alone. */
export interface StoredPhotoReading {
  photoId: string;
  photoHash: string;
  reading: PhotoReading;
}

/** Another one where the photo was replaced: Shopify gives its address another version then. */
export function photoHash({ url, widthPx, heightPx }: Media): string {
  return hashOf(JSON.stringify([url, widthPx ?? null, heightPx ?? null]));
}

/** By the photo's id, those readings that are of the photos as they are now. */
export function readingsThatHold(
  media: readonly Media[],
  stored: readonly StoredPhotoReading[],
): Map<string, PhotoReading> {
  if (stored.length === 0) return new Map();
  const byId = new Map(stored.map((each) => [each.photoId, each]));
  return new Map(
    media.flatMap((photo) => {
      const found = byId.get(photo.id);
      return found?.photoHash === photoHash(photo) ? [[photo.id, found.reading] as const] : [];
    }),
  );
}

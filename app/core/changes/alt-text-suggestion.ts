import { fileNameOf, isFileName } from '../listing/file-name';
import type { Media } from '../listing/listing';
import { isUndescribed } from '../listing/undescribed-photo';

/** A photo of a listing, as far as it tells whether another one is the same. */
export type KnownPhoto = Pick<Media, 'id' | 'kind' | 'url' | 'alt' | 'widthPx' | 'heightPx'>;

/** Photos of a listing that may be the same as others. */
export interface PhotosOfListing {
  title: string;
  media: KnownPhoto[];
}

/** What somebody wrote of the same photo elsewhere in the store. */
export interface AltTextSuggestion {
  alt: string;
  /** Of the listing that has it. */
  title: string;
}

/** Shopify adds it where a file of that name is there already. */
const ADDED_UUID = /_[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?=\.[a-z0-9]+$)/i;
/** A name with fewer letters in a row (`1.jpg`, `a2.png`) names many photos. */
const TELLING_NAME = /\p{L}{4}/u;

/**
 * Suggests the alt text of the same photo in another place: of a file with the same name and size in pixels. `null`: there
 * is none, its name tells nothing, or several say different things.
 */
export function altTextSuggestion(
  photo: KnownPhoto,
  others: readonly PhotosOfListing[],
): AltTextSuggestion | null {
  const name = tellingName(photo);
  if (name === null) return null;
  const found = others.flatMap(({ title, media }) =>
    media.flatMap((other): AltTextSuggestion[] => {
      const alt = other.alt?.trim() ?? '';
      const isSame = other.id !== photo.id && tellingName(other) === name && hasSize(other, photo);
      return isSame && alt !== '' && !isUndescribed(other) ? [{ alt, title }] : [];
    }),
  );
  const [first] = found;
  return first && found.every(({ alt }) => alt === first.alt) ? first : null;
}

function hasSize(photo: KnownPhoto, { widthPx, heightPx }: KnownPhoto): boolean {
  const isKnown = typeof widthPx === 'number' && typeof heightPx === 'number';
  return isKnown && photo.widthPx === widthPx && photo.heightPx === heightPx;
}

function tellingName({ kind, url }: KnownPhoto): string | null {
  const name = fileNameOf(url).replace(ADDED_UUID, '').toLowerCase();
  const stem = name.replace(/\.[a-z0-9]+$/, '');
  return kind === 'IMAGE' && TELLING_NAME.test(stem) && !isFileName(stem, null) ? name : null;
}

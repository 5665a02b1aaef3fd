import { fileNameOf } from '../listing/file-name';
import type { Media } from '../listing/listing';
import { mentionsPackaging } from '../listing/packaging-words';
import type { LookedAtPhoto } from '../photos/looked-at';
import { looksLikePackaging, packagingSigns } from '../photos/packaging-signs';
import type { ListingFacts } from './facts';

/** By the merchant's word, the alt text or the file name, or by what is printed on it. */
export function showsPackaging(
  { id, index, reading }: LookedAtPhoto,
  media: readonly Media[],
  packaging: ListingFacts['packaging'],
): boolean {
  if (packaging?.noneShown) return false;
  const photo = media[index];
  return (
    (packaging?.shownOn.includes(id) ?? false) ||
    mentionsPackaging(photo?.alt ?? '') ||
    mentionsPackaging(fileNameOf(photo?.url ?? null)) ||
    (reading?.state === 'read' && looksLikePackaging(packagingSigns(reading.words)))
  );
}

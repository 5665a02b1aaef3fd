import { isFileName } from './file-name';
import type { Media } from './listing';

/** A photo that was read to have no alt text, or a file name in its place. Videos and 3D models are not photos. */
export function isUndescribed({ kind, alt, url }: Pick<Media, 'kind' | 'alt' | 'url'>): boolean {
  if (kind !== 'IMAGE' || alt === undefined) return false;
  const text = alt?.trim() ?? '';
  return text === '' || isFileName(text, url);
}

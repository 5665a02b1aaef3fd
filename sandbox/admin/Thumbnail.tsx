import type { MediaRecord } from '../store/records';
import { pictureUrl } from './Layout';

/** A product's photo in small, or the place where one is missing. */
export function Thumbnail({ media }: { media: MediaRecord | undefined }) {
  const url = pictureUrl(media?.url ?? null);
  return url ? (
    <img src={url} alt={media?.alt ?? ''} width="40" height="40" loading="lazy" />
  ) : (
    <span className="no-photo" />
  );
}

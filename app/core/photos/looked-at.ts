import type { Media } from '../listing/listing';
import type { PhotoReading } from './photo-words';

/** Whoever gave photos did not give this one, so that nobody will look at it. */
export interface PhotoNotGiven {
  state: 'notGiven';
}

/** A photo of a listing with what was read in it. */
export interface LookedAtPhoto {
  id: string;
  /** Among the listing's media, from 0. */
  index: number;
  /** `null`: nobody has looked at it yet. */
  reading: PhotoReading | PhotoNotGiven | null;
}

/** Each photo in order; videos and 3D models are none. `readings`: by the photo's id. */
export function lookedAtPhotos(
  media: readonly Pick<Media, 'id' | 'kind'>[],
  readings: ReadonlyMap<string, PhotoReading | PhotoNotGiven>,
): LookedAtPhoto[] {
  return media.flatMap(({ id, kind }, index) =>
    kind === 'IMAGE' ? [{ id, index, reading: readings.get(id) ?? null }] : [],
  );
}

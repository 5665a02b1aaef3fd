import type { LookedAtPhoto } from '../photos/looked-at';
import type { PhotoWord } from '../photos/photo-words';
import type { Outcome } from './outcome';

export interface ReadPhoto extends LookedAtPhoto {
  words: readonly PhotoWord[];
}

/** The photos of a listing that could be read, where nobody has to wait for another. */
export interface PhotosToJudge {
  read: ReadPhoto[];
  /** Photos that were looked at and could not be read. */
  unreadable: number;
}

/**
 * Photos whose words a rule can judge; or why it cannot: photos are not looked at, there is none, or it is not yet the
 * turn of all of them. `photos`: `null` where photos are not looked at.
 */
export function photosToJudge(
  photos: readonly LookedAtPhoto[] | null,
): PhotosToJudge | Exclude<Outcome, { outcome: 'pass' | 'fail' }> {
  if (photos === null) return PHOTOS_NOT_READ;
  if (photos.length === 0) return NO_PHOTO_TO_READ;
  const left = photos.filter(({ reading }) => reading === null).length;
  if (left > 0) {
    return {
      outcome: 'unknown',
      reason: { id: 'reason.photosNotYetLookedAt', data: { left, photos: photos.length } },
    };
  }
  const read = photos.flatMap((photo) =>
    photo.reading?.state === 'read' ? [{ ...photo, words: photo.reading.words }] : [],
  );
  return { read, unreadable: photos.length - read.length };
}

/** Where nothing was found in those that could be read. */
export function photosUnreadable(unreadable: number, photos: number): Outcome {
  return {
    outcome: 'unknown',
    reason: { id: 'reason.photosUnreadable', data: { unreadable, photos } },
  };
}

export const PHOTOS_NOT_READ = {
  outcome: 'notApplicable',
  reason: { id: 'reason.photosNotRead', data: {} },
} as const;

const NO_PHOTO_TO_READ = {
  outcome: 'notApplicable',
  reason: { id: 'reason.noPhotoToRead', data: {} },
} as const;

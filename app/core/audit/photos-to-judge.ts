import type { LookedAtPhoto } from '../photos/looked-at';
import type { PhotoWord } from '../photos/photo-words';
import type { Outcome } from './outcome';

export interface ReadPhoto extends LookedAtPhoto {
  words: readonly PhotoWord[];
}

/** The photos of a listing, where nobody has to wait for another. */
export interface PhotosToJudge {
  photos: readonly LookedAtPhoto[];
  /** Those that could be read. */
  read: ReadPhoto[];
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
  return { photos, read };
}

/** Where nothing was found in those that could be read: why that is no answer. `null`: it is one. */
export function photosUnseen({ photos, read }: PhotosToJudge): Outcome | null {
  if (photos.length === read.length) return null;
  return (
    photosNotGiven(photos) ?? {
      outcome: 'unknown',
      reason: {
        id: 'reason.photosUnreadable',
        data: { unreadable: photos.length - read.length, photos: photos.length },
      },
    }
  );
}

/** Nobody will look at those that were not given, and one of them may hold the French. `null`: all were. */
export function photosNotGiven(photos: readonly LookedAtPhoto[]): Outcome | null {
  const notGiven = photos.filter(({ reading }) => reading?.state === 'notGiven').length;
  if (notGiven === 0) return null;
  return {
    outcome: 'unknown',
    reason: { id: 'reason.photosNotGiven', data: { notGiven, photos: photos.length } },
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

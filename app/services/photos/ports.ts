import type { Media } from '~/core/listing/listing';
import type { PhotoReading } from '~/core/photos/photo-words';
import type { StoreDomain } from '~/core/store/store-domain';

/** What came of looking at one photo of a listing. */
export interface PhotoLook {
  photo: Media;
  reading: PhotoReading;
  /** How often this photo was looked at, this time included. */
  tries: number;
  /** When it is looked at once more; `null`: what was found stays. */
  tryAgainAt: Date | null;
}

/** A listing of which not all photos were looked at, as far as is known, or one has to be once more. */
export interface ListingToLookAt {
  listingId: string;
  /** Of the listing as it is stored. */
  contentHash: string;
}

export interface PhotoProgress {
  /** Photos of listings that can be bought, or drafted. */
  photos: number;
  /** Of these, those that were not looked at as they are now. */
  left: number;
}

export interface PhotoRepository {
  /** Those whose findings cost most come first, which are those that sell; `except` are left out. At most `limit`. */
  toLookAt(
    store: StoreDomain,
    { except, at, limit }: { except: string[]; at: Date; limit: number },
  ): Promise<ListingToLookAt[]>;
  /** Photos of a listing whose time to be looked at once more has come: how often each was. */
  dueAgain(store: StoreDomain, listingId: string, at: Date): Promise<ReadonlyMap<string, number>>;
  /** When the first photo is looked at once more; `null`: none is. */
  nextTry(store: StoreDomain): Promise<Date | null>;
  /** Keeps a reading in the place of the photo's last one. The listing's verdict does not stand after it. */
  save(store: StoreDomain, listingId: string, look: PhotoLook, at: Date): Promise<void>;
  /** All photos of the listing as `toLookAt` gave it were looked at: `photoIds`. Readings of others are forgotten. */
  finish(
    store: StoreDomain,
    listing: ListingToLookAt,
    found: { photoIds: string[]; isPackagingSeen: boolean },
  ): Promise<void>;
  /** How many photos were looked at since. */
  countSince(store: StoreDomain, since: Date): Promise<number>;
  progress(store: StoreDomain): Promise<PhotoProgress>;
}

/** Looks at a photo. */
export interface PhotoReader {
  /** @throws OutsideError where a later try may help. */
  readPhoto(address: string): Promise<PhotoReading>;
}

export interface PhotoPorts {
  photos: PhotoRepository;
}

export interface PhotoReaderPorts {
  photoReader: PhotoReader;
}

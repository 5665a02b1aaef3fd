import type { PhotoReading } from '~/core/photos/photo-words';
import type { StoreDomain } from '~/core/store/store-domain';

/** What was read in one photo of a listing, for the photo with that hash alone: see `photoHash`. */
export interface StoredPhotoReading {
  photoId: string;
  photoHash: string;
  reading: PhotoReading;
}

/** A listing of which not all photos were looked at, as far as is known. */
export interface ListingToLookAt {
  listingId: string;
  /** Of the listing as it is stored. */
  contentHash: string;
}

export interface PhotoProgress {
  /** Photos of listings that can be bought, or drafted. */
  photos: number;
  /** Of these, those of listings of which not all were looked at. */
  left: number;
}

export interface PhotoRepository {
  /** Those whose findings cost most come first, which are those that sell; `except` are left out. */
  toLookAt(store: StoreDomain, except: string[]): Promise<ListingToLookAt | null>;
  /** Keeps a reading in the place of the photo's last one. The listing's verdict does not stand after it. */
  save(store: StoreDomain, listingId: string, reading: StoredPhotoReading, at: Date): Promise<void>;
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

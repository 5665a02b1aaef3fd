import type { PhotoFault } from '~/core/changes/photo-file';
import type { Answer, Gone, Invalid } from '../answer';
import type { OutsideErrorKind } from '../outside-error';
import type { ChangeFailure, PhotoFile } from './ports';
import type { ChangeView, UnderWay, Verdict } from './views';

export interface PhotoToAdd {
  listingId: string;
  /** `type`: by what is in it; `null`: it is no photo. */
  file: Pick<PhotoFile, 'path' | 'bytes'> & { type: PhotoFile['type'] | null };
  /** Empty: none. */
  alt: string;
  showsPackaging: boolean;
  by: string;
}

export interface AddedPhoto extends Verdict {
  change: ChangeView;
  /** Shopify has made it; else it is still at it, and the photo is to be marked once it shows. */
  isAdded: boolean;
}

/** Shopify took no file: nothing was written. */
export interface NotSent {
  why: 'notUploaded';
  kind: OutsideErrorKind;
}

/** Shopify took the file and made no photo of it. `words`: its own. */
export interface PhotoDeclined extends ChangeFailure {
  why: 'declined';
}

/** The listing has as many as Shopify takes. */
export interface TooManyPhotos {
  why: 'tooManyPhotos';
}

export type AddPhotoAnswer = Answer<
  AddedPhoto,
  Gone | TooManyPhotos | NotSent | PhotoDeclined | UnderWay | Invalid<{ file: PhotoFault }>
>;

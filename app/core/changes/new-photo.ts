import { z } from 'zod';
import { fileNameOf } from '../listing/file-name';
import { PHOTO_TYPES, type PhotoType } from './photo-file';

/** By its name a photo that was added is found again: Shopify keeps it in the address. `id`: nobody else's. */
export function newPhotoName(id: string, type: PhotoType): string {
  return `borealist-${id}.${PHOTO_TYPES[type]}`;
}

/** Shopify may write something behind a name, or make a file of another kind of it. */
export function isPhotoNamed(url: string | null, name: string): boolean {
  return fileNameOf(url).startsWith(name.slice(0, name.lastIndexOf('.')));
}

const newPhoto = z.object({ file: z.string(), alt: z.string().nullable() });
/** What a photo is made of: where its file waits at Shopify, and its alt text. */
export type NewPhoto = z.infer<typeof newPhoto>;

/** As a change keeps it. */
export function writeNewPhoto(photo: NewPhoto): string {
  return JSON.stringify(photo);
}

export function readNewPhoto(text: string | null): NewPhoto {
  return newPhoto.parse(JSON.parse(text ?? 'null'));
}

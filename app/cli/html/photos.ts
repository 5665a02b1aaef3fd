import { extname } from 'node:path';
import { fileNameOf } from '~/core/listing/file-name';
import type { Listing } from '~/core/listing/listing';
import type { PhotoFolder } from '../photo-folder';

/** What a page shows of a photo: a link to it, or the photo itself. */
export interface ShownPhoto {
  /** `null`: it has no address that a page may link to. */
  href: string | null;
  /** A `data:` address; `null`: the photo is not in the folder. */
  embedded: string | null;
}

/** Finds a listing's first photo. */
export type FindPhoto = (listing: Pick<Listing, 'media'>) => Promise<ShownPhoto | null>;

/** Kinds that every browser shows. No SVG: it may hold programs. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
};

/** `folder`: `null` where none is given, so that photos are linked. */
export function photoFinder(folder: PhotoFolder | null): FindPhoto {
  return async ({ media }) => {
    const url = media.find(({ kind }) => kind === 'IMAGE')?.url;
    if (!url) return null;
    const name = folder?.nameOf(url) ?? null;
    const type = MEDIA_TYPES[extname(fileNameOf(url)).toLowerCase()];
    const isTaken = folder !== null && name !== null && type !== undefined;
    return {
      href: webAddress(url),
      embedded: isTaken
        ? `data:${type};base64,${(await folder.read(name)).toString('base64')}`
        : null,
    };
  };
}

/** Nothing but the web: a catalogue may hold `javascript:` and the like. */
function webAddress(url: string): string | null {
  const parsed = URL.parse(url.startsWith('//') ? `https:${url}` : url);
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.href : null;
}

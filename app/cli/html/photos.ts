import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileNameOf } from '~/core/listing/file-name';
import type { Listing } from '~/core/listing/listing';
import { UsageError } from '../options';

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

/** `folder`: of photos, by the names that they have in the catalogue. Absent: photos are linked. */
export async function photoFinder(folder: string | undefined): Promise<FindPhoto> {
  const names = new Set(folder === undefined ? [] : await namesIn(folder));
  return async ({ media }) => {
    const url = media.find(({ kind }) => kind === 'IMAGE')?.url;
    if (!url) return null;
    const name = fileNameOf(url);
    const type = MEDIA_TYPES[extname(name).toLowerCase()];
    const isGiven = folder !== undefined && type !== undefined && names.has(name);
    return {
      href: webAddress(url),
      embedded: isGiven
        ? `data:${type};base64,${(await readFile(join(folder, name))).toString('base64')}`
        : null,
    };
  };
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new UsageError(
      `--photos is ${JSON.stringify(folder)}: expected a folder that can be read (${error.message})`,
    );
  }
}

/** Nothing but the web: a catalogue may hold `javascript:` and the like. */
function webAddress(url: string): string | null {
  const parsed = URL.parse(url.startsWith('//') ? `https:${url}` : url);
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.href : null;
}

import sharp, { type Metadata, type Sharp } from 'sharp';
import type { PhotoReading } from '~/core/photos/photo-words';
import type { Plane } from './plane';

const MOST_PIXELS = 50_000_000;
/** Of what is read: smaller photos are enlarged, since print of a few pixels is not told apart. */
const READ_SIDE_PX = 1600;
const MOST_ENLARGED = 2;

export type Decoded = Plane | Extract<PhotoReading, { state: 'unreadable' }>;

// What Shopify makes of photos, and nothing else: no drawings, which may name other files, and no documents.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
    'VipsForeignLoadHeifBuffer',
  ],
});
// Photos come one after the other, and none twice.
sharp.cache(false);
sharp.concurrency(1);

/** Of an animated one the first picture. */
export async function decode(bytes: Buffer): Promise<Decoded> {
  let size: { width: number; height: number };
  try {
    // Its head alone: nothing is decoded yet.
    size = uprightSize(await sharp(bytes, { limitInputPixels: false }).metadata());
  } catch {
    return unreadable(looksLikePhoto(bytes) ? 'broken' : 'notAPhoto');
  }
  if (size.width * size.height > MOST_PIXELS) return unreadable('tooLarge');
  try {
    return await toPicture(sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }), size);
  } catch {
    return unreadable('broken');
  }
}

function uprightSize({ autoOrient, pageHeight }: Metadata) {
  return pageHeight === undefined ? autoOrient : { ...autoOrient, height: pageHeight };
}

/** Grey and upright, as it is read. */
async function toPicture(photo: Sharp, size: { width: number; height: number }): Promise<Plane> {
  const scale = Math.min(READ_SIDE_PX / Math.max(size.width, size.height), MOST_ENLARGED);
  const { data, info } = await photo
    .autoOrient()
    .resize(
      Math.max(1, Math.round(size.width * scale)),
      Math.max(1, Math.round(size.height * scale)),
      { fit: 'fill' },
    )
    .flatten({ background: '#fff' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { pixels: data, widthPx: info.width, heightPx: info.height };
}

/** By its first bytes: JPEG, PNG, GIF, WebP, AVIF. */
function looksLikePhoto(bytes: Buffer): boolean {
  const start = bytes.toString('latin1', 0, 12);
  return /^(?:\xFF\xD8\xFF|\x89PNG|GIF8|RIFF.{4}WEBP|.{4}ftyp)/s.test(start);
}

function unreadable(why: Extract<PhotoReading, { state: 'unreadable' }>['why']) {
  return { state: 'unreadable', why } as const;
}

/** Shopify's own limit for a photo of a product, in bytes. */
export const MOST_PHOTO_BYTES = 20 * 1024 * 1024;
/** Shopify's own limit, in characters. */
export const LONGEST_ALT_TEXT = 512;
/** Shopify takes no more for a product. */
export const MOST_MEDIA = 250;

/** What a photo may be, with how its name ends. */
export const PHOTO_TYPES = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
} as const;
export type PhotoType = keyof typeof PHOTO_TYPES;

/** As many bytes tell what a file is. */
export const TELLING_BYTES = 12;

/** What a file is by its first bytes, whatever it is called; `null`: no photo that can be added. */
export function photoTypeOf(begin: Uint8Array): PhotoType | null {
  const text = String.fromCharCode(...begin.subarray(0, TELLING_BYTES));
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (/^GIF8[79]a/.test(text)) return 'image/gif';
  return /^RIFF.{4}WEBP/s.test(text) ? 'image/webp' : null;
}

/** What is wrong with a file, before it is sent anywhere; `null`: nothing. */
export type PhotoFault = 'empty' | 'tooLarge' | 'noPhoto';
export function photoFault(bytes: number, type: PhotoType | null): PhotoFault | null {
  if (bytes === 0) return 'empty';
  if (bytes > MOST_PHOTO_BYTES) return 'tooLarge';
  return type === null ? 'noPhoto' : null;
}

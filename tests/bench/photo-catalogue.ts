import { DEFAULT_SETTINGS } from '~/core/audit/settings';
import type { Media } from '~/core/listing/listing';
import { recordListings } from '~/services/catalogue/record-listings';
import { product } from '../services/support/listings';
import type { testPorts } from '../services/support/ports';
import { drawPicture } from '../vision/pictures/draw-picture';
import { pictureSet } from '../vision/pictures/picture-set';

export const LISTINGS = 5_000;
const PHOTOS_OF_A_LISTING = 4;
export const PHOTOS = LISTINGS * PHOTOS_OF_A_LISTING;
/** As syncs save them. */
const AT_ONCE = 250;
/** Drawn once each, from all kinds of the set, and shown again and again. */
const PICTURES = 25;

export async function drawPictures(): Promise<Buffer[]> {
  const set = pictureSet();
  const step = Math.floor(set.length / PICTURES);
  const drawn: Buffer[] = [];
  for (let index = 0; index < PICTURES; index += 1) {
    const picture = set[index * step];
    if (picture !== undefined) drawn.push(await drawPicture(picture));
  }
  return drawn;
}

/** What Shopify's host would answer. */
export function answerWith(pictures: readonly Buffer[], address: RequestInfo | URL): Response {
  const { pathname } = new URL(address instanceof Request ? address.url : address);
  const number = Number(/\d+/.exec(pathname)?.[0] ?? 0);
  const picture = pictures[number % pictures.length];
  return new Response(picture && Uint8Array.from(picture), {
    headers: { 'content-type': 'image/jpeg' },
  });
}

/** A store whose photos are to be looked at. */
export async function fillPhotoStore(
  ports: ReturnType<typeof testPorts>,
  store: string,
): Promise<void> {
  const at = new Date();
  await ports.stores.install(store, at);
  await ports.stores.saveSettings(store, DEFAULT_SETTINGS, { at, by: '42' });
  await ports.stores.saveFacts(store, {
    currency: 'USD',
    primaryLocale: 'en',
    sellsTo: ['US', 'CA', 'QC'],
  });
  for (let first = 0; first < LISTINGS; first += AT_ONCE) {
    const listings = Array.from({ length: AT_ONCE }, (_, index) => listingOf(first + index));
    await recordListings(ports, store, listings, { readAt: at });
  }
}

function listingOf(number: number) {
  return product(number + 1, {
    media: Array.from({ length: PHOTOS_OF_A_LISTING }, (_, photo) =>
      photoOf(PHOTOS_OF_A_LISTING * number + photo),
    ),
  });
}

function photoOf(number: number): Media {
  return {
    id: `gid://shopify/MediaImage/${String(number + 1)}`,
    kind: 'IMAGE',
    url: `https://cdn.shopify.com/${String(number)}.jpg`,
    alt: 'A maple board',
    widthPx: 1600,
    heightPx: 1600,
  };
}

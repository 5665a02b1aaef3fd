import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PHONE_VIEWPORT } from '../../support/chromium';
import type { AdminTab } from './merchant';

const WIDTHS_PX = [1280, PHONE_VIEWPORT.width];
/** What a page is wanted for stands in its first screens. */
const MAX_HEIGHT_PX = 4_000;
const QUALITY = 70;
/** What the admin takes of the window's height. */
const ADMIN_PX = 120;
const REST_MS = 1_000;

/**
 * Addresses below `/app` by the name of the picture; `{listing}` is the id of a listing,
 * `{discounted}` of one with an original price.
 */
const PAGES = {
  home: '',
  'everything-to-fix': '/todo',
  syncs: '/syncs',
  listings: '/listings',
  'listings-of-one-audience': '/listings?audience=US&state=findings',
  listing: '/listings/{listing}?as=US',
  'listing-as-quebec': '/listings/{listing}?as=QC',
  packaging: '/packaging',
  packing: '/packing',
  french: '/listings/{listing}/french',
  customs: '/listings/{listing}/customs',
  'was-price': '/listings/{discounted}/was-price',
  'many-at-once': '/fixes?kind=weight',
  'many-alt-texts': '/fixes?kind=altText',
  'fix-by-file': '/fixes/file',
  history: '/history',
  changes: '/changes',
  season: '/season?audience=CA',
  'season-listings': '/season/listings?audience=CA',
  suggestions: '/season/suggestions?audience=CA',
  border: '/border',
  promotions: '/promotions',
  'new-promotion': '/promotions/new',
  replies: '/replies?moment=late&letter=fr-CA',
  digests: '/digests',
  'digest-preview': '/digests/preview',
  'import-orders': '/orders/import',
  'import-prices': '/prices/import',
  settings: '/settings',
  privacy: '/privacy',
};

/** Each page in both languages at both widths, as WebP; those that were there are removed first. */
export async function takePagePictures(
  tab: AdminTab,
  folder: string,
  ids: { listing: string; discounted: string },
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const language of ['en', 'fr'] as const) {
    await tab.setLanguage(language);
    for (const width of WIDTHS_PX) {
      for (const [name, path] of Object.entries(PAGES)) {
        await tab.page.setViewportSize({ width, height: PHONE_VIEWPORT.height });
        await tab.goTo(
          `/apps/borealist/app${path.replace('{listing}', ids.listing).replace('{discounted}', ids.discounted)}`,
        );
        const webp = await pictureOf(tab);
        await writeFile(join(folder, `${name}-${language}-${width}.webp`), webp);
      }
    }
  }
}

/** The page as high as it is, once it has come to rest. */
async function pictureOf(tab: AdminTab): Promise<Buffer> {
  const { page, app } = tab;
  await app.locator('h1').first().waitFor();
  const heightPx = await heightAtRest(tab);
  const { width } = page.viewportSize() ?? { width: 0 };
  await page.setViewportSize({ width, height: Math.min(heightPx + ADMIN_PX, MAX_HEIGHT_PX) });
  await heightAtRest(tab);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: QUALITY,
  });
  await session.detach();
  return Buffer.from(data, 'base64');
}

/** Some pages never stop asking for news: one is at rest whose height stands still. */
async function heightAtRest({ page, app }: AdminTab): Promise<number> {
  const heightPx = () => app.locator('body').evaluate((body) => body.scrollHeight);
  for (let before = -1; ;) {
    const now = await heightPx();
    if (now === before) return now;
    before = now;
    await page.waitForTimeout(REST_MS);
  }
}

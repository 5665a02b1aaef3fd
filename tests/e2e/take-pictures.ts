/**
 * Makes the pictures in docs/images again: those of the README, the weekly mail, and each page in both languages at two
 * widths, all of the sample store on one fixed day. Needs the built app and a Chromium.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pastPricesCsv } from '../../demo/past-prices';
import { sampleStore } from '../../sandbox/seeds/sample';
import { SettableClock } from '../../sandbox/store/clock';
import { launchChromium, MERCHANT_BROWSER } from '../support/chromium';
import { AdminTab } from './support/merchant';
import { importPrices } from './support/import-prices';
import { takeMailPictures } from './support/mail-pictures';
import { takePagePictures } from './support/page-pictures';
import { openStage } from './support/stage';

const NOW = new Date('2026-11-22T15:00:00Z');
const PICTURES = resolve(import.meta.dirname, '../../docs/images');
const LISTING = 'Cedar Reed Diffuser';

mkdirSync(PICTURES, { recursive: true });
const seed = sampleStore({ now: NOW });
const stage = await openStage(seed, { clock: new SettableClock(NOW, { running: true }) });
const browser = await launchChromium();
try {
  await takeMailPictures(browser, PICTURES);
  const context = await browser.newContext(MERCHANT_BROWSER);
  const tab = await AdminTab.open(context, stage);
  const take = (name: string) => tab.page.screenshot({ path: join(PICTURES, `${name}.png`) });

  await tab.install({ install: 'Install Borealist', confirm: 'Install app' });
  await tab.figuresAfterSync('Last complete sync:');
  await importPrices(tab, pastPricesCsv(seed, NOW) ?? '');
  await tab.goTo('/apps/borealist/app');
  await tab.app.getByRole('heading', { name: 'What to fix first' }).waitFor();
  await take('home');

  await tab.goTo('/apps/borealist/app/listings');
  await tab.app.getByRole('link', { name: LISTING }).waitFor();
  // The tabs above the table appear once the browser has taken over the page.
  await tab.app.getByRole('tab', { name: 'To fix', exact: true }).waitFor();
  await take('listings');

  const link = tab.app.getByRole('link', { name: LISTING });
  const listingId = /listings\/(\d+)/.exec((await link.getAttribute('href')) ?? '')?.[1] ?? '';
  await link.click();
  await tab.app.locator('.price-drawing path').first().waitFor();
  await tab.app.getByRole('heading', { name: 'What to fix' }).evaluate((heading) => {
    heading.scrollIntoView();
    window.scrollBy(0, -90);
  });
  await take('listing');

  await tab.goTo('/apps/borealist/app/season?audience=CA');
  await tab.app.getByRole('heading', { name: 'Holidays, Canada' }).waitFor();
  await tab.page.setViewportSize({ width: 1280, height: 1080 });
  await take('season');

  const discounted = stage.sandbox.store.catalogue
    .all()
    .find(({ variants: [first] }) => first?.compareAtCents);
  await takePagePictures(tab, join(PICTURES, 'pages'), {
    listing: listingId,
    discounted: String(discounted?.id),
  });
} finally {
  await browser.close();
  await stage.stop();
}

import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pastPricesCsv } from '../../demo/past-prices';
import { sampleStore } from '../../sandbox/seeds/sample';
import {
  chromiumPath,
  chromiumReason,
  MERCHANT_BROWSER,
  PHONE_VIEWPORT,
} from '../support/chromium';
import {
  expectAccessibleAndFitting,
  openInstalledApp,
  RUN_BEGAN,
  type InstalledApp,
} from './support/installed-app';
import { importPrices } from './support/import-prices';
import { AdminTab } from './support/merchant';
import { expectPlainWords, expectStoreTimes } from './support/plain-words';

const NOW = RUN_BEGAN;
const SEED = sampleStore({ now: NOW });
const PRICES = pastPricesCsv(SEED, NOW) ?? '';
const PATH = '/apps/borealist/app/prices/import';
const BRIEF = '/apps/borealist/app/listings?rule=brief-reference-price';
const SOON = { timeout: 90_000, interval: 500 };
/** All but those that say little, or the same as another. */
const PAGES = [
  '',
  '/todo',
  '/syncs',
  '/listings?audience=US&state=findings',
  '/packing',
  '/fixes?kind=weight',
  '/changes',
  '/season?audience=CA',
  '/season/suggestions?audience=CA',
  '/border',
  '/promotions/new',
  '/digests',
  '/digests/preview',
  '/prices/import',
  '/settings',
  '/privacy',
];

describe.skipIf(!chromiumPath)(
  `the first hour, and past prices, in Shopify’s admin${chromiumReason}`,
  () => {
    let installed: InstalledApp;
    let tab: AdminTab;

    beforeAll(async () => {
      installed = await openInstalledApp({ now: NOW });
      ({ tab } = installed);
    });
    afterAll(() => installed.close());

    /** The number of a listing with an original price. */
    const discounted = () =>
      installed.stage.sandbox.store.catalogue
        .all()
        .find(({ variants: [first] }) => first?.compareAtCents)?.id;

    it('begins with a guide in five steps, which goes for good once it is removed', async () => {
      const heading = tab.app.getByRole('heading', { name: 'The first hour' });
      await tab.goTo('/apps/borealist/app');
      await heading.waitFor();
      await tab.app.getByText('3 of 5 done').waitFor();
      await tab.app
        .getByRole('link', { name: 'See listings to fix', exact: true })
        .first()
        .waitFor();
      // Home fits its one screen with the steps in sight.
      const { viewport } = MERCHANT_BROWSER;
      await tab.page.setViewportSize({ width: 1280, height: 900 });
      await tab.app.getByRole('heading', { name: 'What to fix first' }).waitFor();
      const excessPx = await tab.app
        .locator('html')
        .evaluate((html) => html.scrollHeight - html.clientHeight);
      expect(excessPx).toBeLessThanOrEqual(0);
      await tab.page.setViewportSize(viewport);
      await tab.app.getByRole('button', { name: 'The weekly digest' }).click();
      await tab.app.getByRole('link', { name: 'Add a recipient' }).waitFor();
      await expectAccessibleAndFitting(tab, 'the guide of the first hour');
      await tab.app.getByRole('button', { name: 'Remove the guide' }).click();
      await heading.waitFor({ state: 'hidden' });
      await tab.goTo('/apps/borealist/app');
      await tab.app.getByRole('heading', { name: 'What to fix first' }).waitFor();
      expect(await heading.count()).toBe(0);
    });

    it('names each line that is left out, on a phone and in French', async () => {
      await tab.setLanguage('fr');
      await tab.page.setViewportSize(PHONE_VIEWPORT);
      await tab.goTo(PATH);
      const buffer = Buffer.from(`${PRICES}nobody,GONE,2026-01-01,1.00,,CAD\n,,hier,x,,\n`);
      await tab.app
        .locator('input[type=file]')
        .setInputFiles({ name: 'prix.csv', mimeType: 'text/csv', buffer });
      await tab.app.getByRole('button', { name: 'Voir ce qu’il ajouterait' }).click();
      await tab.app.getByText(/^1 ligne ne désigne aucune variante précise/).waitFor();
      await tab.app.getByText(/^1 ligne ne peut être lue/).waitFor();
      await tab.app.getByText('aucune fiche n’a l’identifiant nobody').waitFor();
      await expectAccessibleAndFitting(tab, 'import of past prices');
    });

    const firstListed = () => tab.app.locator('a[href*="/app/listings/"]').first();
    /** Whether a listing is in the list of those whose original price was asked for too short a time. */
    const listed = async () => {
      await tab.goTo(BRIEF);
      const none = tab.app.getByText('No listing matches');
      await none.or(firstListed()).first().waitFor();
      return (await none.count()) === 0;
    };

    it('judges by imported prices what nobody could judge before, marked as the merchant’s own word', async () => {
      await tab.setLanguage('en');
      await tab.page.setViewportSize({ width: 1280, height: 800 });
      expect(await listed()).toBe(false);
      await importPrices(tab, PRICES);
      await tab.app.getByText(/^[\d,]+ lines, [\d,]+ listings, /).waitFor();

      // Judging may begin after the page said that they are imported.
      await expect.poll(listed, SOON).toBe(true);
      await firstListed().click();
      await tab.app
        .getByText(/The prices of \d+ of these days are your own word/)
        .first()
        .waitFor();

      await tab.app.getByText('dashed: your own word, imported').waitFor();
      await tab.app.getByRole('button', { name: 'United States', exact: true }).click();
      await tab.app.getByText(/^The original price of US\$/).waitFor();
      await tab.app
        .getByText(/^In the US, this price or more was asked on \d+ of the last/)
        .waitFor();
      const since = () => tab.app.locator('.price-table tbody tr').count();
      const all = await since();
      await tab.app.getByRole('button', { name: 'Show the last 28 days' }).click();
      expect(await since()).toBeLessThan(all);
      expect(await tab.app.locator('.price-drawing .price-imported').count()).toBeGreaterThan(0);
      await expectAccessibleAndFitting(tab, 'prices of a listing');
    });

    it.each(['en', 'fr'] as const)(
      'says no code on any page, and every time as the store’s clock has it: %s',
      async (language) => {
        await tab.setLanguage(language);
        const listing = `/listings/${discounted()}`;
        await expectPlainWords(installed, language, [
          ...PAGES,
          `${listing}?as=US`,
          `${listing}?as=QC`,
          ...['french', 'customs', 'was-price'].map((page) => `${listing}/${page}`),
        ]);
      },
    );

    it('shows a browser on the other side of the world the store’s clock, and names it', async () => {
      const context = await installed.browser.newContext({
        ...MERCHANT_BROWSER,
        timezoneId: 'Asia/Tokyo',
      });
      await tab.setLanguage('en');
      const { stage } = installed;
      const abroad = await AdminTab.open(context, stage);
      const times = async (frame: Page | FrameLocator) => {
        const all = frame.locator('time');
        await all.first().waitFor();
        return all.evaluateAll((each) =>
          each.map((time) => ({
            instant: time.getAttribute('datetime') ?? '',
            said: time.textContent,
          })),
        );
      };
      await abroad.goTo(`/apps/borealist/app/listings/${discounted()}`);
      // Drawn by the browser, which has taken over the page then.
      await abroad.app.locator('.price-drawing').waitFor();
      expectStoreTimes(stage, 'en', await times(abroad.app));
      await abroad.page.locator('#navigation').getByRole('link', { name: 'Borealist' }).click();
      await abroad.app.getByText('All times are the store’s: Eastern Time').waitFor();
      expectStoreTimes(stage, 'en', await times(abroad.app));
      // The admin's own, around the app.
      expectStoreTimes(stage, 'en', await times(abroad.page));
      await context.close();
    });

    it('judges no longer by imported prices once they are removed', async () => {
      await tab.goTo(PATH);
      await tab.app.getByRole('button', { name: /^Remove the prices imported on/ }).click();
      await tab.app.getByText('Remove these prices?').waitFor();
      await tab.app.getByRole('button', { name: 'Remove', exact: true }).click();
      await tab.app.getByText('Nothing was imported yet.').waitFor();
      await expect.poll(listed, SOON).toBe(false);
    });
  },
);

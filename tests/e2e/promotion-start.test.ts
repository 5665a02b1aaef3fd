import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SettableClock } from '../../sandbox/store/clock';
import {
  chromiumPath,
  chromiumReason,
  MERCHANT_BROWSER,
  PHONE_VIEWPORT,
} from '../support/chromium';
import {
  expectAccessibleAndFitting,
  openInstalledApp,
  PLANNING_DAYS,
  type InstalledApp,
} from './support/installed-app';
import type { AdminTab } from './support/merchant';
import type { Stage } from './support/stage';

const NOW = PLANNING_DAYS.backToSchool;
const START = new Date('2027-08-01T04:00:00Z');
const MINUTE_MS = 60_000;
const READY = 'Geometry Set';
const NOT_READY = 'Pencil Roll';
const NAME = 'Rentrée 2027';
const SOON = { timeout: 150_000 };

describe.skipIf(!chromiumPath)(
  `a promotion that is not ready at its start${chromiumReason}`,
  { timeout: 240_000 },
  () => {
    const clock = new SettableClock(NOW, { running: true });
    let installed: InstalledApp;
    let stage: Stage;
    let tab: AdminTab;
    let path = '';

    beforeAll(async () => {
      installed = await openInstalledApp({ now: NOW, clock });
      ({ stage, tab } = installed);
    });
    afterAll(() => installed.close());

    const app = '/apps/borealist/app';
    const productOf = (title: string) => {
      const found = stage.sandbox.store.catalogue.all().find((product) => product.title === title);
      if (!found) throw new Error(`no product ${title}`);
      return `gid://shopify/Product/${found.id}`;
    };
    const button = (name: string) => tab.app.getByRole('button', { name, exact: true });
    const discounts = () =>
      [...stage.sandbox.store.discounts.values()].map(({ startsAt, items }) => ({
        startsAt,
        products: typeof items === 'object' && 'products' in items ? items.products.length : null,
      }));

    it('is scheduled, with what is to become of it', async () => {
      const ids = [READY, NOT_READY].map((title) => productOf(title).replace(/^.*\//, ''));
      await tab.goTo(
        `${app}/promotions/new?season=back-to-school&audience=US&listings=${ids.join()}`,
      );
      await tab.app.getByLabel('Name', { exact: true }).fill(NAME);
      await tab.app.getByLabel('Percentage off').fill('5');
      await tab.app.getByLabel('Starts').fill('2027-08-01T00:00');
      await tab.app.getByLabel('Ends').fill('2027-09-07T00:00');
      await tab.page.getByRole('button', { name: 'Save', exact: true }).click();
      await tab.app.getByText('Draft', { exact: true }).waitFor();
      path = new URL(tab.page.url()).pathname.replace(/^.*(?=\/apps\/)/, '');
      const goOn = tab.app.getByRole('button', { name: /^Go on all the same/ });
      while ((await goOn.count()) > 0) {
        await goOn.first().click();
        const reason = tab.app.getByLabel('Why go on all the same');
        await reason.fill('More arrive in July');
        await button('Keep the reason').click();
        await reason.waitFor({ state: 'detached' });
      }
      await tab.app.getByText('Nothing stands in its way.').first().waitFor();
      await button('Schedule').click();
      await tab.app.getByRole('dialog').getByRole('button', { name: 'Schedule' }).click();
      await tab.app.getByText('Scheduled in Shopify').waitFor();
      await tab.app.getByText('Ready: nothing stands in its way.').waitFor(SOON);

      await tab.app.getByText('Wait until it is ready', { exact: true }).click();
      await button('Keep this choice').click();
      await tab.page.getByText('Choice kept').waitFor();
      expect(discounts()).toEqual([{ startsAt: '2027-08-01T04:00:00Z', products: 2 }]);
    });

    it('is said to be not ready once a listing changes', async () => {
      stage.sandbox.store.editProduct(productOf(NOT_READY), { status: 'DRAFT' });
      const said = tab.app.getByText(/^Not ready: 1 reason has stood in its way since/);
      // The webhook has to have come first.
      const judged = async () => {
        await stage.judgePromotionsNow();
        return said.count();
      };
      await expect.poll(judged, { ...SOON, interval: 2_000 }).toBe(1);
      await tab.goTo(`${app}/promotions`);
      await tab.app.getByText('Not ready', { exact: true }).first().waitFor();
    });

    it.each([
      { language: 'en', viewport: MERCHANT_BROWSER.viewport, notReady: 'Not ready' },
      { language: 'fr', viewport: PHONE_VIEWPORT, notReady: 'Pas prête' },
    ] as const)(
      'is said in the list, on home, its page, the season plan and what changed: $language, $viewport.width px',
      async ({ language, viewport, notReady }) => {
        await tab.setLanguage(language);
        await tab.page.setViewportSize(viewport);
        for (const page of [
          `${app}/promotions`,
          app,
          path,
          `${app}/season?audience=US`,
          `${app}/changes`,
        ]) {
          await tab.goTo(page);
          await tab.app.getByRole('heading', { level: 1 }).waitFor();
          const said = tab.app.getByText(new RegExp(notReady, 'i')).first();
          await said.waitFor({ state: page.includes('season') ? 'attached' : 'visible' });
          await expectAccessibleAndFitting(tab, page);
        }
        await tab.setLanguage('en');
        await tab.page.setViewportSize(MERCHANT_BROWSER.viewport);
      },
    );

    it('waits, and its start in Shopify moves', async () => {
      clock.set(new Date(START.getTime() - 10 * MINUTE_MS));
      await stage.sweep('sweep-starts');
      await tab.goTo(path);
      await tab.app.getByText(/^It was to start on Aug 1, 2027/).waitFor(SOON);
      await expect
        .poll(discounts, SOON)
        .toEqual([{ startsAt: '2027-08-02T04:00:00Z', products: 2 }]);
      await tab.app.getByText('Moved its start, to wait until it is ready').waitFor();
      await expectAccessibleAndFitting(tab, path);
    });

    it('starts all the same when the merchant decides so', async () => {
      clock.set(new Date(START.getTime() + 60 * MINUTE_MS));
      await tab.goTo(path);
      await tab.app.getByText('Start all the same', { exact: true }).click();
      await tab.app.getByText('It waits: it will start now, on all listings.').waitFor();
      await button('Keep this choice').click();
      await tab.app.getByText('Running', { exact: true }).waitFor(SOON);
      await tab.app.getByText('Ended the wait and started it').waitFor();
      const [discount] = discounts();
      expect(discount?.products).toBe(2);
      expect(Date.parse(discount?.startsAt ?? '')).toBeLessThan(START.getTime() + 65 * MINUTE_MS);
    });
  },
);

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translator } from '~/locales/translate';
import { sampleStore } from '../../sandbox/seeds/sample';
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
  type InstalledApp,
} from './support/installed-app';
import type { AdminTab } from './support/merchant';
import type { Stage } from './support/stage';

const NOW = new Date('2027-11-10T15:00:00Z');
const START = new Date('2027-11-26T05:00:00Z');
const END = new Date('2027-11-30T05:00:00Z');
const MINUTE_MS = 60_000;
const LISTINGS = ['Geometry Set', 'Pencil Roll'];
const NAME = 'Black Friday in Canada';
const SOON = { timeout: 60_000 };

describe.skipIf(!chromiumPath)(
  `sale prices in Canada${chromiumReason}`,
  { timeout: 300_000 },
  () => {
    const clock = new SettableClock(NOW, { running: true });
    const t = translator('en');
    let installed: InstalledApp;
    let stage: Stage;
    let tab: AdminTab;
    let path = '';

    beforeAll(async () => {
      installed = await openInstalledApp(sampleStore({ now: NOW }), { clock });
      ({ stage, tab } = installed);
    }, 120_000);
    afterAll(() => installed.close());

    const products = () =>
      LISTINGS.map((title) => {
        const found = stage.sandbox.store.catalogue.all().find((each) => each.title === title);
        if (!found) throw new Error(`no product ${title}`);
        return found;
      });
    /** In cents: the variant's own price, and what is fixed in Canada's list. */
    const prices = () =>
      products().map(({ variants: [variant] }) => [
        variant?.priceCents,
        variant?.fixed?.CA?.priceCents ?? null,
      ]);
    const button = (name: string) => tab.app.getByRole('button', { name, exact: true });

    it('are chosen in the plan, with what they need, and shown before, during and after', async () => {
      const ids = products().map(({ id }) => id);
      await tab.goTo(
        `/apps/borealist/app/promotions/new?season=holidays&audience=CA&listings=${ids.join()}`,
      );
      await tab.app.getByLabel('Name', { exact: true }).fill(NAME);
      tab.page.once('dialog', (dialog) => void dialog.dismiss());
      await tab.app.getByText(t('promotion.kind.salePrices'), { exact: true }).click();
      await tab.app.getByText(t('promotion.kind.declined.text')).waitFor();
      tab.page.once('dialog', (dialog) => void dialog.accept());
      await tab.app.getByText(t('promotion.kind.discount'), { exact: true }).click();
      await tab.app.getByText(t('promotion.kind.salePrices'), { exact: true }).click();
      await tab.app.getByText(t('promotion.kind.needsApp')).waitFor();
      await tab.app.getByText(t('promotion.reach.markets'), { exact: true }).click();
      await tab.app.getByLabel('Percentage off').fill('25');
      await tab.app.getByLabel('Starts').fill('2027-11-26T00:00');
      await tab.app.getByLabel('Ends').fill('2027-11-30T00:00');
      // US$14.00 at 1.37.
      await tab.app.getByText('$14.38').first().waitFor();
      await tab.app.getByText('$19.18 struck out').first().waitFor();
      await button('Save draft').click();
      await tab.app.getByText('Draft', { exact: true }).waitFor();
      path = new URL(tab.page.url()).pathname.replace(/^.*(?=\/apps\/)/, '');
    });

    it('are scheduled, and nothing is changed before they start', async () => {
      const goOn = tab.app.getByRole('button', { name: /^Go on all the same/ });
      while ((await goOn.count()) > 0) {
        await goOn.first().click();
        const reason = tab.app.getByLabel('Why go on all the same');
        await reason.fill('Known');
        await button('Keep the reason').click();
        await reason.waitFor({ state: 'detached' });
      }
      await tab.app.getByText('Nothing stands in its way.').first().waitFor();
      await button('Schedule').click();
      await tab.modal.getByText(t('promotion.confirm.sale.needsApp')).waitFor();
      await tab.app.getByRole('dialog').getByRole('button', { name: 'Schedule' }).click();
      await tab.app.getByText(t('promotion.sale.state.none')).waitFor();
      expect(prices().map(([, canada]) => canada)).toEqual([null, null]);
      expect(stage.sandbox.store.discounts.size).toBe(0);
    });

    it('start in Canada’s own list, while the prices of all others stay', async () => {
      const before = prices().map(([own]) => own);
      clock.set(new Date(START.getTime() - 5 * MINUTE_MS));
      await tab.goTo(path);
      await expect
        .poll(() => prices().map(([, canada]) => canada !== null), SOON)
        .toEqual([false, false]);
      clock.set(START);
      await stage.sweepSales();
      await tab.app
        .getByText(t('promotion.sale.state.on', { total: 2, done: 2, left: 0 }))
        .waitFor(SOON);
      expect(prices().map(([own]) => own)).toEqual(before);
      expect(prices()[0]?.[1]).toBe(1438);
    });

    it('are put back at the end but for what somebody changed, which can be put back by itself', async () => {
      const [, second] = products();
      stage.sandbox.store.editVariantPrice(
        `gid://shopify/ProductVariant/${second?.variants[0]?.id ?? ''}`,
        { price: 11.11, country: 'CA' },
      );
      clock.set(END);
      await stage.sweepSales();
      await tab.app.getByText(t('promotion.sale.notRestored', { count: 1 })).waitFor(SOON);
      expect(prices().map(([, canada]) => canada)).toEqual([null, 1111]);
      for (const { language, viewport } of [
        { language: 'fr', viewport: PHONE_VIEWPORT },
        { language: 'en', viewport: MERCHANT_BROWSER.viewport },
      ] as const) {
        await tab.setLanguage(language);
        await tab.page.setViewportSize(viewport);
        await tab.goTo(path);
        const said = translator(language)('promotion.sale.notRestored', { count: 1 });
        await tab.app.getByText(said).waitFor();
        await expectAccessibleAndFitting(tab, path);
      }
      await button(t('promotion.sale.restore.action')).click();
      const dialog = tab.app.getByRole('dialog');
      await dialog.getByRole('button', { name: t('promotion.sale.restore.action') }).click();
      await tab.app
        .getByText(t('promotion.sale.state.ended', { left: 0, done: 0, total: 0 }))
        .waitFor();
      expect(prices().map(([, canada]) => canada)).toEqual([null, null]);
    });
  },
);

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
import { expectAccessibleAndFitting, installApp, type InstalledApp } from './support/installed-app';
import type { AdminTab } from './support/merchant';
import type { Stage } from './support/stage';

const NOW = new Date('2027-11-10T15:00:00Z');
const START = new Date('2027-11-26T05:00:00Z');
const END = new Date('2027-11-30T05:00:00Z');
const MINUTE_MS = 60_000;
const LATER_END = { inForm: '2027-12-02T00:00', at: new Date('2027-12-02T05:00:00Z') };
const LISTINGS = ['Geometry Set', 'Pencil Roll', 'Cedar Salad Bowl'];
const NAME = 'Black Friday in Canada';
const SOON = { timeout: 150_000, interval: 5_000 };

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
      installed = await installApp(sampleStore({ now: NOW }), { clock });
      ({ stage, tab } = installed);
    });
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
      await tab.app.getByText('CA$14.38').first().waitFor();
      await tab.app.getByText('CA$19.18 struck out').first().waitFor();
      await tab.page.getByRole('button', { name: 'Save', exact: true }).click();
      await tab.app.getByText('Draft', { exact: true }).waitFor();
      path = new URL(tab.page.url()).pathname.replace(/^.*(?=\/apps\/)/, '');
    });

    /** Says of each reason that stands in its way why to go on. */
    async function goOnWithAll() {
      const goOn = tab.app.getByRole('button', { name: /^Go on all the same/ });
      while ((await goOn.count()) > 0) {
        await goOn.first().click();
        const reason = tab.app.getByLabel('Why go on all the same');
        await reason.fill('Known');
        await button('Keep the reason').click();
        await reason.waitFor({ state: 'detached' });
      }
      await tab.app.getByText('Nothing stands in its way.').first().waitFor();
    }
    /** Has the app look for what is due, which it does each minute by itself, until the page says so. */
    async function sweepUntil(said: string) {
      const sweep = async () => {
        await stage.sweep('sweep-starts', 'sweep-sales');
        return tab.app.getByText(said).count();
      };
      await expect.poll(sweep, SOON).toBe(1);
    }
    const inCanada = () => prices().map(([, canada]) => canada);
    const somebodySets = (listing: number, price: number) => {
      const variant = products()[listing]?.variants[0];
      stage.sandbox.store.editVariantPrice(`gid://shopify/ProductVariant/${variant?.id ?? ''}`, {
        price,
        country: 'CA',
      });
    };

    it('are scheduled, and nothing is changed before they start', async () => {
      await goOnWithAll();
      await button('Schedule').click();
      await tab.modal.getByText(t('promotion.confirm.sale.needsApp')).waitFor();
      await tab.app.getByRole('dialog').getByRole('button', { name: 'Schedule' }).click();
      await tab.app.getByText(t('promotion.sale.state.none')).waitFor();
      expect(inCanada()).toEqual([null, null, null]);
      expect(stage.sandbox.store.discounts.size).toBe(0);
    });

    it('start in Canada’s own list, while the prices of all others stay', async () => {
      const before = prices().map(([own]) => own);
      clock.set(new Date(START.getTime() - 5 * MINUTE_MS));
      await stage.sweep('sweep-starts');
      await tab.goTo(path);
      await tab.app.getByText(t('promotion.sale.state.none')).waitFor();
      expect(inCanada()).toEqual([null, null, null]);
      clock.set(START);
      await sweepUntil(t('promotion.sale.state.on', { total: 3, done: 3, left: 0 }));
      expect(prices().map(([own]) => own)).toEqual(before);
      expect(prices()[0]?.[1]).toBe(1438);
    });

    it('take another end while they are on, and say how to come to other prices', async () => {
      const lowered = inCanada();
      await tab.app.getByText(t('promotion.sale.isOn')).waitFor();
      expect(await tab.app.getByLabel('Percentage off').isDisabled()).toBe(true);
      expect(await tab.app.getByLabel('Starts').isDisabled()).toBe(true);
      await tab.app.getByLabel('Ends').fill(LATER_END.inForm);
      await goOnWithAll();
      await tab.page.getByRole('button', { name: 'Save', exact: true }).click();
      await tab.modal.getByText(t('promotion.confirm.change.runningSale')).waitFor();
      await tab.app.getByRole('dialog').getByRole('button', { name: 'Change' }).click();
      await tab.app.getByText(t('promotion.history.ofSale.edited'), { exact: true }).waitFor();
      clock.set(new Date(END.getTime() + MINUTE_MS));
      await stage.sweep('sweep-sales');
      await tab.goTo(path);
      await tab.app.getByText('Running', { exact: true }).waitFor();
      expect(await tab.app.getByLabel('Ends').inputValue()).toBe(LATER_END.inForm);
      expect(inCanada()).toEqual(lowered);
    });

    it('are put back at the end but for what somebody changed, which is put back or kept', async () => {
      somebodySets(1, 11.11);
      somebodySets(2, 22.22);
      clock.set(LATER_END.at);
      await sweepUntil(t('promotion.sale.notRestored', { count: 2 }));
      expect(inCanada()).toEqual([null, 1111, 2222]);
      for (const { language, viewport } of [
        { language: 'fr', viewport: PHONE_VIEWPORT },
        { language: 'en', viewport: MERCHANT_BROWSER.viewport },
      ] as const) {
        await tab.setLanguage(language);
        await tab.page.setViewportSize(viewport);
        await tab.goTo(path);
        const said = translator(language)('promotion.sale.notRestored', { count: 2 });
        await tab.app.getByText(said).waitFor();
        await expectAccessibleAndFitting(tab, path);
      }
      const inDialog = tab.app.getByRole('dialog');
      const priceOf = (listing: string) => tab.app.locator('li', { hasText: listing });
      const restore = { name: t('promotion.sale.restore.action') };
      await priceOf('Pencil Roll').getByRole('button', restore).click();
      await inDialog.getByRole('button', restore).click();
      await tab.app.getByText(t('promotion.sale.notRestored', { count: 1 })).waitFor();
      expect(inCanada()).toEqual([null, null, 2222]);
      const keep = { name: t('promotion.sale.keep.action') };
      await priceOf('Cedar Salad Bowl').getByRole('button', keep).click();
      await tab.modal
        .getByText(/^Nothing changes in your store\. The price stays: .*22\.22/)
        .waitFor();
      await inDialog.getByRole('button', keep).click();
      await tab.app.getByText(t('promotion.sale.leftAsIs', { count: 1 })).waitFor();
      await tab.app.getByText(t('promotion.history.pricesKept')).waitFor();
      expect(inCanada()).toEqual([null, null, 2222]);
    });
  },
);

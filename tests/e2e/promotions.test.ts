import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SettableClock } from '../../sandbox/store/clock';
import { discountStatus } from '../../sandbox/store/discounts';
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
const START = { inForm: '2027-08-01T00:00', at: new Date('2027-08-01T04:00:00Z') };
const END = { inForm: '2027-09-07T00:00', at: new Date('2027-09-07T04:00:00Z') };
const MINUTE_MS = 60_000;

const LISTING = 'Geometry Set';
const NAME = 'Back to school 2027';

describe.skipIf(!chromiumPath)(`a back-to-school promotion${chromiumReason}`, () => {
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

  const discounts = () =>
    [...stage.sandbox.store.discounts.values()].map((discount) => ({
      title: discount.title,
      status: discountStatus(discount, clock.now()),
    }));
  const button = (name: string) => tab.app.getByRole('button', { name, exact: true });
  const openPromotion = async () => {
    await tab.goTo(path);
    await tab.app.getByRole('heading', { name: NAME }).waitFor();
  };

  it('is planned from the season page, and previews what buyers will be asked', async () => {
    await tab.goTo('/apps/borealist/app/season');
    await tab.app.getByRole('tab', { name: 'Quebec' }).click();
    await tab.app.getByRole('heading', { name: 'Back-to-school, Quebec' }).waitFor();
    await tab.app.getByRole('link', { name: 'What to promote' }).click();
    await tab.app.getByRole('checkbox', { name: `Select ${LISTING}` }).check();
    await button('Plan a promotion with these').click();

    await tab.app.getByRole('heading', { name: 'Plan a promotion' }).waitFor();
    expect(await tab.app.getByLabel('Name', { exact: true }).inputValue()).toBe(NAME);
    expect(await tab.app.getByLabel('Quebec').isChecked()).toBe(true);
    expect(await tab.app.getByLabel('Starts').inputValue()).toBe(START.inForm);
    expect(await tab.app.getByLabel('Ends').inputValue()).toBe(END.inForm);
    await tab.app.getByRole('link', { name: LISTING }).waitFor();

    const percent = tab.app.getByLabel('Percentage off');
    await percent.fill('120');
    // One way to save at a time.
    await button('Save draft').waitFor({ state: 'detached' });
    await tab.page.getByRole('button', { name: 'Save', exact: true }).click();
    await tab.app.getByText('Enter a percentage above 0 and up to 100').waitFor();
    expect(await percent.inputValue()).toBe('120');
    await expect.poll(() => percent.evaluate((field) => field.matches(':focus'))).toBe(true);

    await percent.fill('5');
    await tab.app.getByText('During: US$13.30').waitFor();
    await tab.app.getByText('Before: US$14.00').waitFor();
    await tab.app.getByText('Save the draft to set reasons aside').waitFor();
    await tab.page.getByRole('button', { name: 'Save', exact: true }).click();
    await tab.app.getByText('Draft', { exact: true }).waitFor();
    path = new URL(tab.page.url()).pathname.replace(/^.*(?=\/apps\/)/, '');
    expect(discounts()).toEqual([]);
    // An empty plan on the way back would be saved as another.
    await tab.page.goBack();
    await tab.app.getByRole('heading', { name: 'What to promote' }).waitFor();
    await openPromotion();
  });

  it('is held back for Quebec while the listing has no French', async () => {
    await tab.app.getByText('Not ready for Quebec: Missing French text.').waitFor();
    await tab.app.getByText(/^18 units are in stock, and about \d+ would sell/).waitFor();
    await button('Schedule').click();
    const dialog = tab.app.getByRole('dialog');
    await tab.modal.getByText('2 reasons stand in its way.').waitFor();
    await dialog.getByRole('button', { name: 'Schedule' }).click();
    await tab.app.getByText('Not scheduled: 2 reasons stand in its way').waitFor();
    expect(discounts()).toEqual([]);
  });

  it('goes on despite low stock once somebody has said why', async () => {
    const goOn = tab.app.getByRole('button', { name: /^Go on all the same: .*18 units/ });
    await goOn.click();
    await button('Keep the reason').click();
    await tab.app.getByText('Say why.').waitFor();
    await tab.app.getByLabel('Why go on all the same').fill('Forty more arrive in July');
    await button('Keep the reason').click();
    await tab.app.getByText('“Forty more arrive in July”').waitFor();
    await tab.app.getByText('1 reason stands in its way.').waitFor();
  });

  it('is scheduled as one discount after the French is written in Shopify', async () => {
    await tab.editProduct(LISTING);
    await tab.page.locator('input[name=french_title]').fill('Ensemble de géométrie');
    const description = tab.page.locator('[name=french_description]');
    await description.fill(
      '<p>Une règle, une équerre, un rapporteur et un compas dans un étui en métal.</p>',
    );
    await tab.saveProduct({});

    // Shopify tells an app nothing of translations: a person asks, or the gate does.
    await openPromotion();
    await button('Check again: Listings that are not ready').click();
    await tab.app.getByText('Nothing stands in its way.').waitFor();
    await button('Schedule').click();
    const dialog = tab.app.getByRole('dialog');
    await tab.modal.getByText('One discount will be made in Shopify:').waitFor();
    await dialog.getByRole('button', { name: 'Schedule' }).click();
    await tab.app.getByText('Scheduled in Shopify').waitFor();
    expect(discounts()).toEqual([{ title: NAME, status: 'SCHEDULED' }]);

    await tab.goTo('/apps/borealist/app/season?audience=QC');
    await tab.app.getByText('1 promotion is scheduled for this season.').waitFor();
  });

  it('is copied as a draft, which is deleted again', async () => {
    await openPromotion();
    await button('Duplicate').click();
    await tab.app.getByRole('heading', { name: `${NAME} (copy)` }).waitFor();
    await button('Delete draft').click();
    await tab.app.getByRole('dialog').getByRole('button', { name: 'Delete draft' }).click();
    await tab.page.getByText('Draft deleted').waitFor();
    await tab.app.getByRole('heading', { name: 'Promotions', exact: true }).waitFor();
    expect(await tab.app.getByText(`${NAME} (copy)`).count()).toBe(0);
  });

  it.each([
    { language: 'en', viewport: MERCHANT_BROWSER.viewport },
    { language: 'fr', viewport: PHONE_VIEWPORT },
  ] as const)(
    'has accessible pages, none wider than the window: $language, $viewport.width px',
    async ({ language, viewport }) => {
      await tab.setLanguage(language);
      await tab.page.setViewportSize(viewport);
      const app = '/apps/borealist/app';
      for (const page of [
        `${app}/season?audience=QC`,
        `${app}/border`,
        `${app}/season/listings?season=back-to-school`,
        `${app}/season/suggestions?season=back-to-school&audience=QC`,
        `${app}/promotions`,
        `${app}/promotions/new?season=holidays&audience=CA`,
        path,
        `${path}/results`,
      ]) {
        await tab.goTo(page);
        await tab.app.getByRole('heading', { level: 1 }).waitFor();
        await expectAccessibleAndFitting(tab, page);
      }
      await tab.setLanguage('en');
      await tab.page.setViewportSize(MERCHANT_BROWSER.viewport);
    },
  );

  it('starts and ends on time in Shopify while the app is down', async () => {
    await stage.killApp();
    clock.set(new Date(START.at.getTime() - MINUTE_MS));
    expect(discounts()).toEqual([{ title: NAME, status: 'SCHEDULED' }]);
    clock.set(START.at);
    expect(discounts()).toEqual([{ title: NAME, status: 'ACTIVE' }]);
    clock.set(END.at);
    expect(discounts()).toEqual([{ title: NAME, status: 'EXPIRED' }]);

    await stage.startAppAgain();
    await openPromotion();
    await tab.app.getByText('Ended', { exact: true }).waitFor();
    expect(await tab.app.getByText('What stands in its way').count()).toBe(0);
    await tab.goTo('/apps/borealist/app/promotions');
    const row = tab.app.locator('tr', { hasText: NAME });
    await row.getByText('Ended', { exact: true }).waitFor();
  });
});

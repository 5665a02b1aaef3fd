import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  chromiumPath,
  chromiumReason,
  MERCHANT_BROWSER,
  MERCHANT_PHONE,
  PHONE_VIEWPORT,
} from '../support/chromium';
import {
  expectAccessibleAndFitting,
  openInstalledApp,
  type InstalledApp,
} from './support/installed-app';
import { AdminTab } from './support/merchant';

const LIST = '/apps/borealist/app/listings?severity=high&sort=title&direction=asc';
const WORDS = {
  en: {
    next: 'Next listing of the list',
    previous: 'Previous listing of the list',
    back: 'Listings',
    listing: 'Listing',
    origin: 'Country of origin',
    save: 'Save',
    more: 'More actions',
    replies: 'Customer replies',
    sync: 'Sync the store',
  },
  fr: {
    next: 'Fiche suivante de la liste',
    previous: 'Fiche précédente de la liste',
    back: 'Fiches',
    listing: 'Fiche',
    origin: 'Pays d’origine',
    save: 'Enregistrer',
    more: 'Autres actions',
    replies: 'Réponses aux clients',
    sync: 'Synchroniser la boutique',
  },
};

function isSeen(element: Element): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}

describe.skipIf(!chromiumPath)(`Place and work${chromiumReason}`, () => {
  let opened: InstalledApp;

  beforeAll(async () => {
    opened = await openInstalledApp();
  });
  afterAll(() => opened.close());
  beforeEach(() => {
    opened.tab.page.removeAllListeners('dialog');
  });

  // Polaris measures tabs in a list of the same class, which once pushed them out of sight.
  it('the tabs of a list stand where they are seen', async () => {
    const { tab } = opened;
    await tab.setLanguage('en');
    await tab.goTo('/apps/borealist/app/listings');
    const first = tab.app.getByRole('tab').first();
    await first.waitFor();
    await vi.waitFor(async () => {
      expect(await first.evaluate(isSeen)).toBe(true);
    }, 60_000);
  });

  it.each(['en', 'fr'] as const)(
    'the list is kept while listings are looked at: %s',
    async (language) => {
      const { tab } = opened;
      const words = WORDS[language];
      await tab.setLanguage(language);
      await tab.goTo(LIST);
      const titles = tab.app.locator('tbody tr .listing-title');
      await titles.nth(1).waitFor();
      const [first = '', second = ''] = await titles.allInnerTexts();
      await tab.app.getByRole('link', { name: first, exact: true }).click();
      await tab.app.getByRole('heading', { name: first }).first().waitFor();
      expect(await tab.app.getByLabel(words.previous).isDisabled()).toBe(true);
      await tab.app.getByLabel(words.next).click();
      await tab.app.getByRole('heading', { name: second }).first().waitFor();
      await tab.app.getByRole('link', { name: words.back, exact: true }).click();
      await titles.nth(1).waitFor();
      expect(new URL(tab.page.url()).searchParams.get('severity')).toBe('high');
      expect(await titles.allInnerTexts()).toEqual(expect.arrayContaining([first, second]));
    },
  );

  it.each(['en', 'fr'] as const)(
    'what is not saved is asked about before it is lost: %s',
    async (language) => {
      const { tab, stage } = opened;
      const words = WORDS[language];
      const [product] = stage.sandbox.store.catalogue.all();
      const listing = `/apps/borealist/app/listings/${product?.id}`;
      await tab.setLanguage(language);
      await tab.goTo(`${listing}/customs`);
      const field = tab.app.getByLabel(words.origin, { exact: true }).first();
      const save = tab.page.getByRole('button', { name: words.save, exact: true });
      // What is chosen before the page's scripts run is lost: whoever meets it chooses again.
      await vi.waitFor(async () => {
        await field.selectOption('PT');
        await save.waitFor({ timeout: 2_000 });
      }, 60_000);
      const leave = [
        () => tab.app.getByRole('link', { name: words.listing, exact: true }).click(),
        () => tab.page.getByRole('link', { name: words.back, exact: true }).click(),
      ];
      for (const go of leave) {
        const asked = tab.page.waitForEvent('dialog');
        const going = go();
        await (await asked).dismiss();
        await going;
        expect(await field.inputValue()).toBe('PT');
        expect(new URL(tab.page.url()).pathname).toContain(`${listing}/customs`);
      }
      tab.page.once('dialog', (dialog) => void dialog.accept());
      await tab.app.getByRole('link', { name: words.listing, exact: true }).click();
      await tab.app.getByRole('heading', { name: product?.title }).first().waitFor();
    },
  );

  it.each(['en', 'fr'] as const)(
    'what else a page can do opens in a sheet on a phone, and gives the focus back: %s',
    async (language) => {
      const { tab } = opened;
      const words = WORDS[language];
      await tab.setLanguage(language);
      await tab.page.setViewportSize(PHONE_VIEWPORT);
      await tab.goTo('/apps/borealist/app');
      const more = tab.app.getByRole('button', { name: words.more, exact: true });
      const sync = tab.app.getByRole('button', { name: words.sync, exact: true });
      await more.click();
      await sync.waitFor();
      await expectAccessibleAndFitting(tab, 'home, with its sheet open');
      await tab.page.keyboard.press('Escape');
      await sync.waitFor({ state: 'hidden' });
      expect(await more.evaluate((button) => button === document.activeElement)).toBe(true);
      await tab.page.keyboard.press('Enter');
      await sync.waitFor();
      // A page is printed as it lies below.
      await tab.page.emulateMedia({ media: 'print' });
      expect(await sync.isVisible()).toBe(false);
      await tab.page.emulateMedia({ media: 'screen' });
      // What is pressed closes it, though it may not be pressed again until it is done.
      await tab.goTo(
        `/apps/borealist/app/listings/${opened.stage.sandbox.store.catalogue.all()[0]?.id}`,
      );
      await more.click();
      const evidence = tab.app.locator('.page-action').filter({ hasText: 'CSV' });
      await evidence.click();
      await evidence.waitFor({ state: 'hidden' });
      await tab.goTo('/apps/borealist/app');
      await more.click();
      await tab.app.getByRole('link', { name: words.replies, exact: true }).click();
      await tab.app.getByRole('heading', { level: 1, name: words.replies }).waitFor();
      await tab.page.setViewportSize(MERCHANT_BROWSER.viewport);
    },
  );

  // What all elements inherit would be worked out anew for each, while the touch waits to be answered.
  it('a touch of a phone changes nothing that all of a page inherits', async () => {
    const context = await opened.browser.newContext(MERCHANT_PHONE);
    context.setDefaultTimeout(120_000);
    const tab = await AdminTab.open(context, opened.stage);
    await tab.goTo('/apps/borealist/app/listings');
    const heading = tab.app.getByRole('heading', { level: 1 });
    await heading.waitFor();
    const page = tab.app.locator('html');
    const colour = () => page.evaluate((html) => getComputedStyle(html).scrollbarColor);
    expect(await colour()).toBe('auto');
    await heading.hover();
    expect(await page.evaluate((html) => html.matches(':hover'))).toBe(true);
    expect(await colour()).toBe('auto');
    await context.close();
  });

  // Polaris leaves room above them for a bar that the admin has, and the app within it has not.
  it('the filters of a phone’s list stay at its top, with no row above them', async () => {
    const context = await opened.browser.newContext(MERCHANT_PHONE);
    context.setDefaultTimeout(120_000);
    const tab = await AdminTab.open(context, opened.stage);
    await tab.goTo('/apps/borealist/app/listings');
    await tab.app.locator('.card-row').nth(20).scrollIntoViewIfNeeded();
    const filters = tab.app.locator('[class*="IndexFiltersSticky"]').first();
    await vi.waitFor(async () => {
      expect(await filters.evaluate((bar) => bar.getBoundingClientRect().top)).toBe(0);
    }, 60_000);
    await context.close();
  });
});

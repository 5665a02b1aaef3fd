import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sampleStore } from '../../sandbox/seeds/sample';
import { chromiumPath, chromiumReason } from '../support/chromium';
import { openInstalledApp, type InstalledApp } from './support/installed-app';

const LIST = '/apps/borealist/app/listings?severity=high&sort=title&direction=asc';
const WORDS = {
  en: {
    next: 'Next listing of the list',
    previous: 'Previous listing of the list',
    back: 'Listings',
    listing: 'Listing',
    origin: 'Country of origin',
  },
  fr: {
    next: 'Fiche suivante de la liste',
    previous: 'Fiche précédente de la liste',
    back: 'Fiches',
    listing: 'Fiche',
    origin: 'Pays d’origine',
  },
};

describe.skipIf(!chromiumPath)(`Place and work${chromiumReason}`, () => {
  let opened: InstalledApp;

  beforeAll(async () => {
    opened = await openInstalledApp(sampleStore({ now: new Date() }));
  });
  afterAll(() => opened.close());
  beforeEach(() => {
    opened.tab.page.removeAllListeners('dialog');
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
      await field.selectOption('PT');
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
});

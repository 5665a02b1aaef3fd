import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SeedProduct } from '../../sandbox/seed-product';
import { sampleStore } from '../../sandbox/seeds/sample';
import { chromiumPath, chromiumReason, PHONE_VIEWPORT } from '../support/chromium';
import { expectAccessibleAndFitting, installApp, type InstalledApp } from './support/installed-app';

const DESKTOP = { width: 1280, height: 900 };
const WORDS = {
  en: {
    together: /^Fix( together)?( \(\d+\))?$/,
    origin: 'Country of origin',
    packaging: 'Photos of the packaging',
    ticked: 'You ticked 2 listings: 2 are to be fixed here.',
    chosen: '2 listings chosen',
    board: 'Listings and their photos',
    untick: 'Untick all',
    none: 'Choose none',
    preview: 'Preview for one listing',
    written: /original price .* → none$/,
    write: 'Write it to one variant',
    progress: /^1 of 1 change done\.$/,
  },
  fr: {
    together: /^Corriger( ensemble)?( \(\d+\))?$/,
    origin: 'Pays d’origine',
    packaging: 'Photos de l’emballage',
    ticked: /^Vous avez coché 2 fiches\s: 2 sont à corriger ici\.$/,
    chosen: /^2 fiches choisies$/,
    board: 'Fiches et leurs photos',
    untick: 'Tout décocher',
    none: 'N’en choisir aucune',
    preview: /^Prévisualiser pour/,
    written: /prix de comparaison .* → aucun$/,
    write: /^L’écrire à/,
    progress: /^1 sur 1 modification\.$/,
  },
};

/** Each has an original price that is no higher than its price. */
const POINTLESS = { en: 'Birch Wall Clock', fr: 'Cast Iron Skillet, 10 inch' };

/** The sample store, where two more listings lack a country of origin. */
function storeOfUnknownOrigin() {
  const store = sampleStore({ now: new Date() });
  const titles = new Set(Object.values(POINTLESS));
  const products = [...(store.products as Iterable<SeedProduct>)];
  for (const { variants } of products.filter(({ title }) => titles.has(title))) {
    for (const { inventory } of variants) if (inventory) inventory.countryOfOrigin = null;
  }
  return { ...store, products };
}

describe.skipIf(!chromiumPath)(`Listings ticked in the list${chromiumReason}`, () => {
  let opened: InstalledApp;

  beforeAll(async () => {
    opened = await installApp(storeOfUnknownOrigin());
  });
  afterAll(() => opened.close());
  beforeEach(async () => {
    opened.tab.page.removeAllListeners('dialog');
    await opened.tab.page.setViewportSize(DESKTOP);
  });

  it.each([
    ['en', DESKTOP],
    ['fr', PHONE_VIEWPORT],
  ] as const)('are fixed together: %s, %o', async (language, viewport) => {
    const { tab } = opened;
    const words = WORDS[language];
    await tab.setLanguage(language);
    await tab.page.setViewportSize(viewport);
    await tab.goTo('/apps/borealist/app/listings?rule=missing-country-of-origin');
    const boxes = tab.app.locator('li, tbody tr').getByRole('checkbox');
    await boxes.nth(1).waitFor({ state: 'attached' });
    const together = tab.app.getByRole('button', { name: words.together });
    // What is ticked before the page's code has come is taken back, as anybody sees.
    const tickBoth = async () => {
      for (const box of [boxes.nth(0), boxes.nth(1)])
        if (!(await box.isChecked())) await box.press('Space');
      await together.waitFor();
      return (await boxes.nth(0).isChecked()) && boxes.nth(1).isChecked();
    };
    await expect.poll(tickBoth, { timeout: 60_000 }).toBe(true);
    await expectAccessibleAndFitting(tab, `ticked in ${language}`);
    await together.click();
    await tab.app.getByRole('button', { name: words.origin, exact: true }).click();
    await tab.app.getByText(words.ticked).waitFor();
    await tab.app.getByText(words.chosen).waitFor();
    await tab.page.goBack();
    await boxes.nth(0).press('Space');
    await tab.app.getByRole('button', { name: words.together }).click();
    await tab.app.getByRole('button', { name: words.packaging, exact: true }).click();
    await tab.app.getByRole('list', { name: words.board }).waitFor();
    expect(await tab.app.locator('[data-listing]').count()).toBe(1);
  });

  it.each(['en', 'fr'] as const)(
    'lose original prices that are not borne out together: %s',
    async (language) => {
      const { tab, stage } = opened;
      const words = WORDS[language];
      const title = POINTLESS[language];
      await tab.setLanguage(language);
      await tab.goTo('/apps/borealist/app/fixes?kind=compareAt&rule=pointless-compare-at');
      await tab.app.getByRole('checkbox', { name: title }).waitFor();
      await tab.app.getByRole('button', { name: words.none }).click();
      await tab.app.getByRole('checkbox', { name: title }).check();
      await tab.app.getByRole('button', { name: words.preview }).click();
      await tab.app.getByText(words.written).waitFor();
      await expectAccessibleAndFitting(tab, `original prices in ${language}`);
      tab.page.once('dialog', (dialog) => void dialog.accept());
      await tab.app.getByRole('button', { name: words.write }).click();
      await tab.app.getByText(words.progress).waitFor();
      const product = stage.sandbox.store.catalogue.all().find((each) => each.title === title);
      expect(product?.variants.map(({ compareAtCents }) => compareAtCents)).toEqual([null]);
    },
  );
});

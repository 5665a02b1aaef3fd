import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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
  type InstalledApp,
} from './support/installed-app';

const WORDS = {
  en: {
    save: 'Save',
    saved: 'Saved and judged again',
    source: 'Where it stands in the source',
    french: 'Where it stands in the French',
    since: /^What changed in the source since this French was written here/,
    notKnown: /^What changed in it is not known/,
    title: 'Title in French',
  },
  fr: {
    save: 'Enregistrer',
    saved: 'Enregistré et évalué de nouveau',
    source: 'Où cela se trouve dans le texte source',
    french: 'Où cela se trouve dans le texte français',
    since: /^Ce qui a changé dans le texte source depuis que ce français a été écrit ici/,
    notKnown: /^On ne sait pas ce qui y a changé/,
    title: 'Titre en français',
  },
};

describe.skipIf(!chromiumPath)(`French of a listing${chromiumReason}`, { timeout: 180_000 }, () => {
  let opened: InstalledApp;

  beforeAll(async () => {
    opened = await openInstalledApp(sampleStore({ now: new Date() }));
  }, 120_000);
  afterAll(() => opened.close());
  beforeEach(() => {
    opened.tab.page.removeAllListeners('dialog');
    opened.tab.page.on('dialog', (dialog) => void dialog.accept());
  });

  it.each(['en', 'fr'] as const)(
    'marks what a finding speaks of in both texts, and leads there and back by keys: %s',
    async (language) => {
      const { tab } = opened;
      const words = WORDS[language];
      await tab.setLanguage(language);
      await openFrench('Cedar Reed Diffuser');
      const marks = tab.app.locator('mark', { hasText: 'Cedar and smoke' });
      expect(await marks.count()).toBe(2);
      await tab.app.locator('mark + sup a').first().press('Enter');
      const finding = tab.app.locator('.lens-findings li:focus');
      await finding.getByRole('link', { name: words.french }).press('Enter');
      await tab.app.locator('[id*="-french-"]:focus').press('Enter');
      await finding.getByRole('link', { name: words.source }).press('Enter');
      await tab.app.locator('[id*="-source-"]:focus').waitFor();
    },
  );

  it.each(['en', 'fr'] as const)(
    'shows what changed in the source since the French was written here: %s',
    async (language) => {
      const { tab, stage } = opened;
      const words = WORDS[language];
      const product = productOf('Seagrass Storage Baskets');
      await tab.setLanguage(language);
      await openFrench('Seagrass Storage Baskets');
      await tab.app.getByLabel(words.title).fill(`Paniers en jonc de mer (${language})`);
      await tab.page.getByRole('button', { name: words.save, exact: true }).click();
      await tab.app.getByText(words.saved).waitFor();
      stage.sandbox.store.editProduct(`gid://shopify/Product/${product.id}`, {
        title: `Seagrass Storage Boxes, ${language}`,
        descriptionHtml: `<p>Handwoven seagrass, ${language}.</p>`,
      });
      await tab.goTo(`/apps/borealist/app/listings/${product.id}/french`);
      await tab.app.getByText(words.since).waitFor();
      await tab.app.locator('del', { hasText: 'Baskets' }).waitFor();
      await tab.app.locator('ins', { hasText: 'Boxes' }).waitFor();
      // The description's French was there before.
      await tab.app.getByText(words.notKnown).waitFor();
      stage.sandbox.store.editProduct(`gid://shopify/Product/${product.id}`, {
        title: 'Seagrass Storage Baskets',
      });
    },
  );

  it.each([
    { language: 'en', viewport: MERCHANT_BROWSER.viewport },
    { language: 'fr', viewport: PHONE_VIEWPORT },
  ] as const)(
    'is accessible, and no wider than the window: $language, $viewport.width px',
    async ({ language, viewport }) => {
      const { tab } = opened;
      await tab.setLanguage(language);
      await tab.page.setViewportSize(viewport);
      for (const title of ['Cedar Reed Diffuser', 'Seagrass Storage Baskets']) {
        await openFrench(title);
        await tab.app.getByRole('heading', { level: 1 }).waitFor();
        await expectAccessibleAndFitting(tab, title);
      }
      await tab.page.setViewportSize(MERCHANT_BROWSER.viewport);
    },
  );

  function productOf(title: string) {
    const product = opened.stage.sandbox.store.catalogue.all().find((each) => each.title === title);
    if (!product) throw new Error(`The sample store has no ${title}`);
    return product;
  }

  async function openFrench(title: string): Promise<void> {
    await opened.tab.goTo(`/apps/borealist/app/listings/${productOf(title).id}/french`);
    await opened.tab.app.locator('.source-text').first().waitFor();
  }
});

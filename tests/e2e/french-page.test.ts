import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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
    toast: 'French saved',
    source: 'Where it stands in the source',
    french: 'Where it stands in the French',
    since: /^What changed in the source since this French was written here/,
    notKnown: /^What changed in it is not known/,
    title: 'Title in French',
    description: 'Description in French',
    edit: 'Edit text: Description in French',
    html: 'HTML: Description in French',
    bold: 'Bold',
    judged: 'If you save what you typed',
    unreadable: /^This HTML can only be edited as HTML/,
    copySource: 'Begin with the source',
    discard: 'Discard',
    toKeep: /^Names and numbers of the source that the French is to keep/,
    lacks: /the French lacks one\./,
    keepsAll: /the French has them all\.$/,
    missing: 'Missing',
    ofCanada: 'What buyers of the market Canada read instead:',
    ofAll: 'What buyers of all other markets read:',
    place: 'French of',
    canada: 'French (everywhere), market Canada alone',
    titleOfCanada: 'Title in French, for the market Canada alone',
    written: 'Title in French of one market',
  },
  fr: {
    save: 'Enregistrer',
    saved: 'Enregistré et évalué de nouveau',
    toast: 'Français enregistré',
    source: 'Où cela se trouve dans le texte source',
    french: 'Où cela se trouve dans le texte français',
    since: /^Ce qui a changé dans le texte source depuis que ce français a été écrit ici/,
    notKnown: /^On ne sait pas ce qui y a changé/,
    title: 'Titre en français',
    description: 'Description en français',
    edit: 'Modifier le texte : Description en français',
    html: 'HTML : Description en français',
    bold: 'Gras',
    judged: 'Si vous enregistrez ce que vous avez écrit',
    unreadable: /^Ce HTML ne peut être modifié que comme HTML/,
    copySource: 'Partir du texte source',
    discard: 'Annuler',
    toKeep: /^Noms et nombres du texte source que le français doit garder/,
    lacks: /il en manque 1 en français\./,
    keepsAll: /le français les a tous\.$/,
    missing: 'Manquant',
    ofCanada: 'Ce que lisent plutôt les acheteurs du marché Canada :',
    ofAll: 'Ce que lisent les acheteurs de tous les autres marchés :',
    place: 'Français de',
    canada: 'Français (partout), pour le seul marché Canada',
    titleOfCanada: 'Titre en français, pour le seul marché Canada',
    written: 'Titre en français d’un seul marché',
  },
};

describe.skipIf(!chromiumPath)(`French of a listing${chromiumReason}`, () => {
  let opened: InstalledApp;

  beforeAll(async () => {
    opened = await openInstalledApp();
  });
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

  it.each(['en', 'fr'] as const)(
    'edits a description as text, and leaves all other bytes of its markup as they were: %s',
    async (language) => {
      const { tab, stage } = opened;
      const words = WORDS[language];
      const { id } = productOf('Cedar Reed Diffuser');
      const resourceId = `gid://shopify/Product/${id}`;
      const english = 'Cedar and smoke, for about three months.';
      const french = (first: string) =>
        `<div class='row' data-part=1>\n  <p style="margin:0">${first}</p>\n  <table><tr><td>C&egrave;dre&#160;!<td><img src="/x.png"></table>\n</div>\n<p>Gardez le diffuseur loin des <b>bougies</b></p>`;
      stage.sandbox.store.registerTranslation(resourceId, {
        key: 'body_html',
        locale: 'fr',
        value: french(english),
      });
      await tab.setLanguage(language);
      const scripts: string[] = [];
      tab.page.on('request', (request) => scripts.push(request.url()));
      await openFrench('Cedar Reed Diffuser');
      const isEditorLoaded = () => scripts.some((url) => url.includes('HtmlEditor'));
      expect(isEditorLoaded()).toBe(false);
      await tab.app.getByRole('button', { name: words.edit }).click();
      const editor = tab.app.getByRole('textbox', { name: words.description, exact: true });
      await tab.app.locator('.html-editor-text:focus').waitFor();
      expect(isEditorLoaded()).toBe(true);

      await tab.page.keyboard.press('Control+Home');
      await tab.page.keyboard.press('Shift+End');
      await tab.page.keyboard.type('Cèdre et fumée, pour environ trois mois & plus.');
      await tab.app.getByText(words.judged).waitFor();
      await tab.page.keyboard.press('Control+End');
      await tab.app.getByRole('button', { name: words.bold, exact: true }).click();
      await tab.page.keyboard.type('.');
      const [sent, answered] = [Promise.withResolvers<null>(), Promise.withResolvers<null>()];
      await tab.page.route('**/french*', async (route) => {
        const response = await route.fetch();
        if (route.request().method() === 'POST') {
          sent.resolve(null);
          await answered.promise;
        }
        await route.fulfill({ response });
      });
      await tab.page.getByRole('button', { name: words.save, exact: true }).click();
      await sent.promise;
      // Somebody goes on typing while it is saved.
      await tab.app
        .locator('.html-editor-text p')
        .last()
        .click({ position: { x: 3, y: 8 } });
      await tab.app.locator('.html-editor-text:focus').evaluate((field) => {
        // Two keys in one breath: the browser tells of the cursor only after both.
        getSelection()?.modify('move', 'forward', 'documentboundary');
        field.dispatchEvent(
          new KeyboardEvent('keydown', {
            key: 'Enter',
            keyCode: 13,
            bubbles: true,
            cancelable: true,
          }),
        );
      });
      await tab.page.keyboard.type('Fin.');
      answered.resolve(null);
      await tab.page.getByText(words.toast).waitFor();
      await tab.page.unroute('**/french*');
      const stored = stage.sandbox.store.translations
        .of(resourceId)
        .find(({ key }) => key === 'body_html')?.value;
      expect(stored).toBe(
        french('Cèdre et fumée, pour environ trois mois &amp; plus.').replace(
          '<b>bougies</b>',
          '<b>bougies</b>.',
        ),
      );

      // What was typed since is there, where it was typed, in either field; it is taken back as a whole.
      await tab.page.keyboard.type(' Vraiment.');
      await tab.app.getByRole('button', { name: words.html }).click();
      await expect.poll(() => editor.inputValue()).toContain('<p>Fin. Vraiment.</p>');
      await tab.page.getByRole('button', { name: words.discard, exact: true }).click();
      await expect.poll(() => editor.inputValue()).toBe(stored);
    },
  );

  it.each(['en', 'fr'] as const)(
    'leaves to HTML what an editor would change, and begins with the source: %s',
    async (language) => {
      const { tab, stage } = opened;
      const words = WORDS[language];
      const { id } = productOf('Waxed Canvas Apron');
      const resourceId = `gid://shopify/Product/${id}`;
      const untidy = '<p><b>Tablier<i> en toile</b> cirée</i></p>';
      stage.sandbox.store.registerTranslation(resourceId, {
        key: 'body_html',
        locale: 'fr',
        value: untidy,
      });
      await tab.setLanguage(language);
      await openFrench('Waxed Canvas Apron');
      await tab.app.getByRole('button', { name: words.edit }).click();
      await tab.app.getByText(words.unreadable).waitFor();
      const field = tab.app.getByRole('textbox', { name: words.description, exact: true });
      expect(await field.inputValue()).toBe(untidy);
      await field.fill('');
      await tab.app.getByRole('button', { name: words.copySource }).click();
      await tab.app.getByRole('button', { name: words.edit }).click();
      await tab.app.locator('.html-editor-text p').first().waitFor();
      await tab.page.getByRole('button', { name: words.discard, exact: true }).click();
      await tab.app.getByText(words.unreadable).waitFor();
    },
  );

  it.each(['en', 'fr'] as const)(
    'shows which names and numbers of the source the French lacks, while it is typed: %s',
    async (language) => {
      const { tab } = opened;
      const words = WORDS[language];
      await tab.setLanguage(language);
      await openFrench('Maple Cutting Board');
      await tab.app.getByText(words.toKeep).waitFor();
      const editor = tab.app.getByRole('textbox', { name: words.description, exact: true });
      await editor.fill('Érable dur, 18 po de long.');
      await tab.app.getByText(words.lacks).waitFor();
      await tab.app
        .locator('.kept-tokens li', { hasText: '12 inches' })
        .filter({ hasText: words.missing })
        .waitFor();
      await editor.fill('Érable dur, 18 sur 12 po.');
      await tab.app.getByText(words.keepsAll).waitFor();
      await tab.page.getByRole('button', { name: words.discard, exact: true }).click();
    },
  );

  it.each(['en', 'fr'] as const)(
    'shows what a market has of its own beside the French of all, and writes it by itself: %s',
    async (language) => {
      const { tab, stage } = opened;
      const words = WORDS[language];
      const { store } = stage.sandbox;
      const { id } = productOf('Seagrass Storage Baskets');
      const resourceId = `gid://shopify/Product/${id}`;
      const canada = store.markets.find(({ name }) => name === 'Canada');
      const titles = () => store.translations.of(resourceId).filter(({ key }) => key === 'title');
      const ofAll = titles().find(({ marketId }) => marketId === null)?.value ?? '';
      const text = { key: 'title', locale: 'fr', marketId: canada?.id ?? '' };
      store.registerTranslation(resourceId, { ...text, value: `Paniers du Québec (${language})` });
      // Shopify tells of a product, and its French is read with it.
      store.editProduct(resourceId, { descriptionHtml: `<p>Handwoven (${language}).</p>` });
      await tab.setLanguage(language);
      const isThere = async () => {
        await openFrench('Seagrass Storage Baskets');
        return tab.app.getByText(`Paniers du Québec (${language})`).count();
      };
      await expect.poll(isThere, { timeout: 60_000 }).toBe(1);
      await tab.app.getByText(words.ofCanada).first().waitFor();

      await tab.app.getByLabel(words.place).selectOption({ label: words.canada });
      const field = tab.app.getByRole('textbox', { name: words.titleOfCanada });
      expect(await field.inputValue()).toBe(`Paniers du Québec (${language})`);
      await tab.app.getByText(words.ofAll).first().waitFor();
      await field.fill(`Paniers d’ici (${language})`);
      await tab.page.getByRole('button', { name: words.save, exact: true }).click();
      await tab.app.getByText(words.saved).waitFor();
      await tab.app.getByText(words.written, { exact: true }).waitFor();
      expect(titles().map(({ marketId, value }) => [marketId, value])).toEqual([
        [null, ofAll],
        [canada?.id, `Paniers d’ici (${language})`],
      ]);
      await expectAccessibleAndFitting(tab, words.titleOfCanada);
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
      for (const title of ['Cedar Reed Diffuser', 'Maple Cutting Board']) {
        await openFrench(title);
        await tab.app.getByRole('heading', { level: 1 }).waitFor();
        await tab.app.getByRole('button', { name: WORDS[language].edit }).click();
        await tab.app.locator('.html-editor-text').waitFor();
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

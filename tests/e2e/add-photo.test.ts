import { mkdir } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  chromiumPath,
  chromiumReason,
  MERCHANT_BROWSER,
  PHONE_VIEWPORT,
} from '../support/chromium';
import { translator } from '~/locales/translate';
import { ONE_PIXEL } from '../support/one-pixel';
import {
  expectAccessibleAndFitting,
  openInstalledApp,
  type InstalledApp,
} from './support/installed-app';

const PHOTO = { name: 'IMG_4711.png', mimeType: 'image/png', buffer: ONE_PIXEL };
const TEXT = { name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('No photo at all.') };
const LISTINGS = { en: 'Maple Cutting Board', fr: 'Geometry Set' };

describe.skipIf(!chromiumPath)(`A photo of the packaging${chromiumReason}`, () => {
  let opened: InstalledApp;

  beforeAll(async () => {
    opened = await openInstalledApp();
  });
  afterAll(() => opened.close());
  // What a test is ready to answer is asked only where the permission was not given before.
  beforeEach(() => {
    opened.tab.page.removeAllListeners('dialog');
  });

  function productOf(language: 'en' | 'fr') {
    const found = opened.stage.sandbox.store.catalogue
      .all()
      .find(({ title }) => title === LISTINGS[language]);
    if (!found) throw new Error('the sample store lacks the listing');
    return found;
  }

  it('is not lost where the permission is refused', async () => {
    const { tab } = opened;
    const t = translator('en');
    const product = productOf('en');
    await tab.setLanguage('en');
    await tab.goTo(`/apps/borealist/app/listings/${product.id}`);
    await tab.app.getByRole('button', { name: t('photo.addTo', { title: product.title }) }).click();
    await tab.app.locator('input[type=file]').setInputFiles(PHOTO);
    tab.page.once('dialog', (dialog) => void dialog.dismiss());
    await tab.app.getByRole('button', { name: t('photo.save') }).click();
    await tab.app.getByText(t('photo.declined')).waitFor();
    await tab.app.getByText(t('photo.chosen', { name: PHOTO.name })).waitFor();
  });

  it.each([
    { language: 'en', viewport: MERCHANT_BROWSER.viewport },
    { language: 'fr', viewport: PHONE_VIEWPORT },
  ] as const)(
    'is added on the listing’s page, marked, and undone: $language',
    async ({ language, viewport }) => {
      const { tab } = opened;
      const t = translator(language);
      const product = productOf(language);
      const before = product.media.length;
      await tab.page.setViewportSize(viewport);
      await tab.setLanguage(language);
      await tab.goTo(`/apps/borealist/app/listings/${product.id}`);
      await tab.app
        .getByRole('button', { name: t('photo.addTo', { title: product.title }) })
        .click();
      const file = tab.app.locator('input[type=file]');
      await file.setInputFiles(TEXT);
      await tab.app.getByText(t('photo.error.noPhoto')).waitFor();
      expect(await tab.app.getByRole('button', { name: t('photo.save') }).isDisabled()).toBe(true);
      await file.setInputFiles(PHOTO);
      await tab.app.getByText(t('photo.chosen', { name: PHOTO.name })).waitFor();
      await tab.app.getByLabel(t('photo.alt'), { exact: true }).fill('In its box');
      await expectAccessibleAndFitting(tab, 'the fields of a photo');
      await tab.app.getByRole('button', { name: t('photo.save') }).scrollIntoViewIfNeeded();
      await picture(`add-photo-${language}`);

      tab.page.once('dialog', (dialog) => void dialog.accept());
      await tab.app.getByRole('button', { name: t('photo.save') }).click();
      await tab.app.getByText(t('listing.photos.alt', { alt: 'In its box' })).waitFor();
      expect(product.media).toHaveLength(before + 1);
      const mark = t('listing.photos.showsPackaging', { position: before + 1 });
      await tab.app.getByRole('checkbox', { name: mark, checked: true }).waitFor();
      await tab.app.getByLabel(mark).scrollIntoViewIfNeeded();
      await picture(`photo-added-${language}`);
      expect(product.metafields.map(({ key }) => key)).toEqual(['packaging_photos']);
      await tab.app.getByLabel(mark).click();
      await tab.app.getByRole('checkbox', { name: mark, checked: false }).waitFor();
      expect(product.metafields).toEqual([]);

      const undo = t('history.undo.label', { what: t('history.kind.photo') });
      await tab.app.getByRole('button', { name: undo, exact: true }).first().click();
      const dialog = tab.app.getByRole('dialog');
      await dialog.frameLocator('iframe').getByText(t('photo.undo')).waitFor();
      await dialog.getByRole('button', { name: t('action.undo') }).click();
      await tab.app
        .getByRole('listitem')
        .getByText(t('history.state.undone'), { exact: true })
        .first()
        .waitFor();
      expect(product.media).toHaveLength(before);
      await tab.page.setViewportSize(MERCHANT_BROWSER.viewport);
    },
  );

  it.each(['en', 'fr'] as const)(
    'is added on the board where no photo shows it: %s',
    async (language) => {
      const { tab } = opened;
      const t = translator(language);
      await tab.setLanguage(language);
      await tab.goTo('/apps/borealist/app/packaging');
      const first = tab.app.locator('[data-listing]:has([data-photo])').first();
      const id = (await first.getAttribute('data-listing')) ?? '';
      await first.getByText(t('board.none')).click();
      await tab.app.getByText(t('board.saved')).waitFor();
      const card = tab.app.locator(`[data-listing="${id}"]`);
      await card.getByText(t('photo.add')).click();
      await card.locator('input[type=file]').setInputFiles(PHOTO);
      // Letters that are keys of the board are letters here.
      await card.getByLabel(t('photo.alt'), { exact: true }).pressSequentially('nzn');
      tab.page.once('dialog', (dialog) => void dialog.accept());
      await card.getByRole('button', { name: t('photo.save') }).click();
      const [added = ''] = t('photo.added', { closed: 0 }).split(';');
      await tab.page.getByText(new RegExp(`^${added}`)).waitFor();
      await card.waitFor({ state: 'detached' });
      const product = opened.stage.sandbox.store.catalogue.product(id);
      expect(product.media.at(-1)).toMatchObject({ alt: 'nzn' });
    },
  );

  it('has its words read once the merchant switches that on', async () => {
    const { tab } = opened;
    const t = translator('en');
    await tab.setLanguage('en');
    await tab.goTo('/apps/borealist/app/settings');
    await tab.app.getByLabel(t('settings.photos.label')).check();
    await tab.page.getByRole('button', { name: t('action.save'), exact: true }).click();
    await tab.app.getByRole('button', { name: t('settings.preview.save') }).click();
    await tab.page.getByText(t('settings.saved')).waitFor();
  });

  it.each(['en', 'fr'] as const)(
    'says what is written in it, marks it, and finds English without French: %s',
    { timeout: 240_000 },
    async (language) => {
      const { tab } = opened;
      const t = translator(language);
      const found = opened.stage.sandbox.store.catalogue
        .all()
        .find(({ handle }) => handle === 'insulated-bottle-750');
      await tab.setLanguage(language);
      const text = t('photoWords.read.en', {
        text: 'Keeps drinks cold for 24 hours Leakproof lid',
      });
      const photos = tab.app.locator('.lens-photos');
      const look = async () => {
        await tab.goTo(`/apps/borealist/app/listings/${found?.id ?? ''}?as=QC`);
        await photos.waitFor();
        return photos.getByText(text).count();
      };
      // Its turn comes among the first: no listing sells as well with as grave a fault.
      await expect.poll(look, { timeout: 200_000, interval: 2_000 }).toBe(1);
      expect(await tab.app.locator('.photo-mark-en').count()).toBeGreaterThan(3);
      await tab.app
        .getByRole('heading', { name: t('rule.english-text-in-photo.title') })
        .first()
        .waitFor();
      await expectAccessibleAndFitting(tab, `photo words ${language}`);
      await picture(`photo-words-${language}`);
    },
  );

  /** For whoever wants to look: where `PICTURES` names a folder. */
  async function picture(name: string): Promise<void> {
    const folder = process.env['PICTURES'];
    if (folder === undefined) return;
    await mkdir(folder, { recursive: true });
    const path = `${folder}/${name}.png`;
    await opened.tab.page.screenshot({ path });
  }
});

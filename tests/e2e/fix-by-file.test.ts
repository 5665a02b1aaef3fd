import { readFileSync } from 'node:fs';
import type { Download } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFiles } from '../files/temporary-files';
import { filled, linesOf } from '../services/support/worklist';
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
    title: 'Fix by file',
    exported: { altTexts: 'Alt texts: export as Excel', customs: 'For customs: export as CSV' },
    preview: 'Preview',
    conflicts: 'One value changed since the file was made, and is left as it is',
    refused: 'One line cannot be used',
    write: /^Write these \d+ values$/,
    progress: /^(\d+) of \1 changes? done\.$/,
    failed: 'Nothing was imported',
    otherStore: /another store/,
    columns: /no list of Borealist’s/,
  },
  fr: {
    title: 'Corriger par fichier',
    exported: {
      altTexts: 'Textes alternatifs : exporter en Excel',
      customs: 'Pour la douane : exporter en CSV',
    },
    preview: 'Prévisualiser',
    conflicts: '1 valeur a changé depuis la création du fichier et reste telle quelle',
    refused: '1 ligne ne peut pas être utilisée',
    write: /^Écrire ces \d+ valeurs$/,
    progress: /^(\d+) sur \1 modifications?\.$/,
    failed: 'Rien n’a été importé',
    otherStore: /autre boutique/,
    columns: /pas une liste de Borealist/,
  },
};

const write = temporaryFiles();

describe.skipIf(!chromiumPath)(
  `A list that is exported, filled and imported${chromiumReason}`,
  () => {
    let opened: InstalledApp;

    beforeAll(async () => {
      opened = await openInstalledApp();
    });
    afterAll(() => opened.close());

    async function exportedBy(button: string, name: string): Promise<string> {
      const { tab } = opened;
      const download = tab.page.waitForEvent('download');
      await tab.app.getByRole('button', { name: button, exact: true }).click();
      return write(name, await contentOf(await download));
    }

    async function previewOf(file: string, preview: string): Promise<void> {
      const { tab } = opened;
      await tab.app.locator('input[type=file]').setInputFiles(file);
      await tab.app.getByRole('button', { name: preview, exact: true }).click();
    }

    const photo = (id: string | undefined) =>
      opened.stage.sandbox.store.catalogue
        .all()
        .flatMap(({ media }) => media)
        .find((each) => id?.endsWith(`/${each.id}`));

    it.each(['en', 'fr'] as const)(
      'is previewed, with what changed meanwhile and what cannot be used, and written: %s',
      async (language) => {
        const { tab, stage } = opened;
        const words = WORDS[language];
        await tab.setLanguage(language);
        await tab.goTo('/apps/borealist/app/listings');
        await tab.app.getByRole('link', { name: words.title }).click();
        const list = await exportedBy(words.exported.altTexts, `${language}.xlsx`);
        const { rows } = await linesOf(list);
        expect(rows.length).toBeGreaterThan(3);
        const own = rows.slice(0, 4);
        const file = await filled(list, write, (row) => {
          const place = own.findIndex(({ photo_id: id }) => id === row.photo_id);
          if (place < 0) return {};
          return { alt_text_new: place === 3 ? 'x'.repeat(600) : `${language}: photo ${place}` };
        });
        stage.sandbox.store.editPhotoAlt(own[0]?.photo_id ?? '', 'Somebody’s words');
        await previewOf(file, words.preview);
        await tab.app.getByText(words.conflicts).waitFor();
        await tab.app.getByText(words.refused).waitFor();
        await tab.app.getByText('Somebody’s words').waitFor();
        await expectAccessibleAndFitting(tab, 'preview');
        await tab.page.setViewportSize(PHONE_VIEWPORT);
        await expectAccessibleAndFitting(tab, 'preview on a phone');
        await tab.page.setViewportSize(MERCHANT_BROWSER.viewport);
        if (language === 'en') tab.page.once('dialog', (dialog) => void dialog.accept());
        await tab.app.getByRole('button', { name: words.write }).click();
        await tab.app.getByText(words.progress).waitFor();
        expect(own.map(({ photo_id: id }) => photo(id)?.alt ?? null)).toEqual([
          'Somebody’s words',
          `${language}: photo 1`,
          `${language}: photo 2`,
          own[3]?.alt_text === '' ? expect.toSatisfy(isNone) : own[3]?.alt_text,
        ]);
      },
    );

    it.each(['en', 'fr'] as const)('is told what is wrong with a file: %s', async (language) => {
      const { tab } = opened;
      const words = WORDS[language];
      await tab.setLanguage(language);
      await tab.goTo('/apps/borealist/app/fixes/file');
      const list = await exportedBy(words.exported.customs, `${language}.csv`);
      const others = readFileSync(list, 'utf8').replaceAll(
        /[\w-]+\.myshopify\.com/g,
        'x.myshopify.com',
      );
      await previewOf(write('others.csv', others), words.preview);
      await tab.app.getByText(words.otherStore).waitFor();
      await tab.app.getByText(words.failed).waitFor();
      await expectAccessibleAndFitting(tab, 'another store’s file');
      await previewOf(write('orders.csv', 'Name,Email\n#1,a@example.com\n'), words.preview);
      await tab.app.getByText(words.columns).waitFor();
    });
  },
);

const isNone = (alt: unknown) => alt === null || alt === '';

async function contentOf(download: Download): Promise<Buffer> {
  return readFileSync(await download.path());
}

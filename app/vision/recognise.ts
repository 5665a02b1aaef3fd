import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import tesseract, { type Line } from 'tesseract.js';
import type { PhotoWord } from '~/core/photos/photo-words';
import type { Picture } from './decode';

export interface Recogniser {
  wordsIn(picture: Picture): Promise<PhotoWord[]>;
}

const LANGUAGES = ['eng', 'fra'];

/** Tesseract, with both languages, in a thread of its own. Everything that it needs comes from packages. */
export async function createRecogniser(): Promise<Recogniser> {
  const langPath = await mkdtemp(join(tmpdir(), 'languages-'));
  try {
    await Promise.all(LANGUAGES.map((language) => linkData(language, langPath)));
    const worker = await tesseract.createWorker(LANGUAGES, undefined, {
      langPath,
      cacheMethod: 'none',
    });
    // Print stands anywhere in a photo, and is no page of a book.
    await worker.setParameters({
      tessedit_pageseg_mode: tesseract.PSM.SPARSE_TEXT,
      user_defined_dpi: '150',
    });
    return {
      async wordsIn(picture) {
        const { data } = await worker.recognize(picture.png, {}, { text: false, blocks: true });
        const paragraphs = (data.blocks ?? []).flatMap((block) => block.paragraphs);
        return wordsOf(
          paragraphs.flatMap(({ lines }) => lines),
          picture,
        );
      },
    };
  } finally {
    await rm(langPath, { recursive: true });
  }
}

/** It reads all languages from one folder, and each has a package of its own. */
async function linkData(language: string, folder: string): Promise<void> {
  const manifest = createRequire(import.meta.url).resolve(
    `@tesseract.js-data/${language}/package.json`,
  );
  const name = `${language}.traineddata.gz`;
  await symlink(join(dirname(manifest), '4.0.0_best_int', name), join(folder, name));
}

function wordsOf(lines: Line[], { widthPx, heightPx }: Picture): PhotoWord[] {
  const fromTop = lines.toSorted((a, b) => a.bbox.y0 - b.bbox.y0);
  return fromTop.flatMap(({ words }, line) =>
    words.map(({ text, confidence, bbox }) => ({
      text,
      confidence: confidence / 100,
      line,
      box: {
        left: bbox.x0 / widthPx,
        top: bbox.y0 / heightPx,
        width: (bbox.x1 - bbox.x0) / widthPx,
        height: (bbox.y1 - bbox.y0) / heightPx,
      },
    })),
  );
}

import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import tesseract from 'tesseract.js';
import type { Box } from './plane';

/** The words of a line, left to right. */
export type FoundLine = { text: string; confidence: number; box: Box }[];

export interface Recogniser {
  /** Of black print on white, as a PNG. */
  linesIn(png: Buffer): Promise<FoundLine[]>;
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
      async linesIn(png) {
        const { data } = await worker.recognize(png, {}, { text: false, blocks: true });
        const paragraphs = (data.blocks ?? []).flatMap((block) => block.paragraphs);
        return paragraphs.flatMap(({ lines }) => lines.map(({ words }) => words.map(foundWord)));
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

function foundWord({ text, confidence, bbox }: tesseract.Word): FoundLine[number] {
  return {
    text,
    confidence: confidence / 100,
    box: { left: bbox.x0, right: bbox.x1, top: bbox.y0, bottom: bbox.y1 },
  };
}

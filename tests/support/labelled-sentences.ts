import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { NameMask } from '~/core/language/mask-names';
import { PlainText } from '~/core/language/plain-text';
import { judgeSentences, MINIMUM_SENTENCE_WORDS } from '~/core/language/sentence-language';
import { openCatalogue } from '~/files/open-catalogue';
import { sharedData } from './shared-data';

export interface LabelledSentence {
  /** Names, numbers and codes taken out: what the language is asked of. */
  text: string;
  language: 'en' | 'fr';
  /** The file that it comes from. */
  source: string;
  /** As merchants wrote it, not a list of names or a theme's texts. */
  isCatalogue: boolean;
  /** By a hash of the sentence: parameters are chosen on the first half, and reported on the second. */
  half: 'chosen' | 'heldOut';
}

const CATALOGUES: [file: string, language: 'en' | 'fr'][] = [
  ['spacire-gb/products.json', 'en'],
  ['hmoon-us/products_export_2025-10.csv', 'en'],
  ['procure-impact-us/products_export.csv', 'en'],
  ['parispousse-fr/products_export.csv', 'fr'],
  ['shopifypartners-sample/apparel.csv', 'en'],
  ['shopifypartners-sample/home-and-garden.csv', 'en'],
  ['shopifypartners-sample/jewelery.csv', 'en'],
  ['demo-with-inventory/products_export_1.csv', 'en'],
];

/** Every distinct sentence of five words or more of the parallel texts and the catalogues. */
export async function labelledSentences(): Promise<LabelledSentence[]> {
  const distinct = new Map<string, LabelledSentence>();
  const add = (html: string, of: Omit<LabelledSentence, 'text' | 'half'>, vendor = ''): void => {
    for (const { masked, words } of judgeSentences(new PlainText(html), new NameMask([vendor]))) {
      if (words < MINIMUM_SENTENCE_WORDS || distinct.has(masked)) continue;
      distinct.set(masked, { text: masked, ...of, half: halfOf(masked) });
    }
  };
  for (const { en, fr, source } of parallelTexts()) {
    if (en === fr) continue;
    add(en, { language: 'en', source, isCatalogue: false });
    add(fr, { language: 'fr', source, isCatalogue: false });
  }
  for (const [source, language] of CATALOGUES) {
    const catalogue = await openCatalogue(sharedData('catalogues', source), { currency: 'USD' });
    const of = { language, source, isCatalogue: true };
    for await (const { title, descriptionHtml, vendor } of catalogue.listings()) {
      add(title, of, vendor);
      add(descriptionHtml, of, vendor);
    }
  }
  return [...distinct.values()];
}

function halfOf(text: string): LabelledSentence['half'] {
  const [byte = 0] = createHash('sha256').update(text).digest();
  return byte % 2 === 0 ? 'chosen' : 'heldOut';
}

interface Parallel {
  en: string;
  fr: string;
  source: string;
}

function parallelTexts(): Parallel[] {
  return [...foodNames(), ...themeTexts(), ...returnReasons(), ...productPairs()];
}

function foodNames(): Parallel[] {
  const source = 'cnf-food-names.csv';
  const row = z.object({ en: z.string(), fr: z.string() });
  const rows: unknown[] = parse(readFileSync(sharedData('bilingual', source)), { columns: true });
  return rows.map((value) => ({ ...row.parse(value), source }));
}

function themeTexts(): Parallel[] {
  return [
    ['en.default.json', 'fr.json'],
    ['en.default.schema.json', 'fr.schema.json'],
  ].flatMap(([en = '', fr = '']) => {
    const french = new Map(leavesOf(readJson('dawn', fr)));
    return [...leavesOf(readJson('dawn', en))].flatMap(([path, text]) => {
      const translated = french.get(path);
      return translated === undefined ? [] : [{ en: text, fr: translated, source: `dawn/${fr}` }];
    });
  });
}

function returnReasons(): Parallel[] {
  const source = 'shopify-return-reasons.json';
  const schema = z.object({
    pairs: z.array(
      z.object({
        name_en: z.string(),
        name_fr: z.string(),
        description_en: z.string(),
        description_fr: z.string(),
      }),
    ),
  });
  return schema.parse(readJson(source)).pairs.flatMap((pair) => [
    { en: pair.name_en, fr: pair.name_fr, source },
    { en: pair.description_en, fr: pair.description_fr, source },
  ]);
}

function productPairs(): Parallel[] {
  const source = 'prestashop-product-pairs.json';
  const schema = z.object({
    pairs: z.array(
      z.object({
        title_en: z.string(),
        title_fr: z.string(),
        body_en: z.string(),
        body_fr: z.string(),
      }),
    ),
  });
  return schema.parse(readJson(source)).pairs.flatMap((pair) => [
    { en: pair.title_en, fr: pair.title_fr, source },
    { en: pair.body_en, fr: pair.body_fr, source },
  ]);
}

function readJson(...parts: string[]): unknown {
  const text = readFileSync(sharedData('bilingual', ...parts), 'utf8');
  // Shopify's locale files begin with a comment.
  return JSON.parse(text.replace(/^\s*\/\*[\s\S]*?\*\//, ''));
}

/** The texts of nested objects, by their path. */
function* leavesOf(value: unknown, path = ''): Generator<[path: string, text: string]> {
  if (typeof value === 'string') yield [path, value];
  else if (value !== null && typeof value === 'object') {
    for (const [key, nested] of Object.entries(value)) yield* leavesOf(nested, `${path}.${key}`);
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { identifyLanguage } from '~/core/language/identify-language';
import { NameMask } from '~/core/language/mask-names';
import { PlainText } from '~/core/language/plain-text';
import { judgeSentences, MINIMUM_SENTENCE_WORDS } from '~/core/language/sentence-language';
import { assembleFacts } from '~/core/audit/assemble-facts';
import { auditListing } from '~/core/audit/run';
import { labelledSentences, type LabelledSentence } from '../../support/labelled-sentences';
import { hasSharedData, sharedData } from '../../support/shared-data';
import { FRENCH_STORE } from '../french-support';
import { listing, NOW } from '../support';

const WHERE = hasSharedData ? '' : ' (skipped: ../shared/data is absent)';

describe('identifyLanguage', () => {
  it.each([
    ['The handle stays cool while the water boils.', 'en'],
    ['HAND WASH IN COLD WATER AND HANG TO DRY', 'en'],
    ['La poignée reste froide pendant que l’eau bout.', 'fr'],
    ['Laver a la main et secher a plat', 'fr'],
    ["L'ete, c'est aujourd'hui qu'il commence", 'fr'],
    ['', 'unknown'],
    ['12 × 34', 'unknown'],
    ['Ωμέγα άλφα βήτα γάμμα δέλτα', 'unknown'],
    ['Style orange table', 'unknown'],
    ['佐賀県の窯元で手作りされた the best of Arita です', 'unknown'],
    ['Чайник the kettle кипятит воду за четыре минуты', 'unknown'],
  ])('of "%s" is %s', (text, language) => {
    expect(identifyLanguage(text)).toBe(language);
  });
});

describe.skipIf(!hasSharedData)(`sentences of five words and more, on real texts${WHERE}`, () => {
  let labelled: LabelledSentence[] = [];
  beforeAll(async () => {
    labelled = await labelledSentences();
  }, 120_000);

  it.each([
    ['chosen', 0.9915],
    ['heldOut', 0.9915],
  ] as const)('of the half %s: more than %d right, none or one wrong', (half, atLeast) => {
    const sentences = labelled.filter((sentence) => sentence.half === half);
    expect(sentences.length).toBeGreaterThan(7000);
    const found = tally(sentences);
    expect(found.right / sentences.length).toBeGreaterThan(atLeast);
    expect(found.wrong.length).toBeLessThanOrEqual(1);
    const french = tally(sentences.filter(({ language }) => language === 'fr'));
    expect(french.right / (french.right + french.unknown)).toBeGreaterThan(0.98);
  });

  it('of the catalogues, none is called the other language', () => {
    const found = tally(labelled.filter(({ isCatalogue }) => isCatalogue));
    expect(found.wrong).toEqual([]);
    expect(found.right).toBeGreaterThan(8700);
  });

  it.each([
    ['parispousse-fr/products_export.csv', 'fr', 130],
    ['hmoon-us/products_export_2025-10.csv', 'en', 340],
    ['procure-impact-us/products_export.csv', 'en', 2000],
    ['shopifypartners-sample/apparel.csv', 'en', 25],
    ['demo-with-inventory/products_export_1.csv', 'en', 80],
  ])('of %s: none is called the other language', (file, language, atLeast) => {
    let right = 0;
    for (const product of productsOf(file)) {
      const mask = new NameMask([product.vendor]);
      for (const html of new Set([product.title, product.descriptionHtml])) {
        for (const sentence of judgeSentences(new PlainText(html), mask)) {
          if (sentence.language === language) right += 1;
          else expect([sentence.text, sentence.language]).toEqual([sentence.text, 'unknown']);
        }
      }
    }
    expect(right).toBeGreaterThan(atLeast);
  });

  it('calls no French of a French store English, by any rule', () => {
    const products = productsOf('parispousse-fr/products_export.csv');
    expect(products).toHaveLength(40);
    for (const product of products) {
      const facts = assembleFacts(listing(product), { store: FRENCH_STORE });
      const results = auditListing(facts, { now: NOW }).filter(({ rule }) =>
        ['missing-french-text', 'untranslated-french-text', 'mixed-language-text'].includes(rule),
      );
      expect(results.map(({ outcome }) => outcome)).toEqual(['pass', 'pass', 'pass']);
    }
  });
});

/** The app's own messages, for which nothing was chosen. */
describe('sentences of five words and more, on the app’s messages', () => {
  it.each(['en', 'fr'] as const)('in %s: 99.5%% right', (language) => {
    const sentences = messagesIn(language)
      .flatMap((text) => judgeSentences(new PlainText(withoutArguments(text)), new NameMask([])))
      .filter(({ words }) => words >= MINIMUM_SENTENCE_WORDS);
    expect(sentences.length).toBeGreaterThan(800);
    const right = sentences.filter((sentence) => sentence.language === language);
    expect(right.length / sentences.length).toBeGreaterThan(0.995);
  });
});

function messagesIn(language: 'en' | 'fr'): string[] {
  const folder = resolve(import.meta.dirname, '../../../app/locales', language);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const messages: unknown = JSON.parse(readFileSync(resolve(folder, file), 'utf8'));
      return Object.values(z.record(z.string(), z.string()).parse(messages));
    });
}

/** ICU MessageFormat without what stands in braces, nested ones included. */
function withoutArguments(message: string): string {
  let text = message;
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replaceAll(/\{[^{}]*\}/g, ' ');
  }
  return text;
}

function tally(sentences: LabelledSentence[]): { right: number; unknown: number; wrong: string[] } {
  const found = { right: 0, unknown: 0, wrong: [] as string[] };
  for (const { text, language } of sentences) {
    const identified = identifyLanguage(text);
    if (identified === language) found.right += 1;
    else if (identified === 'unknown') found.unknown += 1;
    else found.wrong.push(text);
  }
  return found;
}

function productsOf(file: string) {
  const row = z.object({
    Handle: z.string(),
    Title: z.string(),
    'Body (HTML)': z.string(),
    Vendor: z.string(),
  });
  const rows: unknown[] = parse(readFileSync(sharedData('catalogues', file)), {
    columns: true,
    bom: true,
    relax_column_count: true,
  });
  return rows
    .map((value) => row.parse(value))
    .filter(({ Title }) => Title !== '')
    .map(({ Handle, Title, Vendor, 'Body (HTML)': descriptionHtml }) => ({
      id: Handle,
      handle: Handle,
      title: Title,
      vendor: Vendor,
      descriptionHtml,
    }));
}

import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { identifyLanguage } from '~/core/listing/identify-language';
import { NameMask } from '~/core/listing/mask-names';
import { PlainText } from '~/core/listing/plain-text';
import { judgeSentences } from '~/core/listing/sentence-language';
import { assembleFacts } from '~/core/audit/assemble-facts';
import { auditListing } from '~/core/audit/run';
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
  ])('of "%s" is %s', (text, language) => {
    expect(identifyLanguage(text)).toBe(language);
  });
});

describe.skipIf(!hasSharedData)(`sentences of five words and more, on real texts${WHERE}`, () => {
  it('of Canadian food names, lists of nouns: 97.5% right, 1 in 1,000 wrong at most', () => {
    const tally = { right: 0, wrong: 0, all: 0 };
    const row = z.object({ en: z.string(), fr: z.string() });
    const rows: unknown[] = parse(readFileSync(sharedData('bilingual/cnf-food-names.csv')), {
      columns: true,
    });
    for (const { en, fr } of rows.map((value) => row.parse(value))) {
      if (en === fr) continue;
      for (const [text, language] of [[en, 'en'] as const, [fr, 'fr'] as const]) {
        for (const sentence of judgeSentences(new PlainText(text), new NameMask([]))) {
          if (sentence.words < 5) continue;
          tally.all += 1;
          if (sentence.language === language) tally.right += 1;
          else if (sentence.language !== 'unknown') tally.wrong += 1;
        }
      }
    }
    expect(tally.all).toBeGreaterThan(4900);
    expect(tally.right / tally.all).toBeGreaterThan(0.975);
    expect(tally.wrong / tally.all).toBeLessThan(0.001);
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

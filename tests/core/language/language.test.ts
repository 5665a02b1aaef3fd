import { createReadStream, readFileSync } from 'node:fs';
import { parse } from 'csv-parse';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { detectCatalogueLanguage } from '~/core/language/language';
import { hasSharedData, sharedData } from '../../support/shared-data';

const WHERE = hasSharedData ? '' : ' (skipped: ../shared/data/catalogues is absent)';

const kettle = {
  title: 'Copper kettle',
  descriptionHtml:
    '<p>This kettle boils a litre of water in four minutes, and its handle stays cool while it does so.</p>',
};
const bouilloire = {
  title: 'Bouilloire en cuivre',
  descriptionHtml:
    '<p>Cette bouilloire fait bouillir un litre d’eau en quatre minutes, et sa poignée reste froide pendant ce temps.</p>',
};

describe('the language of a catalogue', () => {
  it('is told by its titles and descriptions', () => {
    expect(detectCatalogueLanguage([kettle, kettle])).toBe('en');
    expect(detectCatalogueLanguage([bouilloire, bouilloire])).toBe('fr');
  });

  it('bears a few products in the other language, and addresses', () => {
    expect(detectCatalogueLanguage([bouilloire, bouilloire, bouilloire, kettle])).toBe('fr');
    const descriptionHtml = `${bouilloire.descriptionHtml} https://example.com/the-best-kettle-of-all-the-kettles-in-the-world`;
    expect(detectCatalogueLanguage([{ ...bouilloire, descriptionHtml }])).toBe('fr');
  });

  it('is unknown for another script, whatever Latin letters stand in it', () => {
    const teapot = {
      title: '南部鉄器の急須 the best teapot of Iwate',
      descriptionHtml:
        '<p>岩手県の職人が鋳造した南部鉄器の急須です。容量は600ml、重さは1.2kgです。内側はホーロー加工で錆びにくく、お手入れが簡単です。</p>',
    };
    expect(detectCatalogueLanguage([teapot, teapot])).toBe('unknown');
  });

  it('is unknown for an even mixture, too little text, and none', () => {
    expect(detectCatalogueLanguage([kettle, bouilloire])).toBe('unknown');
    expect(detectCatalogueLanguage([{ title: 'Copper kettle', descriptionHtml: '' }])).toBe(
      'unknown',
    );
    expect(detectCatalogueLanguage([])).toBe('unknown');
  });
});

describe.skipIf(!hasSharedData)(`the language of real catalogues${WHERE}`, () => {
  it.each([
    ['parispousse-fr/products_export.csv', 'fr'],
    ['hmoon-us/products_export_2025-10.csv', 'en'],
    ['procure-impact-us/products_export.csv', 'en'],
    ['shopifypartners-sample/apparel.csv', 'en'],
    ['shopifypartners-sample/home-and-garden.csv', 'en'],
    ['shopifypartners-sample/jewelery.csv', 'en'],
    ['demo-with-inventory/products_export_1.csv', 'en'],
  ])('%s is in %s', async (file, language) => {
    expect(detectCatalogueLanguage(await textsOfCsv(sharedData('catalogues', file)))).toBe(
      language,
    );
  });

  it('spacire-gb/products.json is in en', () => {
    const json: unknown = JSON.parse(
      readFileSync(sharedData('catalogues/spacire-gb/products.json'), 'utf8'),
    );
    const product = z.object({ title: z.string(), body_html: z.string().nullable() });
    const { products } = z.object({ products: z.array(product) }).parse(json);
    const texts = products.map(({ title, body_html }) => ({
      title,
      descriptionHtml: body_html ?? '',
    }));
    expect(detectCatalogueLanguage(texts)).toBe('en');
  });
});

async function textsOfCsv(file: string): Promise<{ title: string; descriptionHtml: string }[]> {
  const row = z.object({ Title: z.string(), 'Body (HTML)': z.string() });
  const texts = [];
  const rows = createReadStream(file).pipe(
    parse({ columns: true, bom: true, relax_column_count: true }),
  );
  for await (const record of rows) {
    const { Title: title, 'Body (HTML)': descriptionHtml } = row.parse(record);
    if (title !== '') texts.push({ title, descriptionHtml });
  }
  return texts;
}

import { describe, expect, it } from 'vitest';
import { readTranslationsCsv } from '~/files/translations-csv';
import { listingOf } from './listing-of';
import { temporaryFiles } from './temporary-files';

const write = temporaryFiles();
const HEADER = 'Type,Identification,Field,Locale,Market,Status,Default content,Translated content';
const read = (...rows: string[]) =>
  readTranslationsCsv(write('fr.csv', [HEADER, ...rows].join('\n')));

describe('readTranslationsCsv', () => {
  it.each([
    ['its id', "PRODUCT,'101,title,fr,,,Mug,Tasse", 'gid://shopify/Product/101'],
    ['its handle', 'PRODUCT,mug,title,fr,,,Mug,Tasse', 'handle:mug'],
  ])('finds a product by %s', async (_, row, id) => {
    const translations = await read(row);
    expect(translations.applyTo(listingOf({ id })).french).toEqual([
      { key: 'title', locale: 'fr', marketId: null, value: 'Tasse', outdated: false },
    ]);
    expect(translations.use().unmatchedRows).toBe(0);
  });

  it('finds a product without id by the handle that the export translates', async () => {
    const translations = await read(
      'PRODUCT,101,title,fr-CA,Canada,,Mug,Tasse',
      'PRODUCT,101,handle,fr-CA,,,mug,tasse',
    );
    const { french } = translations.applyTo(listingOf());
    expect(french?.map(({ key, locale, marketId }) => [key, locale, marketId])).toEqual([
      ['title', 'fr-CA', 'Canada'],
      ['handle', 'fr-CA', null],
    ]);
  });

  it('leaves out French for a market that Quebec is not in, and takes what is for everywhere beside it', async () => {
    const france = await read('PRODUCT,mug,title,fr,France,,Mug,Tasse');
    expect(france.applyTo(listingOf()).french).toEqual([]);
    const both = await read(
      'PRODUCT,mug,title,fr,France,,Mug,Tasse de France',
      'PRODUCT,mug,title,fr,,,Mug,Tasse',
    );
    expect(both.applyTo(listingOf()).french?.map(({ value }) => value)).toEqual(['Tasse']);
  });

  it('does not know whether there is French where a market’s name does not tell', async () => {
    const unknown = await read('PRODUCT,mug,title,fr,International,,Mug,Tasse');
    expect(unknown.applyTo(listingOf()).french).toBeUndefined();
    const known = await read(
      'PRODUCT,mug,title,fr,International,,Mug,Tasse',
      'PRODUCT,mug,title,fr,Canada,,Mug,Tasse',
    );
    expect(known.applyTo(listingOf()).french).toHaveLength(1);
  });

  it.each([
    ['its status says so', 'outdated,Mug,Tasse', true],
    ['its source has changed since', ',Cup,Tasse', true],
    ['only the spaces of its source have', ',"Mug ",Tasse', false],
    ['only how its source is written has', ',M&#117;g,Tasse', false],
    ['it is as it was', 'translated,Mug,Tasse', false],
  ])('tells whether French is outdated: %s', async (_, cells, outdated) => {
    const translations = await read(`PRODUCT,mug,title,fr,,${cells}`);
    expect(translations.applyTo(listingOf()).french?.[0]?.outdated).toBe(outdated);
  });

  it('compares descriptions as well, and does not guess where the file tells neither status nor source', async () => {
    const translations = await read(
      'PRODUCT,mug,body_html,fr,,,<p>An old mug</p>,<p>Une tasse</p>',
    );
    expect(translations.applyTo(listingOf()).french?.[0]?.outdated).toBe(true);
    const bare = await readTranslationsCsv(
      write(
        'bare.csv',
        'Type,Identification,Field,Locale,Translated content\nPRODUCT,mug,title,fr,Tasse',
      ),
    );
    expect(bare.applyTo(listingOf()).french?.[0]).not.toHaveProperty('outdated');
  });

  it('gives a listing that has no French an empty list, and takes a blank translation for none', async () => {
    const translations = await read('PRODUCT,mug,title,fr,,,Mug,');
    expect(translations.applyTo(listingOf()).french).toEqual([]);
    expect(translations.applyTo(listingOf({ handle: 'bowl' })).french).toEqual([]);
  });

  it('counts what it sets aside and what belongs to no listing', async () => {
    const translations = await read(
      'COLLECTION,7,title,fr,,,Kitchen,Cuisine',
      'PRODUCT,mug,title,de,,,Mug,Becher',
      'PRODUCT,gone,title,fr,,,Gone,Parti',
    );
    translations.applyTo(listingOf());
    expect(translations.use()).toMatchObject({
      rows: 1,
      unmatchedRows: 1,
      unmatchedExamples: ['gone'],
      setAside: [
        { rows: 1, why: 'otherType' },
        { rows: 1, why: 'otherLanguage' },
      ],
    });
  });

  it('refuses a file without the columns of the export', async () => {
    await expect(readTranslationsCsv(write('x.csv', 'Type,Field,Locale\n'))).rejects.toThrow(
      /x\.csv:1: columns "Identification", "Translated content" are missing: expected Shopify's translation export/,
    );
  });
});

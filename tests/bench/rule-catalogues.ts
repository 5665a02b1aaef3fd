import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { detectCatalogueLanguage } from '~/core/language/language';
import type { Listing, TranslatedText } from '~/core/listing/listing';
import { htmlToText } from '~/core/html/text';
import { openCatalogue } from '~/files/open-catalogue';
import { generatedStore } from '../../sandbox/seeds/generated';
import { sampleStore } from '../../sandbox/seeds/sample';
import { hasSharedData, sharedData } from '../support/shared-data';

/** One catalogue that rules are measured on. */
export interface RuleCatalogue {
  name: string;
  listings: Listing[];
  primaryLocale: 'en' | 'fr';
  /** As a real store wrote it: counted into the ratio that the budget is for. */
  isReal: boolean;
}

const FILES = [
  'spacire-gb/products.json',
  'hmoon-us/products_export_2025-10.csv',
  'procure-impact-us/products_export.csv',
  'parispousse-fr/products_export.csv',
  'shopifypartners-sample/apparel.csv',
  'shopifypartners-sample/home-and-garden.csv',
  'shopifypartners-sample/jewelery.csv',
  'demo-with-inventory/products_export_1.csv',
];
const GENERATED = 2_000;

/** The real catalogues, where the data lies beside the project; then those that the project makes. */
export async function ruleCatalogues(now: Date): Promise<RuleCatalogue[]> {
  const real = hasSharedData ? await Promise.all(FILES.map(realCatalogue)) : [];
  const made = { primaryLocale: 'en', isReal: false } as const;
  return [
    ...real,
    ...real.filter(({ primaryLocale }) => primaryLocale === 'en').flatMap(withFrenchForHalf),
    { ...made, name: 'the sample store', listings: await collect(sampleStore({ now }).products) },
    {
      ...made,
      name: 'a generated store',
      listings: await collect(generatedStore({ products: GENERATED, seed: 1 }).products),
    },
  ];
}

async function realCatalogue(file: string): Promise<RuleCatalogue> {
  const catalogue = await openCatalogue(sharedData('catalogues', file), { currency: 'USD' });
  const listings = await collect(catalogue.listings());
  const primaryLocale = detectCatalogueLanguage(listings) === 'fr' ? 'fr' : 'en';
  return { name: file, listings, primaryLocale, isReal: true };
}

async function collect(listings: Iterable<Listing> | AsyncIterable<Listing>): Promise<Listing[]> {
  const all: Listing[] = [];
  for await (const listing of listings) all.push(listing);
  return all;
}

/**
 * The three large ones again, every second listing with a French title and description. No real catalogue
 * comes with its French, so that real French sentences (Canadian food names) are laid end to end, to
 * 1.2 times the source's length, none twice before all of them were used.
 */
function withFrenchForHalf({ name, listings, ...rest }: RuleCatalogue): RuleCatalogue[] {
  if (listings.length < 100) return [];
  const next = frenchText();
  const translated = listings.map((listing, index): Listing => {
    if (index % 2 === 1) return { ...listing, french: [] };
    const french: TranslatedText[] = [
      { ...FRENCH, key: 'title', value: next(listing.title.length * 1.2) },
    ];
    const length = htmlToText(listing.descriptionHtml).length * 1.2;
    if (length > 0) french.push({ ...FRENCH, key: 'body_html', value: `<p>${next(length)}</p>` });
    return { ...listing, french };
  });
  return [{ ...rest, name: `${name}, half of it in French`, listings: translated, isReal: false }];
}

const FRENCH = { locale: 'fr', marketId: null, outdated: false };

/** French of at least so many characters, another one each time. */
function frenchText(): (characters: number) => string {
  const row = z.object({ fr: z.string() });
  const rows: unknown[] = parse(readFileSync(sharedData('bilingual/cnf-food-names.csv')), {
    columns: true,
  });
  const sentences = rows.map((value) => row.parse(value).fr);
  let at = 0;
  return (characters) => {
    const text: string[] = [];
    for (let length = 0; length < characters; length += text.at(-1)?.length ?? 0) {
      text.push(`${sentences[at % sentences.length] ?? ''}.`);
      at += 1;
    }
    return text.join(' ');
  };
}

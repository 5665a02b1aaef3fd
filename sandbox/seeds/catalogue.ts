import { basename, dirname, resolve } from 'node:path';
import { detectCatalogueLanguage } from '../../app/core/language/language';
import type { Listing } from '../../app/core/listing/listing';
import { openCatalogue } from '../../app/files/open-catalogue';
import type { SandboxSeed } from '../model';

export interface CatalogueStoreOptions {
  file: string;
  /** ISO 4217, for files that do not name it. */
  currency: string;
}

/** Enough text to tell the language by. */
const LANGUAGE_SAMPLE_LISTINGS = 200;

/**
 * Fixed rates, so that a catalogue gives the same prices every day: how many Canadian and US dollars one unit
 * buys, rounded from the Bank of Canada's averages of 2025. Other currencies stand at par.
 */
const RATES: Record<string, { CAD: number; USD: number }> = {
  CAD: { CAD: 1, USD: 0.72 },
  USD: { CAD: 1.4, USD: 1 },
  EUR: { CAD: 1.58, USD: 1.13 },
  GBP: { CAD: 1.84, USD: 1.32 },
};

/** A store that holds a real catalogue, in any format that the app reads. Throws `BadFileError`. */
export async function catalogueStore({
  file,
  currency,
}: CatalogueStoreOptions): Promise<SandboxSeed> {
  const catalogue = await openCatalogue(file, { currency });
  const primaryLocale = await localeOf(catalogue.listings());
  const rates = RATES[currency] ?? { CAD: 1, USD: 1 };
  const name = catalogueName(file);
  return {
    shop: {
      domain: `${name}.myshopify.com`,
      name: name.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase()),
      currency,
      canadianRate: rates.CAD,
      usRate: rates.USD,
      primaryLocale,
      locales: [{ locale: primaryLocale === 'fr' ? 'en' : 'fr', published: true }],
      timeZone: 'America/Toronto',
      countries: ['CA', 'US'],
    },
    listings: catalogue.listings(),
    priceChanges: [],
    orders: [],
  };
}

async function localeOf(listings: AsyncIterable<Listing>): Promise<string> {
  const sample: Listing[] = [];
  for await (const listing of listings) {
    sample.push(listing);
    if (sample.length >= LANGUAGE_SAMPLE_LISTINGS) break;
  }
  return detectCatalogueLanguage(sample) === 'fr' ? 'fr' : 'en';
}

/** Export files all have one name; what tells them apart is the folder. */
const GENERIC_NAME = /^(products?|products?[-_]export.*|catalogue?|export)$/;

/** A name as Shopify's subdomains have it. */
export function catalogueName(file: string): string {
  const own = slug(basename(file).replace(/\.[^.]+$/, ''));
  const folder = slug(basename(dirname(resolve(file))));
  const name = GENERIC_NAME.test(own) && folder !== '' ? folder : own;
  return name === '' ? 'catalogue' : name;
}

function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
}

import { basename, dirname, resolve } from 'node:path';
import type { SandboxSeed } from '../../model';
import type { SeedProduct } from '../../seed-product';
import { readBulkJsonl } from './bulk-jsonl';
import { CatalogueError } from './catalogue-error';
import { readProductCsv } from './product-csv';
import { readProductsJson } from './products-json';
import { readHead } from './read-file';
import { primaryLocaleOf } from './language';

export interface CatalogueStoreOptions {
  file: string;
  /** ISO 4217, for files that do not name it. */
  currency: string;
}

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

/**
 * A store that holds a real catalogue: a storefront's products.json, an Admin CSV export, or the JSON lines of a bulk
 * operation. Throws `CatalogueError`.
 */
export async function catalogueStore({
  file,
  currency,
}: CatalogueStoreOptions): Promise<SandboxSeed> {
  const products = await readCatalogue(file, currency);
  const primaryLocale = await primaryLocaleOf(products);
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
    products,
    priceChanges: [],
    orders: [],
  };
}

/** Tells the format by the content. */
async function readCatalogue(file: string, currency: string): Promise<SeedProduct[]> {
  const head = (await readHead(file)).trimStart();
  if (head === '') throw new CatalogueError(file, null, 'is blank: expected CSV, JSON or JSONL');
  // What a password page or a storefront behind a firewall answers instead of its products.json.
  if (head.startsWith('<')) throw new CatalogueError(file, 1, 'is a web page (HTML)');
  if (head.startsWith('{') && isBulkLine(head.split('\n', 1)[0] ?? '')) {
    return readBulkJsonl(file, currency);
  }
  return /^[[{]/.test(head) ? readProductsJson(file, currency) : readProductCsv(file, currency);
}

/** Bulk operations write one object a line, each with a global id; a products.json starts with its list. */
function isBulkLine(line: string): boolean {
  return (
    !/"products"\s*:\s*\[/.test(line) &&
    /"(id|__parentId)"\s*:\s*"gid:(\/\/|\\\/\\\/)shopify/.test(line)
  );
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

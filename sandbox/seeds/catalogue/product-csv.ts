import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type {
  SeedInventory,
  SeedMedia,
  SeedPrice,
  SeedProduct,
  SeedVariant,
} from '../../seed-product';
import { AMOUNT, CatalogueError, quote } from './catalogue-error';
import { readText } from './read-file';
import { splitTags, STATUSES } from './words';

/** A product's columns, newest export last: Shopify renamed some of them in its template of 2025. */
const COLUMNS = {
  handle: ['Handle', 'URL handle'],
  title: ['Title'],
  body: ['Body (HTML)', 'Description'],
  vendor: ['Vendor'],
  type: ['Type', 'Custom product type'],
  tags: ['Tags'],
  published: ['Published', 'Published on online store'],
  status: ['Status'],
  giftCard: ['Gift Card'],
  seoTitle: ['SEO Title'],
  seoDescription: ['SEO Description'],
  sku: ['Variant SKU', 'SKU'],
  barcode: ['Variant Barcode', 'Barcode'],
  price: ['Variant Price', 'Price'],
  compareAt: ['Variant Compare At Price', 'Compare-at price', 'Compare At Price'],
  requiresShipping: ['Variant Requires Shipping', 'Requires shipping'],
  grams: ['Variant Grams', 'Weight value (grams)'],
  imageSrc: ['Image Src', 'Product image URL'],
  imagePosition: ['Image Position'],
  imageAlt: ['Image Alt Text'],
} as const;
const REQUIRED = ['handle', 'title', 'body', 'price', 'imageSrc'] as const;

/** Prices fixed for a market stand in columns with its usual name. */
const MARKETS = [
  { country: 'CA', name: 'Canada', currency: 'CAD' },
  { country: 'US', name: 'United States', currency: 'USD' },
] as const;

interface Row {
  line: number;
  /** The cell under the first of these names that the file has; blank where it has none. */
  cell: (...names: readonly string[]) => string;
}

/** Reads an Admin export of products; amounts are in the store's currency. Throws `CatalogueError`. */
export async function readProductCsv(file: string, currency: string): Promise<SeedProduct[]> {
  const rows = readRows(file, await readText(file));
  const groups: Row[][] = [];
  const firstLines = new Map<string, number>();
  for (const row of rows) {
    const handle = row.cell(...COLUMNS.handle);
    if (handle === '') throw new CatalogueError(file, row.line, 'the handle is empty');
    const group = groups.at(-1);
    if (group?.[0]?.cell(...COLUMNS.handle) === handle) {
      group.push(row);
      continue;
    }
    const before = firstLines.get(handle);
    if (before !== undefined) {
      throw new CatalogueError(
        file,
        row.line,
        `handle ${quote(handle)} stands here again, after line ${before} and other products`,
      );
    }
    firstLines.set(handle, row.line);
    groups.push([row]);
  }
  return groups.map((group) => toSeed(file, group, currency));
}

function readRows(file: string, content: string): Row[] {
  const [header, ...records] = parseCsv(file, content);
  const indexes = new Map<string, number>();
  header?.cells.forEach((name, index) => {
    const key = columnKey(name);
    if (!indexes.has(key)) indexes.set(key, index);
  });
  const indexOf = (names: readonly string[]) =>
    names.map((name) => indexes.get(columnKey(name))).find((index) => index !== undefined);
  const missing = REQUIRED.filter((column) => indexOf(COLUMNS[column]) === undefined);
  if (missing.length > 0) {
    const names = missing.map((column) => COLUMNS[column].map(quote).join(' or ')).join(', ');
    throw new CatalogueError(file, 1, `has no column ${names}: expected Shopify's product export`);
  }
  return records.map(({ line, cells }) => ({
    line,
    cell: (...names) => {
      const index = indexOf(names);
      return index === undefined ? '' : (cells[index] ?? '').trim();
    },
  }));
}

interface CsvRecord {
  /** On which it starts; a quoted cell may run over several. */
  line: number;
  cells: string[];
}

function parseCsv(file: string, content: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let line = 1;
  try {
    parse(content, {
      skip_empty_lines: true,
      on_record: (cells: string[], { lines }) => {
        records.push({ line, cells });
        line = lines + 1;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new CatalogueError(file, line, `is not valid CSV: ${error.message}`);
  }
  return records;
}

function columnKey(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

function toSeed(file: string, rows: Row[], currency: string): SeedProduct {
  const [first] = rows;
  if (!first) throw new RangeError('A product has at least one row');
  const of = (column: keyof typeof COLUMNS) => first.cell(...COLUMNS[column]);
  if (of('title') === '') throw new CatalogueError(file, first.line, 'the title is empty');
  const optionNames = [1, 2, 3].map((number) => first.cell(`Option${number} Name`));
  const variants = rows.filter(isVariant).map((row) => toVariant(file, row, optionNames, currency));
  return {
    id: '',
    handle: of('handle'),
    title: of('title'),
    descriptionHtml: of('body'),
    status: statusOf(file, first),
    vendor: of('vendor'),
    productType: of('type'),
    tags: splitTags(of('tags')),
    isGiftCard: of('giftCard').toLowerCase() === 'true',
    ...(of('published').toLowerCase() === 'false' && { publishedAt: null }),
    seo: { title: of('seoTitle') || null, description: of('seoDescription') || null },
    options: optionNames
      .filter((name) => name !== '')
      .map((name) => ({ name, values: valuesOf(variants, name) })),
    variants,
    media: mediaOf(rows),
  };
}

/** Rows without price and options carry further photos. */
function isVariant(row: Row): boolean {
  const options = [1, 2, 3].map((number) => row.cell(`Option${number} Value`));
  return [row.cell(...COLUMNS.price), ...options].some((cell) => cell !== '');
}

/** Exports from before 2020 have no status: all was what is now active. */
function statusOf(file: string, row: Row) {
  const word = row.cell(...COLUMNS.status) || 'active';
  const status = STATUSES[word.toLowerCase()];
  if (status) return status;
  const expected = Object.keys(STATUSES).join(', ');
  throw new CatalogueError(file, row.line, `the status is ${quote(word)}: expected ${expected}`);
}

function toVariant(file: string, row: Row, optionNames: string[], currency: string): SeedVariant {
  const selectedOptions = optionNames.flatMap((name, index) => {
    const value = row.cell(`Option${index + 1} Value`);
    return name !== '' && value !== '' ? [{ name, value }] : [];
  });
  const fixed = MARKETS.flatMap((market) => {
    const columns = {
      price: [`Price / ${market.name}`],
      compareAt: [`Compare At Price / ${market.name}`, `Compare-at price / ${market.name}`],
    };
    // A blank cell means that the market's price is converted.
    if (row.cell(...columns.price) === '') return [];
    return [[market.country, priceOf(file, row, columns, market.currency)] as const];
  });
  return {
    id: '',
    title: selectedOptions.map(({ value }) => value).join(' / ') || 'Default Title',
    sku: row.cell(...COLUMNS.sku) || null,
    barcode: row.cell(...COLUMNS.barcode) || null,
    selectedOptions,
    shopPrice: priceOf(file, row, COLUMNS, currency),
    shownPrice: Object.fromEntries(fixed),
    inventory: inventoryOf(file, row),
  };
}

function priceOf(
  file: string,
  row: Row,
  columns: { price: readonly string[]; compareAt: readonly string[] },
  currency: string,
): SeedPrice {
  return {
    price: { amount: amountOf(file, row, columns.price), currency },
    compareAt:
      row.cell(...columns.compareAt) === ''
        ? null
        : { amount: amountOf(file, row, columns.compareAt), currency },
  };
}

function amountOf(file: string, row: Row, names: readonly string[]): number {
  const cell = row.cell(...names);
  if (AMOUNT.test(cell)) return Number(cell);
  throw new CatalogueError(
    file,
    row.line,
    `${quote(names[0])} is ${quote(cell)}: expected a number such as 12.99`,
  );
}

function inventoryOf(file: string, row: Row): SeedInventory {
  const requiresShipping = row.cell(...COLUMNS.requiresShipping);
  const hasWeight = row.cell(...COLUMNS.grams) !== '';
  return {
    ...(requiresShipping && { requiresShipping: requiresShipping.toLowerCase() === 'true' }),
    ...(hasWeight && { weight: { value: amountOf(file, row, COLUMNS.grams), unit: 'GRAMS' } }),
  };
}

function mediaOf(rows: Row[]): SeedMedia[] {
  return rows
    .flatMap((row, index) => {
      const url = row.cell(...COLUMNS.imageSrc);
      const position = Number(row.cell(...COLUMNS.imagePosition) || Number.NaN);
      const alt = row.cell(...COLUMNS.imageAlt) || null;
      return url === ''
        ? []
        : [{ url, alt, position: Number.isNaN(position) ? index + 1 : position }];
    })
    .sort((a, b) => a.position - b.position)
    .map(({ url, alt }) => ({ id: '', kind: 'IMAGE', url, alt }));
}

function valuesOf(variants: SeedVariant[], optionName: string): string[] {
  const values = variants.flatMap(({ selectedOptions }) =>
    selectedOptions.filter(({ name }) => name === optionName).map(({ value }) => value),
  );
  return [...new Set(values)];
}

import { BadFileError } from './bad-file';
import type { CsvColumns } from './csv-table';

/**
 * Where a product export keeps what. Shopify renamed its columns twice: `Variant Price` and `Body (HTML)` stand
 * in most exports to this day, `Price` and `Description` in those of the 2025 template.
 */
export interface ProductColumns {
  handle: number | null;
  title: number | null;
  body: number | null;
  vendor: number | null;
  type: number | null;
  tags: number | null;
  published: number | null;
  status: number | null;
  giftCard: number | null;
  seoTitle: number | null;
  seoDescription: number | null;
  options: { name: number | null; value: number | null }[];
  sku: number | null;
  barcode: number | null;
  price: number | null;
  compareAt: number | null;
  requiresShipping: number | null;
  grams: number | null;
  imageSrc: number | null;
  imagePosition: number | null;
  imageAlt: number | null;
  /** What holds for a market, by the market's usual name: whether it gets the product, and prices fixed for it. */
  canada: MarketColumns;
  unitedStates: MarketColumns;
}

export interface MarketColumns {
  included: number | null;
  price: number | null;
  compareAt: number | null;
}

const PRICE = ['Variant Price', 'Price'] as const;
const BODY = ['Body (HTML)', 'Description'] as const;
const IMAGE = ['Image Src', 'Product image URL'] as const;
const HANDLE = ['Handle', 'URL handle'] as const;

/** Throws `BadFileError` naming every column without which a listing cannot be told. */
export function findProductColumns(columns: CsvColumns): ProductColumns {
  rejectOtherExports(columns);
  columns.require(
    "Shopify's product export",
    ...[HANDLE, ['Title'], BODY, PRICE, IMAGE].map((names) => names.join('|')),
  );
  const market = (name: string): MarketColumns => ({
    included: columns.find(`Included / ${name}`),
    price: columns.find(`Price / ${name}`),
    compareAt: columns.find(`Compare At Price / ${name}`, `Compare-at price / ${name}`),
  });
  return {
    handle: columns.find(...HANDLE),
    title: columns.find('Title'),
    body: columns.find(...BODY),
    vendor: columns.find('Vendor'),
    type: columns.find('Type', 'Custom product type'),
    tags: columns.find('Tags'),
    published: columns.find('Published', 'Published on online store'),
    status: columns.find('Status'),
    giftCard: columns.find('Gift Card'),
    seoTitle: columns.find('SEO Title'),
    seoDescription: columns.find('SEO Description'),
    options: [1, 2, 3].map((n) => ({
      name: columns.find(`Option${n} Name`),
      value: columns.find(`Option${n} Value`),
    })),
    sku: columns.find('Variant SKU', 'SKU'),
    barcode: columns.find('Variant Barcode', 'Barcode'),
    price: columns.find(...PRICE),
    compareAt: columns.find('Variant Compare At Price', 'Compare-at price', 'Compare At Price'),
    requiresShipping: columns.find('Variant Requires Shipping', 'Requires shipping'),
    grams: columns.find('Variant Grams', 'Weight value (grams)'),
    imageSrc: columns.find(...IMAGE),
    imagePosition: columns.find('Image Position'),
    imageAlt: columns.find('Image Alt Text'),
    canada: market('Canada'),
    unitedStates: market('United States'),
  };
}

/** The other files of the command are easily given in the catalogue's place. */
const OTHER_EXPORTS = [
  { columns: ['HS Code', 'COO'], is: 'an inventory export', option: '--inventory' },
  {
    columns: ['Identification', 'Translated content'],
    is: 'a translation export',
    option: '--translations',
  },
  { columns: ['handle', 'date', 'compare_at_price'], is: 'a list of prices', option: '--prices' },
  { columns: ['order', 'returned_quantity'], is: 'a list of orders', option: '--orders' },
  { columns: ['Lineitem sku', 'Lineitem quantity'], is: 'an order export', option: '--orders' },
];

function rejectOtherExports(columns: CsvColumns): void {
  const other = OTHER_EXPORTS.find(({ columns: names }) =>
    names.every((name) => columns.find(name) !== null),
  );
  if (!other) return;
  throw new BadFileError(
    columns.file,
    1,
    `is ${other.is}: expected a product export (give this file with ${other.option} beside one)`,
  );
}

import { readPrices } from '../../changes/sale-prices';
import type { Listing, Variant } from '../../listing/listing';
import type { Price } from '../../listing/money';
import type { OriginalPrice } from './original-prices';

export interface CsvTable {
  columns: string[];
  rows: string[][];
}

/** Products have up to three options. */
const OPTIONS = [0, 1, 2] as const;

/**
 * Prices of before a sale, in the columns of Shopify's product import: it finds a product by its handle and a variant by
 * its options, and leaves alone what has no column. A market's prices have two columns with its name. All variants of a
 * product are there, since an import makes a product's variants those of the file.
 */
export function originalPriceRows(
  listings: readonly Listing[],
  originals: readonly OriginalPrice[],
): CsvTable {
  const own = new Map(
    originals
      .filter(({ priceListId }) => priceListId === null)
      .map((each) => [each.variantId, each]),
  );
  const markets = [
    ...new Set(
      originals.flatMap(({ priceListId, markets: names }) =>
        priceListId === null ? [] : (names?.split(', ') ?? []),
      ),
    ),
  ].sort();
  const inMarket = (variantId: string, market: string) =>
    originals.find(
      (each) =>
        each.variantId === variantId &&
        each.priceListId !== null &&
        each.markets?.split(', ').includes(market),
    );
  const columns = [
    'Handle',
    'Title',
    ...OPTIONS.flatMap((index) => [`Option${index + 1} Name`, `Option${index + 1} Value`]),
    'Variant SKU',
    'Variant Price',
    'Variant Compare At Price',
    ...markets.flatMap((market) => [`Price / ${market}`, `Compare At Price / ${market}`]),
  ];
  const rows = listings.flatMap((listing) =>
    listing.variants.map((variant, index) => [
      listing.handle,
      index === 0 ? listing.title : '',
      ...optionCells(variant, index === 0),
      variant.sku ?? '',
      ...cells(priceOf(own.get(variant.id)) ?? variant.shopPrice),
      ...markets.flatMap((market) => cells(priceOf(inMarket(variant.id, market)))),
    ]),
  );
  return { columns, rows };
}

function priceOf(original: OriginalPrice | undefined): Price | null {
  return original?.value ? readPrices(original.value) : null;
}

/** Names stand in the first row of a product alone. */
function optionCells({ selectedOptions }: Variant, isFirst: boolean): string[] {
  const options =
    selectedOptions.length === 0 ? [{ name: 'Title', value: 'Default Title' }] : selectedOptions;
  return OPTIONS.flatMap((index) => {
    const option = options[index];
    return [isFirst ? (option?.name ?? '') : '', option?.value ?? ''];
  });
}

function cells(price: Price | null): [string, string] {
  if (price === null) return ['', ''];
  return [String(price.price.amount), price.compareAt ? String(price.compareAt.amount) : ''];
}

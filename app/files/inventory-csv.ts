import type { Listing, Variant, VariantInventory } from '~/core/listing/listing';
import { openCsv } from './csv-table';
import { RowReader } from './row-reader';
import { MatchedRows, rowKey, type SideFileUse } from './side-file';

type CustomsData = Pick<VariantInventory, 'harmonizedSystemCode' | 'countryOfOrigin'>;

export interface InventoryFile {
  /** The listing with customs data in the variants that the file knows. */
  applyTo(listing: Listing): Listing;
  use(): SideFileUse;
}

/** Reads Shopify's inventory export, which has one row for each variant and location. Held in memory. */
export async function readInventoryCsv(file: string): Promise<InventoryFile> {
  const table = await openCsv(file);
  const { columns, rows } = table;
  columns.require("Shopify's inventory export", 'Handle', 'Option1 Value', 'SKU', 'HS Code', 'COO');
  const reader = new RowReader(columns);
  const variants = new MatchedRows<CustomsData>(table, () => ({
    harmonizedSystemCode: null,
    countryOfOrigin: null,
  }));
  for await (const row of rows) {
    const values = ['Option1 Value', 'Option2 Value', 'Option3 Value'].map(
      (name) => reader.text(row, name) ?? '',
    );
    const data = variants.add(rowKey(reader.text(row, 'Handle') ?? '', ...values));
    // One variant has one code; where a location's row leaves it blank another one may not.
    data.harmonizedSystemCode = reader.text(row, 'HS Code') || data.harmonizedSystemCode;
    const origin = reader.matching(
      row,
      'COO',
      /^([A-Za-z]{2})?$/,
      'a two-letter country code such as CA',
    );
    data.countryOfOrigin = origin.toUpperCase() || data.countryOfOrigin;
  }
  return {
    applyTo: (listing) => ({
      ...listing,
      variants: listing.variants.map((variant) => {
        const data = variants.use(variantKey(listing, variant));
        return data ? { ...variant, inventory: { ...variant.inventory, ...data } } : variant;
      }),
    }),
    use: () => variants.report(),
  };
}

function variantKey(listing: Listing, variant: Variant): string {
  return rowKey(listing.handle, ...variant.selectedOptions.map(({ value }) => value));
}

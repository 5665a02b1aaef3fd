import type { Listing, Media, Variant, VariantInventory } from '~/core/listing/listing';
import type { Price } from '~/core/listing/money';
import { parseAmount } from './amounts';
import { BadFileError, quote } from './bad-file';
import { parseBoolean } from './booleans';
import { openCsv, type CsvColumns, type CsvRow } from './csv-table';
import { findProductColumns, type MarketColumns, type ProductColumns } from './product-csv-columns';
import { listingStatus, splitTags, STATUS_NAMES } from './storefront-product';

/**
 * Streams the listings of an Admin product CSV export. Amounts are in the store's currency, which the file does
 * not name. Columns that the export lacks stay absent from the listing.
 */
export async function* readProductCsv(file: string, currency: string): AsyncGenerator<Listing> {
  const { columns, rows } = await openCsv(file);
  const reader = new ProductRows(columns, findProductColumns(columns), currency);
  const firstLines = new Map<string, number>();
  let group: CsvRow[] = [];
  let handle: string | null = null;
  for await (const row of rows) {
    const rowHandle = reader.handleOf(row);
    if (rowHandle !== handle) {
      if (group.length > 0) yield reader.toListing(group);
      const firstLine = firstLines.get(rowHandle);
      if (firstLine !== undefined) {
        throw new BadFileError(
          file,
          row.line,
          `handle ${quote(rowHandle)} stands here again, after line ${firstLine} and other products: expected the rows of a product together, and each product once`,
        );
      }
      firstLines.set(rowHandle, row.line);
      handle = rowHandle;
      group = [];
    }
    group.push(row);
  }
  if (group.length > 0) yield reader.toListing(group);
}

class ProductRows {
  constructor(
    private readonly table: CsvColumns,
    private readonly columns: ProductColumns,
    private readonly currency: string,
  ) {}

  handleOf(row: CsvRow): string {
    const handle = cell(row, this.columns.handle) ?? '';
    if (handle === '') throw this.problem(row, 'the handle is empty: expected one in every row');
    return handle;
  }

  toListing(rows: CsvRow[]): Listing {
    const [first] = rows;
    if (!first) throw new RangeError('A product has at least one row');
    const { columns } = this;
    const handle = this.handleOf(first);
    const title = cell(first, columns.title) ?? '';
    if (title === '')
      throw this.problem(first, `"Title" of ${quote(handle)} is empty: expected a title`);
    const isGiftCard = this.flag(first, columns.giftCard);
    const optionNames = columns.options.map(({ name }) => cell(first, name) ?? '');
    const variants = rows
      .filter((row) => this.isVariant(row))
      .map((row) => this.toVariant(row, handle, optionNames));
    return {
      id: `handle:${handle}`,
      handle,
      title,
      descriptionHtml: cell(first, columns.body) ?? '',
      status: this.statusOf(first),
      vendor: cell(first, columns.vendor) ?? '',
      productType: cell(first, columns.type) ?? '',
      tags: splitTags(cell(first, columns.tags) ?? ''),
      ...(isGiftCard !== null && { isGiftCard }),
      ...(this.flag(first, columns.published) === false && { publishedAt: null }),
      ...(columns.seoTitle !== null &&
        columns.seoDescription !== null && {
          seo: {
            title: cell(first, columns.seoTitle) || null,
            description: cell(first, columns.seoDescription) || null,
          },
        }),
      ...this.soldIn(first),
      options: optionNames.flatMap((name) =>
        name === '' ? [] : [{ name, values: valuesOf(variants, name) }],
      ),
      variants,
      media: this.mediaOf(rows),
    };
  }

  private soldIn(first: CsvRow): Pick<Listing, 'soldIn'> {
    const { canada, unitedStates } = this.columns;
    const CA = this.flag(first, canada.included);
    const US = this.flag(first, unitedStates.included);
    if (CA === null && US === null) return {};
    return { soldIn: { ...(CA !== null && { CA }), ...(US !== null && { US }) } };
  }

  /** Rows without price and options carry further photos. */
  private isVariant(row: CsvRow): boolean {
    return [this.columns.price, ...this.columns.options.map(({ value }) => value)].some((index) =>
      cell(row, index),
    );
  }

  private statusOf(row: CsvRow): Listing['status'] {
    // Exports from before 2020 have no status: what drafts are did not exist, and all was what is now active.
    const text = cell(row, this.columns.status) || 'active';
    const status = listingStatus(text);
    if (status) return status;
    throw this.problem(
      row,
      `"Status" is ${quote(text)}: expected one of ${STATUS_NAMES.join(', ')}`,
    );
  }

  private toVariant(row: CsvRow, handle: string, optionNames: string[]): Variant {
    const { columns } = this;
    const selectedOptions = optionNames.flatMap((name, index) => {
      const value = cell(row, columns.options[index]?.value ?? null);
      return name !== '' && value ? [{ name, value }] : [];
    });
    const title = selectedOptions.map(({ value }) => value).join(' / ') || 'Default Title';
    const barcode = cell(row, columns.barcode);
    const canadian = this.fixedPrice(row, columns.canada, 'CAD');
    const american = this.fixedPrice(row, columns.unitedStates, 'USD');
    const inventory = this.inventoryOf(row);
    return {
      id: `handle:${handle}/${title}`,
      title,
      sku: cell(row, columns.sku) || null,
      ...(barcode !== null && { barcode: barcode || null }),
      selectedOptions,
      shopPrice: {
        price: { amount: this.amount(row, columns.price), currency: this.currency },
        compareAt: this.optionalAmount(row, columns.compareAt, this.currency),
      },
      ...((canadian || american) && {
        shownPrice: { ...(canadian && { CA: canadian }), ...(american && { US: american }) },
      }),
      ...(inventory && { inventory }),
    };
  }

  /** A blank cell means that the market's price is converted, at a rate that the file does not tell. */
  private fixedPrice(row: CsvRow, indexes: MarketColumns, currency: string): Price | null {
    const price = this.optionalAmount(row, indexes.price, currency);
    if (!price) return null;
    return {
      price,
      compareAt: this.optionalAmount(row, indexes.compareAt, currency),
    };
  }

  private inventoryOf(row: CsvRow): VariantInventory | null {
    const requiresShipping = this.flag(row, this.columns.requiresShipping);
    const grams = cell(row, this.columns.grams);
    if (requiresShipping === null && grams === null) return null;
    return {
      ...(requiresShipping !== null && { requiresShipping }),
      ...(grams !== null && {
        weight:
          grams === '' ? null : { value: this.amount(row, this.columns.grams), unit: 'GRAMS' },
      }),
    };
  }

  private mediaOf(rows: CsvRow[]): Media[] {
    const seen = new Map<string, number>();
    return rows
      .flatMap((row, index) => {
        const url = cell(row, this.columns.imageSrc);
        if (!url) return [];
        const alt = cell(row, this.columns.imageAlt);
        const position = Number(cell(row, this.columns.imagePosition) || Number.NaN);
        const times = (seen.get(url) ?? 0) + 1;
        seen.set(url, times);
        return [{ url, alt, times, position: Number.isNaN(position) ? index + 1 : position }];
      })
      .sort((a, b) => a.position - b.position)
      .map(({ url, alt, times }) => ({
        // The file has no ids of photos; their address stays when their order changes.
        id: times === 1 ? url : `${url}#${times}`,
        kind: 'IMAGE',
        url,
        ...(alt !== null && { alt: alt || null }),
      }));
  }

  private optionalAmount(
    row: CsvRow,
    index: number | null,
    currency: string,
  ): { amount: number; currency: string } | null {
    if (!cell(row, index)) return null;
    return { amount: this.amount(row, index), currency };
  }

  private amount(row: CsvRow, index: number | null): number {
    const text = cell(row, index) ?? '';
    const parsed = parseAmount(text, { withComma: this.table.separator !== ',' });
    if (parsed.ok) return parsed.amount;
    throw this.problem(row, `${this.nameOf(index)} is ${quote(text)}: expected ${parsed.expected}`);
  }

  /** `null` where the cell is blank or the column missing. */
  private flag(row: CsvRow, index: number | null): boolean | null {
    const text = cell(row, index);
    if (!text) return null;
    const value = parseBoolean(text);
    if (value !== null) return value;
    throw this.problem(row, `${this.nameOf(index)} is ${quote(text)}: expected true or false`);
  }

  private nameOf(index: number | null): string {
    return quote(this.table.names[index ?? -1] ?? '');
  }

  private problem(row: CsvRow, problem: string): BadFileError {
    return new BadFileError(this.table.file, row.line, problem);
  }
}

/** `null` where the export has no such column. */
function cell(row: CsvRow, index: number | null): string | null {
  return index === null ? null : (row.cells[index] ?? '').trim();
}

function valuesOf(variants: Variant[], optionName: string): string[] {
  const values = variants.flatMap(({ selectedOptions }) =>
    selectedOptions.filter(({ name }) => name === optionName).map(({ value }) => value),
  );
  return [...new Set(values)];
}

import type { Message } from '~/core/audit/outcome';
import type { ImportedSeries } from '~/core/prices/imported-prices';
import type { NamedRows, PricedVariant } from '~/core/prices/price-rows';
import type { PricePlace } from '~/core/prices/was-price-claim';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Answer } from '../answer';
import type { BadFile } from '../orders/ports';

/** What a file tells of one listing, for each country in which its buyers are shown that currency. */
export interface ImportedPrices {
  listingId: string;
  series: Record<PricePlace, ImportedSeries[]>;
}

export interface PriceImport {
  id: string;
  importedAt: Date;
  /** Shopify's id of the staff account. */
  importedBy: string;
  /** Of the file, those that count. */
  rows: number;
  listings: number;
  variants: number;
  /** `YYYY-MM-DD`, the store's. */
  firstDay: string;
  lastDay: string;
}

export interface PriceImportRepository {
  /** Latest first. */
  all(store: StoreDomain): Promise<PriceImport[]>;
  /** Has the listings judged anew as well. Listings that are gone by now are passed over. */
  save(store: StoreDomain, made: PriceImport, prices: ImportedPrices[]): Promise<void>;
  /**
   * Has the listings judged anew as well. Open findings of these rules that came since the import go with it: without
   * it the rules may not be able to judge, and what cannot be judged closes nothing. `false`: there is no such import.
   */
  remove(store: StoreDomain, id: string, rules: string[]): Promise<boolean>;
  /** Every variant of products of these handles, and every one with one of these SKUs. */
  variantsNamed(
    store: StoreDomain,
    names: { handles: string[]; skus: string[] },
  ): Promise<PricedVariant[]>;
}

export interface RefusedRow {
  /** Counts from 1. */
  line: number;
  reason: Message;
}

export interface ReadPrices {
  named: NamedRows[];
  /** All of the file's, refused ones included. */
  rows: number;
  /** The first of them. */
  refused: RefusedRow[];
  refusedRows: number;
  /** Milliseconds since 1970, of the latest row; `null`: none could be read. */
  lastAt: number | null;
}

export interface PriceFileOptions {
  now: Date;
  /** IANA name; days are the store's. */
  timeZone: string;
}

/** A list of past prices as a CSV file on disk. */
export interface PriceFiles {
  read(file: string, options: PriceFileOptions): Promise<Answer<ReadPrices, BadFile>>;
}

export interface PricePorts {
  priceImports: PriceImportRepository;
  priceFiles: PriceFiles;
}

import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Listing } from '~/core/listing/listing';
import type { FrenchPage, ProductExportStatus } from '~/services/catalogue/ports';
import { readBulkFile } from '~/shopify/bulk/read-bulk-file';
import { ScriptedShopify } from '../services/support/scripted-shopify';
import type { ExportedCatalogue } from './catalogue';

/** What one request for translations gives. */
const FRENCH_PAGE_SIZE = 50;

/** A store at Shopify whose answers lie on disk, so that the app alone is measured: files are read by its own reader. */
export class ExportedStore extends ScriptedShopify {
  constructor(private readonly exported: Omit<ExportedCatalogue, 'remove'>) {
    super();
  }

  override readProductExportStatus(): Promise<ProductExportStatus> {
    const { objectCount, listingCount, productsFile } = this.exported;
    return Promise.resolve({ state: 'completed', objectCount, listingCount, url: productsFile });
  }

  override readProductExport(url: string): AsyncGenerator<Listing> {
    return readBulkFile(url, { objectCount: this.exported.objectCount });
  }

  override async *readFrench(): AsyncGenerator<FrenchPage> {
    let listings: FrenchPage['listings'] = [];
    let count = 0;
    for await (const line of createInterface({
      input: createReadStream(this.exported.frenchFile),
    })) {
      listings.push(JSON.parse(line) as FrenchPage['listings'][number]);
      count += 1;
      if (listings.length < FRENCH_PAGE_SIZE) continue;
      yield { cursor: String(count), listings };
      listings = [];
    }
    if (listings.length > 0) yield { cursor: String(count), listings };
  }
}

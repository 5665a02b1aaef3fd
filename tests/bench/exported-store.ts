import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Listing } from '~/core/listing/listing';
import { z } from 'zod';
import { translatedTexts } from '~/db/catalogue/snapshot';
import type { ProductExportStatus } from '~/services/catalogue/ports';
import { readBulkFile } from '~/shopify/bulk/read-bulk-file';
import { ScriptedShopify } from '../services/support/scripted-shopify';
import type { ExportedCatalogue } from './catalogue';

/** Where it lies, as a process is told. */
export const catalogueSchema = z.object({
  productsFile: z.string(),
  frenchFile: z.string(),
  listingCount: z.number(),
  objectCount: z.number(),
});

const ofListing = z.object({ listingId: z.string(), french: translatedTexts });

/** A store at Shopify whose answers lie on disk, so that the app alone is measured: files are read by its own reader. */
export class ExportedStore extends ScriptedShopify {
  #lines: AsyncIterator<string> | undefined;

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

  /** The file names listings in the order of the export. */
  override async completeListings(listings: Listing[]): Promise<Listing[]> {
    this.#lines ??= createInterface({ input: createReadStream(this.exported.frenchFile) })[
      Symbol.asyncIterator
    ]();
    const completed: Listing[] = [];
    for (const listing of listings) {
      const line = await this.#lines.next();
      if (line.done === true) throw new Error('There is French for each listing.');
      const { listingId, french } = ofListing.parse(JSON.parse(line.value));
      if (listingId !== listing.id) throw new Error(`The French of ${listing.id} comes elsewhere.`);
      completed.push({ ...listing, french });
    }
    return completed;
  }
}

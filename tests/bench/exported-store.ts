import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { translatedTexts } from '~/db/catalogue/snapshot';
import type {
  ExportedListing,
  IncompleteListing,
  ProductExportStatus,
} from '~/services/catalogue/ports';
import { exportedListings } from '~/shopify/bulk/exported-listings';
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

  constructor(private readonly files: Omit<ExportedCatalogue, 'remove'>) {
    super();
  }

  override readProductExportStatus(): Promise<ProductExportStatus> {
    const { objectCount, listingCount, productsFile } = this.files;
    return Promise.resolve({ state: 'completed', objectCount, listingCount, url: productsFile });
  }

  override readProductExport(url: string): AsyncGenerator<ExportedListing> {
    const { objectCount } = this.files;
    return exportedListings(url, { objectCount, isFixed: () => null });
  }

  /** The file names listings in the order of the export. */
  override async completeListings<Of extends IncompleteListing>(listings: Of[]): Promise<Of[]> {
    this.#lines ??= createInterface({ input: createReadStream(this.files.frenchFile) })[
      Symbol.asyncIterator
    ]();
    const completed: Of[] = [];
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

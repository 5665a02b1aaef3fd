import type { ExportedListing, ProductExportStatus } from '~/services/catalogue/ports';
import type { AdminClient } from '../admin-client';
import type { NoteUnknown } from '../unknown-values';
import { ProductExportDocument } from '../generated/documents.generated';
import type { GrantedFields } from '../granted-fields';
import { updatedFrom as changedFrom } from '../read-changed';
import { EVERY_STATUS, learnDenials } from '../pages/product-pages';
import { bulkQueryText } from './bulk-query';
import { exportedListings, type ExportOptions } from './exported-listings';
import { readBulkQueryStatus, startBulkQuery } from './run-bulk-query';
import { asOutside, withDownload } from './with-download';

export async function startProductExport(
  client: AdminClient,
  {
    notBefore,
    updatedFrom,
    granted,
  }: { notBefore: Date; updatedFrom: Date | undefined; granted: GrantedFields },
): Promise<{ operationId: string }> {
  await learnDenials(client, granted);
  const all = bulkQueryText(await client.permitted(ProductExportDocument), { ...granted });
  const query =
    updatedFrom === undefined
      ? all
      : all.replace(EVERY_STATUS, `${EVERY_STATUS} AND ${changedFrom(updatedFrom)}`);
  return startBulkQuery(client, query, notBefore);
}

export async function readProductExportStatus(
  client: AdminClient,
  operationId: string,
): Promise<ProductExportStatus> {
  const status = await readBulkQueryStatus(client, operationId);
  if (status.state === 'failed' || status.state === 'unreadable') return status;
  const { rootCount, ...rest } = status;
  return { ...rest, listingCount: rootCount };
}

/** Streams the listings of a finished export, to be read one by one. */
export async function* readProductExport(
  { url, ...options }: { url: string; objectCount: number; note: NoteUnknown } & ExportOptions,
  fetchFrom?: typeof fetch,
): AsyncGenerator<ExportedListing> {
  const read = (path: string) => exportedListings(path, options);
  for await (const listing of withDownload('product', url, read, fetchFrom)) {
    yield {
      ...listing,
      read: () => {
        try {
          return listing.read();
        } catch (error) {
          throw asOutside('product', error);
        }
      },
    };
  }
}

import type { Listing } from '~/core/listing/listing';
import type { ProductExportStatus } from '~/services/catalogue/ports';
import type { AdminClient } from '../admin-client';
import { ProductExportDocument } from '../generated/documents.generated';
import type { GrantedFields } from '../granted-fields';
import { bulkQueryText } from './bulk-query';
import { readBulkFile } from './read-bulk-file';
import { readBulkQueryStatus, startBulkQuery } from './run-bulk-query';
import { withDownload } from './with-download';

export function startProductExport(
  client: AdminClient,
  notBefore: Date,
  granted: GrantedFields,
): Promise<{ operationId: string }> {
  return startBulkQuery(client, bulkQueryText(ProductExportDocument, { ...granted }), notBefore);
}

export async function readProductExportStatus(
  client: AdminClient,
  operationId: string,
): Promise<ProductExportStatus> {
  const status = await readBulkQueryStatus(client, operationId);
  if (status.state === 'failed') return status;
  const { rootCount, ...rest } = status;
  return { ...rest, listingCount: rootCount };
}

/** Streams the listings of a finished export. */
export async function* readProductExport(
  url: string,
  objectCount: number,
  fetchFrom?: typeof fetch,
): AsyncGenerator<Listing> {
  yield* withDownload('product', url, (path) => readBulkFile(path, { objectCount }), fetchFrom);
}

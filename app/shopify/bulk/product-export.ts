import type { Listing } from '~/core/listing/listing';
import type { ProductExportStatus } from '~/services/ports';
import type { AdminClient } from '../admin-client';
import { ShopifyError, ShopifyUserError } from '../errors';
import {
  BulkOperationStatusDocument,
  CancelBulkOperationDocument,
  ProductExportDocument,
  StartBulkQueryDocument,
  UnfinishedBulkQueriesDocument,
} from '../generated/documents.generated';
import { BulkFileError } from './bulk-file-error';
import { bulkQueryText } from './bulk-query';
import { downloadToFile } from './download';
import { readBulkFile } from './read-bulk-file';

const EXPORT_QUERY = bulkQueryText(ProductExportDocument);

/**
 * Starts the export of all products, or takes over the one that is running since `notBefore`. An older one, left
 * by a sync that was given up, shows the store as it was then: it is cancelled.
 */
export async function startProductExport(
  client: AdminClient,
  notBefore: Date,
): Promise<{ operationId: string }> {
  const running = await findRunningExports(client);
  const current = running.find((each) => each.startedAt >= notBefore);
  for (const { id } of running) if (id !== current?.id) await cancelExport(client, id);
  if (current) return { operationId: current.id };
  try {
    const { bulkOperationRunQuery } = await client.request(StartBulkQueryDocument, {
      query: EXPORT_QUERY,
    });
    const operationId = bulkOperationRunQuery?.bulkOperation?.id;
    if (operationId) return { operationId };
    throw new ShopifyError(
      'unavailable',
      'the product export was not started, and no reason given',
    );
  } catch (error) {
    if (!isBusy(error)) throw error;
    const startedMeanwhile = (await findRunningExports(client)).find(
      (each) => each.startedAt >= notBefore,
    );
    if (startedMeanwhile) return { operationId: startedMeanwhile.id };
    throw new ShopifyError('throttled', 'the store already runs as many bulk operations as it may');
  }
}

export async function readProductExportStatus(
  client: AdminClient,
  operationId: string,
): Promise<ProductExportStatus> {
  const { bulkOperation } = await client.request(BulkOperationStatusDocument, { id: operationId });
  if (!bulkOperation) return { state: 'failed', code: 'NOT_FOUND' };
  const { status, errorCode, url } = bulkOperation;
  const objectCount = Number(bulkOperation.objectCount);
  const listingCount = Number(bulkOperation.rootObjectCount);
  switch (status) {
    case 'CREATED':
    case 'RUNNING':
    case 'CANCELING':
      return { state: 'running', objectCount, listingCount };
    case 'COMPLETED':
      // A result that has lapsed has no address either.
      if (url === null && objectCount > 0) return { state: 'failed', code: 'EXPIRED' };
      return { state: 'completed', objectCount, listingCount, url };
    default:
      return { state: 'failed', code: errorCode ?? status };
  }
}

/** Streams the listings of a finished export. The file on disk is gone when the stream ends or is left. */
export async function* readProductExport(
  url: string,
  objectCount: number,
  fetchFrom?: typeof fetch,
): AsyncGenerator<Listing> {
  const file = await downloadToFile(url, fetchFrom);
  try {
    yield* readBulkFile(file.path, { objectCount });
  } catch (error) {
    if (!(error instanceof BulkFileError)) throw error;
    throw new ShopifyError(
      error.incomplete ? 'unavailable' : 'invalid',
      `the product export cannot be read. ${error.message}`,
      { cause: error },
    );
  } finally {
    await file.remove();
  }
}

async function findRunningExports(client: AdminClient): Promise<{ id: string; startedAt: Date }[]> {
  const { created, running } = await client.request(UnfinishedBulkQueriesDocument, {});
  return [...created.nodes, ...running.nodes]
    .filter(({ query }) => withoutSpace(query) === withoutSpace(EXPORT_QUERY))
    .map(({ id, createdAt }) => ({ id, startedAt: new Date(createdAt) }));
}

async function cancelExport(client: AdminClient, operationId: string): Promise<void> {
  try {
    await client.request(CancelBulkOperationDocument, { id: operationId });
  } catch (error) {
    // Refused where it has ended in the meantime, and then there is nothing to cancel.
    if (!(error instanceof ShopifyUserError)) throw error;
  }
}

function withoutSpace(query: string): string {
  return query.replace(/\s+/g, '');
}

function isBusy(error: unknown): boolean {
  return (
    error instanceof ShopifyUserError &&
    (error.hasCode('OPERATION_IN_PROGRESS') || error.hasCode('LIMIT_REACHED'))
  );
}

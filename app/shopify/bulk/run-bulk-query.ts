import { OutsideError } from '~/services/outside-error';
import type { AdminClient } from '../admin-client';
import { ShopifyUserError } from '../errors';
import {
  BulkOperationStatusDocument,
  CancelBulkOperationDocument,
  StartBulkQueryDocument,
  UnfinishedBulkQueriesDocument,
  type BulkOperationStatus,
} from '../generated/documents.generated';
import { meaningOf } from '../unknown-values';

/** `objectCount` counts lines of the file, `rootCount` the objects at the top. */
export type BulkQueryStatus =
  | { state: 'running'; objectCount: number; rootCount: number }
  | {
      state: 'completed';
      objectCount: number;
      rootCount: number;
      /** `null`: nothing was found. */
      url: string | null;
    }
  | { state: 'failed'; code: string }
  /** In a state that is not known: nobody can say whether it will ever end. */
  | { state: 'unreadable' };

/**
 * Starts a bulk query, or takes over the same one that is running since `notBefore`. Older ones, and those that
 * ask the same of another time, were left by a sync that was given up: they are cancelled.
 */
export async function startBulkQuery(
  client: AdminClient,
  query: string,
  notBefore: Date,
): Promise<{ operationId: string }> {
  const isCurrent = (each: RunningQuery) =>
    withoutSpace(each.query) === withoutSpace(query) && each.startedAt >= notBefore;
  const running = await findRunning(client, query);
  const current = running.find(isCurrent);
  for (const { id } of running) if (id !== current?.id) await cancel(client, id);
  if (current) return { operationId: current.id };
  try {
    const { bulkOperationRunQuery } = await client.request(StartBulkQueryDocument, { query });
    const operationId = bulkOperationRunQuery?.bulkOperation?.id;
    if (operationId) return { operationId };
    throw new OutsideError('unavailable', 'the bulk query was not started, and no reason given');
  } catch (error) {
    if (!isBusy(error)) throw error;
    const startedMeanwhile = (await findRunning(client, query)).find(isCurrent);
    if (startedMeanwhile) return { operationId: startedMeanwhile.id };
    throw new OutsideError('throttled', 'the store already runs as many bulk operations as it may');
  }
}

const STATES: Record<BulkOperationStatus, 'running' | 'completed' | 'failed'> = {
  CANCELED: 'failed',
  CANCELING: 'running',
  COMPLETED: 'completed',
  CREATED: 'running',
  EXPIRED: 'failed',
  FAILED: 'failed',
  RUNNING: 'running',
};

export async function readBulkQueryStatus(
  client: AdminClient,
  operationId: string,
): Promise<BulkQueryStatus> {
  const { bulkOperation } = await client.request(BulkOperationStatusDocument, { id: operationId });
  if (!bulkOperation) return { state: 'failed', code: 'NOT_FOUND' };
  const { status, errorCode, url } = bulkOperation;
  const objectCount = Number(bulkOperation.objectCount);
  const rootCount = Number(bulkOperation.rootObjectCount);
  const { note } = client;
  switch (meaningOf(STATES, { field: 'BulkOperation.status', value: status, note })) {
    case 'running':
      return { state: 'running', objectCount, rootCount };
    case 'completed':
      // A result that has lapsed has no address either.
      if (url === null && objectCount > 0) return { state: 'failed', code: 'EXPIRED' };
      return { state: 'completed', objectCount, rootCount, url };
    case 'failed':
      return { state: 'failed', code: errorCode ?? status };
    case null:
      return { state: 'unreadable' };
  }
}

interface RunningQuery {
  id: string;
  query: string;
  startedAt: Date;
}

/** Those that ask the same, whatever they search for. */
async function findRunning(client: AdminClient, query: string): Promise<RunningQuery[]> {
  const { created, running } = await client.request(UnfinishedBulkQueriesDocument, {});
  return [...created.nodes, ...running.nodes]
    .filter((each) => withoutSearch(each.query) === withoutSearch(query))
    .map(({ id, query: text, createdAt }) => ({ id, query: text, startedAt: new Date(createdAt) }));
}

async function cancel(client: AdminClient, operationId: string): Promise<void> {
  try {
    await client.request(CancelBulkOperationDocument, { id: operationId });
  } catch (error) {
    // Refused where it has ended in the meantime, and then there is nothing to cancel.
    if (!(error instanceof ShopifyUserError)) throw error;
  }
}

function withoutSearch(query: string): string {
  return withoutSpace(query).replace(/query:"[^"]*"/, '');
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

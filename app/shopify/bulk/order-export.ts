import type { z } from 'zod';
import type { OrderCounts } from '~/core/orders/order-counts';
import { globalIdType } from '~/core/store/global-id';
import type { OrderExportStatus, OrderWindow, ShopifyOrders } from '~/services/orders/ports';
import type { AdminClient } from '../admin-client';
import { OrderExportDocument } from '../generated/documents.generated';
import {
  idsOfUnexplained,
  lineItemSchema,
  orderSchema,
  returnLineSchema,
  returnSchema,
  toOrderCounts,
  type OrderSource,
} from '../mapping/order';
import { orderSearch } from '../order-search';
import { readRefunds } from '../read-refunds';
import { BulkFileError } from './bulk-file-error';
import { withoutFields } from '../denied-fields';
import { bulkQueryText } from './bulk-query';
import { groupJsonl, type BulkGroup, type BulkObject } from './group-jsonl';
import { readBulkQueryStatus, startBulkQuery } from './run-bulk-query';
import { withDownload } from './with-download';

/** Orders whose refunds are read together. */
const REFUNDS_AT_ONCE = 250;

export function startOrderExport(
  client: AdminClient,
  window: OrderWindow,
  { notBefore, withReturns }: { notBefore: Date; withReturns: boolean },
): Promise<{ operationId: string }> {
  return startBulkQuery(client, exportQuery(window, withReturns), notBefore);
}

export function exportQuery(window: OrderWindow, withReturns = true): string {
  const document = withReturns
    ? OrderExportDocument
    : withoutFields(OrderExportDocument, new Set(['returns']));
  return bulkQueryText(document).replace('FILTER', orderSearch(window));
}

export async function readOrderExportStatus(
  client: AdminClient,
  operationId: string,
): Promise<OrderExportStatus> {
  const status = await readBulkQueryStatus(client, operationId);
  if (status.state === 'failed' || status.state === 'unreadable') return status;
  const { rootCount, ...rest } = status;
  return { ...rest, orderCount: rootCount };
}

type OrderExportFile = Parameters<ShopifyOrders['readOrderExport']>[0];

/** Streams the orders of a finished export as counts, always in the same order. */
export async function* readOrderExport(
  client: AdminClient,
  { url, objectCount, ...options }: OrderExportFile,
  fetchFrom?: typeof fetch,
): AsyncGenerator<OrderCounts> {
  const read = (path: string) =>
    groupJsonl(path, { objectCount, rootType: 'Order', innerType: 'Return' });
  let batch: OrderSource[] = [];
  for await (const group of withDownload('order', url, read, fetchFrom)) {
    batch.push(orderOf(group, options));
    if (batch.length < REFUNDS_AT_ONCE) continue;
    yield* await countsOf(client, batch, options);
    batch = [];
  }
  yield* await countsOf(client, batch, options);
}

async function countsOf(
  client: AdminClient,
  batch: OrderSource[],
  { timeZone }: { timeZone: string },
): Promise<OrderCounts[]> {
  const { note } = client;
  const refunds = await readRefunds(client, idsOfUnexplained(batch, note));
  return batch.map((source) => toOrderCounts(source, { refunds, timeZone, note }));
}

function orderOf(
  { root, children }: BulkGroup,
  { withReturns }: { withReturns: boolean },
): OrderSource {
  const ofType = <T>(schema: z.ZodType<T>, ...types: string[]): T[] =>
    children
      .filter(({ id }) => types.includes(globalIdType(id) ?? ''))
      .map((child) => parse(schema, child));
  return {
    order: parse(orderSchema, root),
    lines: ofType(lineItemSchema, 'LineItem'),
    returns: withReturns ? ofType(returnSchema, 'Return') : null,
    returnLines: ofType(returnLineSchema, 'ReturnLineItem', 'UnverifiedReturnLineItem'),
  };
}

function parse<T>(schema: z.ZodType<T>, object: BulkObject): T {
  const result = schema.safeParse(object.value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new BulkFileError(
    object.line,
    `${object.id} with a readable "${issue?.path.join('.') ?? ''}" (${issue?.message ?? 'invalid'})`,
  );
}

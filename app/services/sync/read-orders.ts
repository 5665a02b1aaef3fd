import { z } from 'zod';
import type { OrderCounts } from '~/core/orders/order-counts';
import { timeZoneOf } from '~/core/store/time-zone';
import type { OrderExportStatus, OrderWindow } from '../orders/ports';
import { updateReturnBaseline } from '../orders/update-return-baseline';
import { failureKindOf } from '../outside-error';
import { noteWhatIsKnown, ORDER_REACHES, reachOf, windowOf } from './order-reach';
import type { SyncRun } from './ports';
import {
  type SyncShopify,
  BATCH_SIZE,
  BY_PAGES_INSTEAD,
  isBadFile,
  isExportDenied,
  MAX_EXPORTS,
  secondsUntilNextLook,
  storeProgress,
  type StepResult,
  type SyncStepPorts,
  type SyncSignals,
} from './sync-step';

/** So many orders are read page by page, as listings are; see docs/decisions/0019. */
export const ORDERS_BY_PAGES = 500;

const cursorSchema = z.object({
  reach: z.enum(ORDER_REACHES),
  failedExports: z.int(),
  stored: z.int(),
  /** False: what came back may not be read. A run that an earlier version began read it. */
  withReturns: z.boolean().default(true),
  /** Page by page, after this cursor of Shopify's (`null`: from the first on); absent: from an export. */
  pages: z.object({ after: z.string().nullable() }).optional(),
});
type Cursor = z.infer<typeof cursorSchema>;

/**
 * Phase `orders`: has Shopify export orders, stores what each adds to the daily counts, and notes of which days
 * all orders are known. Where orders may not be read the run goes on without: what rules ask of them stays
 * unknown, and the store is told why.
 */
export async function readOrders(
  ports: SyncStepPorts,
  run: SyncRun,
  signals: SyncSignals,
): Promise<StepResult> {
  try {
    const shopify = await ports.shopify(run.store);
    const cursor = run.cursor === null ? null : cursorSchema.parse(JSON.parse(run.cursor));
    if (cursor?.pages) {
      return await readPages(ports, run, { shopify, cursor, after: cursor.pages.after }, signals);
    }
    if (cursor === null || run.operationId === null)
      return await start(ports, run, shopify, cursor);
    const status = await shopify.readOrderExportStatus(run.operationId);
    switch (status.state) {
      case 'running':
        await storeProgress(ports, run, { done: status.orderCount });
        return { continueInSeconds: secondsUntilNextLook(run.startedAt, ports.now()) };
      case 'failed':
        return await startOver(ports, run, cursor, status.code);
      case 'unreadable':
        return await beginPages(ports, run, cursor);
      case 'completed':
        return await readExported(ports, run, { shopify, cursor, status }, signals);
    }
  } catch (error) {
    const kind = failureKindOf(error);
    if (kind !== 'access' && kind !== 'customerDataNotGranted') throw error;
    return goOnWithout(ports, run, error);
  }
}

async function start(
  ports: SyncStepPorts,
  run: SyncRun,
  shopify: SyncShopify,
  cursor: Cursor | null,
): Promise<StepResult> {
  const access = await shopify.readOrderAccess();
  if (access === 'none') return goOnWithout(ports, run, null);
  const history = await ports.orders.history(run.store);
  const withReturns = await shopify.mayReadReturns();
  const reach = reachOf(access, history, { now: run.startedAt, withReturns });
  const window = windowOf(reach, history, run.startedAt);
  const failedExports = cursor?.failedExports ?? 0;
  const begun: Cursor = { reach, failedExports, stored: 0, withReturns };
  const total = await shopify.countOrders(window);
  const operationId =
    total <= ORDERS_BY_PAGES
      ? null
      : await startExport(ports, run, { shopify, window, withReturns });
  await storeProgress(ports, run, {
    operationId,
    cursor: JSON.stringify(operationId === null ? { ...begun, pages: { after: null } } : begun),
    done: 0,
    total: operationId === null ? total : null,
  });
  return 'goOn';
}

/** `null`: bulk queries are denied. Orders that may not be read at all are denied page by page as well. */
async function startExport(
  ports: SyncStepPorts,
  run: SyncRun,
  {
    shopify,
    window,
    withReturns,
  }: { shopify: SyncShopify; window: OrderWindow; withReturns: boolean },
): Promise<string | null> {
  try {
    const options = { notBefore: run.startedAt, withReturns };
    return (await shopify.startOrderExport(window, options)).operationId;
  } catch (error) {
    if (!isExportDenied(error)) throw error;
    ports.log.warn({ store: run.store, runId: run.id, err: error }, BY_PAGES_INSTEAD);
    return null;
  }
}

async function startOver(
  ports: SyncStepPorts,
  run: SyncRun,
  cursor: Cursor,
  code: string,
): Promise<StepResult> {
  const failedExports = cursor.failedExports + 1;
  ports.log.warn({ store: run.store, runId: run.id, code, failedExports }, 'order export failed');
  // Which access it is that Shopify denies, the pages are told.
  if (code === 'ACCESS_DENIED') return beginPages(ports, run, cursor);
  if (failedExports >= MAX_EXPORTS) {
    const reason = `the order export failed ${failedExports} times: ${code}`;
    return { failure: 'sync.failed.export', reason };
  }
  await storeProgress(ports, run, {
    operationId: null,
    cursor: JSON.stringify({ ...cursor, failedExports, stored: 0 }),
    done: 0,
  });
  return { continueInSeconds: 10 * failedExports };
}

async function beginPages(ports: SyncStepPorts, run: SyncRun, before: Cursor): Promise<StepResult> {
  const begun: Cursor = { ...before, stored: 0, pages: { after: null } };
  const cursor = JSON.stringify(begun);
  await storeProgress(ports, run, { operationId: null, cursor, done: 0 });
  return 'goOn';
}

interface Export {
  shopify: SyncShopify;
  cursor: Cursor;
  status: Extract<OrderExportStatus, { state: 'completed' }>;
}

async function readExported(
  ports: SyncStepPorts,
  run: SyncRun,
  exported: Export,
  signals: SyncSignals,
): Promise<StepResult> {
  try {
    return await read(ports, run, exported, signals);
  } catch (error) {
    if (!isBadFile(error)) throw error;
    return startOver(ports, run, exported.cursor, error.message);
  }
}

async function read(
  ports: SyncStepPorts,
  run: SyncRun,
  { shopify, cursor, status }: Export,
  signals: SyncSignals,
): Promise<StepResult> {
  const timeZone = timeZoneOf((await ports.stores.find(run.store))?.facts);
  let seen = 0;
  if (status.url !== null) {
    let batch: OrderCounts[] = [];
    const storeBatch = async () => {
      await ports.orders.save(run.store, batch);
      batch = [];
      return storeProgress(ports, run, {
        cursor: JSON.stringify({ ...cursor, stored: seen }),
        done: seen,
        total: status.orderCount,
      });
    };
    const { url, objectCount } = status;
    const { withReturns } = cursor;
    for await (const order of shopify.readOrderExport({
      url,
      objectCount,
      timeZone,
      withReturns,
    })) {
      seen += 1;
      if (seen <= cursor.stored) continue;
      batch.push(order);
      if (batch.length < BATCH_SIZE) continue;
      if (!(await storeBatch())) return 'goOn';
      if (signals.shouldPause()) return 'pause';
    }
    if (batch.length > 0 && !(await storeBatch())) return 'goOn';
  }
  return end(ports, run, cursor, timeZone);
}

/** Page by page, of the window that the run began with. */
async function readPages(
  ports: SyncStepPorts,
  run: SyncRun,
  { shopify, cursor, after }: { shopify: SyncShopify; cursor: Cursor; after: string | null },
  signals: SyncSignals,
): Promise<StepResult> {
  const timeZone = timeZoneOf((await ports.stores.find(run.store))?.facts);
  const window = windowOf(cursor.reach, await ports.orders.history(run.store), run.startedAt);
  let { done } = run;
  let { withReturns } = cursor;
  for await (const page of shopify.readOrderPages(window, { timeZone, after })) {
    await ports.orders.save(run.store, page.orders);
    done += page.orders.length;
    withReturns &&= page.withReturns;
    const reached = JSON.stringify({ ...cursor, withReturns, pages: { after: page.cursor } });
    if (!(await storeProgress(ports, run, { cursor: reached, done }))) return 'goOn';
    if (signals.shouldPause()) return 'pause';
  }
  return end(ports, run, { ...cursor, withReturns }, timeZone);
}

async function end(
  ports: SyncStepPorts,
  run: SyncRun,
  { reach, withReturns }: Cursor,
  timeZone: string,
): Promise<StepResult> {
  await noteWhatIsKnown(ports, run, { reach, withReturns, timeZone });
  await updateReturnBaseline(ports, run.store);
  return goOn(ports, run);
}

async function goOnWithout(
  ports: SyncStepPorts,
  run: SyncRun,
  reason: unknown,
): Promise<StepResult> {
  ports.log.warn({ store: run.store, runId: run.id, reason }, 'orders may not be read');
  const isMakers = failureKindOf(reason) === 'customerDataNotGranted';
  await ports.orders.saveHistory(run.store, {
    notice: isMakers ? 'orders.notice.maker' : 'orders.notice.access',
  });
  return goOn(ports, run);
}

async function goOn(ports: SyncStepPorts, run: SyncRun): Promise<StepResult> {
  await storeProgress(ports, run, {
    phase: 'exporting',
    operationId: null,
    cursor: null,
    done: 0,
    total: null,
  });
  return 'goOn';
}

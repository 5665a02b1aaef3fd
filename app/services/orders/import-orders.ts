import { addDays } from '~/core/days/store-day';
import type { OrderCounts } from '~/core/orders/order-counts';
import { SkuMatches } from '~/core/orders/sku-matches';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, type Answer } from '../answer';
import { startReaudit } from '../audit/start-reaudit';
import type { Clock, Logs } from '../common-ports';
import type { Queues } from '../queue';
import type { StorePorts } from '../store/ports';
import type { SyncPorts } from '../sync/ports';
import { assignLines } from './assign-lines';
import { newTally, tallied, type ImportTally } from './import-tally';
import type {
  BadFile,
  CheckedOrderFile,
  ImportedOrder,
  OrderFilePorts,
  OrderPorts,
  OrderSpan,
} from './ports';
import { updateReturnBaseline } from './update-return-baseline';

const ORDERS_AT_ONCE = 500;

/** [J] Of a file of which fewer lines name a SKU of the store, the SKUs have changed, or it is another store's. */
const LEAST_SHARE_ASSIGNED = 0.5;

export interface OrderImport extends ImportTally {
  /** Those that were not known before. */
  added: number;
  /** Those that were read from Shopify, which are left as they are, or imported before, which are replaced. */
  alreadyKnown: number;
  /** `null`: the file holds no order. */
  days: OrderSpan | null;
  savedAs: CheckedOrderFile['savedAs'];
  missingColumns: CheckedOrderFile['missingColumns'];
  /** `YYYY-MM-DD`: since then all orders are known. */
  since: string | null;
  /** What keeps the file's days from being known. */
  notExtended: 'gap' | 'fewAssigned' | null;
}

/**
 * Adds older orders from Shopify's own order export, and has all listings judged anew. Orders are matched by id
 * and name, so that none counts twice, and a file may be imported again. The known period grows back to the day
 * after the file's first, which an export may have cut, where the file reaches up to it and most of its lines are of
 * listings. Of a bad file nothing is stored.
 */
export async function importOrders(
  ports: OrderPorts & OrderFilePorts & StorePorts & SyncPorts & Queues & Clock & Logs,
  store: StoreDomain,
  file: string,
): Promise<Answer<OrderImport, BadFile>> {
  const facts = (await ports.stores.find(store))?.facts ?? null;
  const options = { timeZone: facts?.timeZone ?? null };
  const checked = await ports.orderFiles.check(file, options);
  if (!checked.done) return checked;
  const counts = await storeOrders(ports, store, {
    orders: ports.orderFiles.readOrders(file, options),
    currency: facts?.currency ?? null,
  });
  const period = await growPeriod(ports, store, checked.value.days, counts);
  if (counts.orders > 0) {
    await updateReturnBaseline(ports, store);
    await ports.stores.markOutdated(store);
    await startReaudit(ports, store);
  }
  ports.log.info({ store, ...counts, ...period }, 'orders imported');
  return done({ ...counts, ...checked.value, ...period });
}

async function storeOrders(
  { orders: repository }: OrderPorts,
  store: StoreDomain,
  { orders, currency }: { orders: AsyncIterable<ImportedOrder>; currency: string | null },
): Promise<ImportTally & Pick<OrderImport, 'added' | 'alreadyKnown'>> {
  const matches = new SkuMatches(await repository.variantSkus(store));
  let tally = newTally();
  let alreadyKnown = 0;
  let batch: OrderCounts[] = [];
  const flush = async () => {
    alreadyKnown += await repository.saveImported(store, batch);
    batch = [];
  };
  for await (const { currency: ofOrder, read, ...order } of orders) {
    // Sums of two currencies would be neither.
    const isStores = ofOrder !== null && ofOrder === currency;
    const assigned = assignLines(order.lines, matches, { withRevenue: isStores });
    tally = tallied(tally, { read, lines: order.lines }, assigned);
    batch.push({ ...order, lines: assigned.lines, unassigned: assigned.unassigned });
    if (batch.length >= ORDERS_AT_ONCE) await flush();
  }
  if (batch.length > 0) await flush();
  return { ...tally, alreadyKnown, added: tally.orders - alreadyKnown };
}

async function growPeriod(
  { orders }: OrderPorts,
  store: StoreDomain,
  days: OrderSpan | null,
  { lines, linesWithoutListing, linesOfSeveral }: ImportTally,
): Promise<Pick<OrderImport, 'since' | 'notExtended'>> {
  const { since, until } = await orders.history(store);
  if (days === null) return { since, notExtended: null };
  const assigned = lines - linesWithoutListing - linesOfSeveral;
  if (assigned < lines * LEAST_SHARE_ASSIGNED) return { since, notExtended: 'fewAssigned' };
  const { first, last } = days;
  const from = addDays(first, 1);
  if (since === null || until === null) {
    // The last day may be cut as well.
    const to = addDays(last, -1);
    if (from > to) return { since: null, notExtended: null };
    await orders.saveHistory(store, { since: from, until: to });
    return { since: from, notExtended: null };
  }
  if (from >= since) return { since, notExtended: null };
  if (last < addDays(since, -1)) return { since, notExtended: 'gap' };
  await orders.saveHistory(store, { since: from });
  return { since: from, notExtended: null };
}

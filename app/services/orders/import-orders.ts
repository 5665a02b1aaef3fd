import { addDays } from '~/core/days/store-day';
import type { OrderCounts } from '~/core/orders/order-counts';
import type { StoreDomain } from '~/core/store/store-domain';
import { startReaudit } from '../audit/start-reaudit';
import type { Clock, Logs } from '../common-ports';
import type { Queues } from '../queue';
import type { StorePorts } from '../store/ports';
import type { SyncPorts } from '../sync/ports';
import type { ImportedOrder, OrderPorts, VariantOfSku } from './ports';
import { updateReturnBaseline } from './update-return-baseline';

const ORDERS_AT_ONCE = 500;

export interface OrderImport {
  orders: number;
  /** Those among them that were not known before. */
  added: number;
  /** Those that were read from Shopify, which are left as they are, or imported before, which are replaced. */
  alreadyKnown: number;
  lines: number;
  /** Lines whose SKU no listing has, or several have. */
  linesWithoutListing: number;
  /** `YYYY-MM-DD`, of the file's first and last order; `null`: it holds none. */
  days: { first: string; last: string } | null;
  /** `YYYY-MM-DD`: since then all orders are known. */
  since: string | null;
  /** True where days are missing between the file's last order and what was known before. */
  leavesGap: boolean;
}

/**
 * Adds older orders from Shopify's own order export, and has all listings judged anew. Orders are matched by id
 * and name, so that none counts twice, and a file may be imported again. The known period grows back to the day
 * after the file's first, which an export may have cut, where the file reaches up to it. `readOrders` is called
 * twice: what it throws, it throws before anything is stored.
 */
export async function importOrders(
  ports: OrderPorts & StorePorts & SyncPorts & Queues & Clock & Logs,
  store: StoreDomain,
  readOrders: () => AsyncIterable<ImportedOrder>,
): Promise<OrderImport> {
  const days = await spanOf(readOrders());
  const counts = await storeOrders(ports, store, readOrders());
  const period = await growPeriod(ports, store, days);
  if (counts.orders > 0) {
    await updateReturnBaseline(ports, store);
    await ports.stores.markOutdated(store);
    await startReaudit(ports, store);
  }
  ports.log.info({ store, ...counts, ...period }, 'orders imported');
  return { ...counts, days, ...period };
}

/** Reads to the end, so that a file which cannot be read stores nothing. */
async function spanOf(orders: AsyncIterable<ImportedOrder>): Promise<OrderImport['days']> {
  let span: OrderImport['days'] = null;
  for await (const { day } of orders) {
    span ??= { first: day, last: day };
    if (day < span.first) span.first = day;
    if (day > span.last) span.last = day;
  }
  return span;
}

async function storeOrders(
  ports: OrderPorts & StorePorts,
  store: StoreDomain,
  orders: AsyncIterable<ImportedOrder>,
): Promise<
  Pick<OrderImport, 'orders' | 'added' | 'alreadyKnown' | 'lines' | 'linesWithoutListing'>
> {
  const variants = await ports.orders.variantsBySku(store);
  const storeCurrency = (await ports.stores.find(store))?.facts?.currency ?? null;
  const counts = { orders: 0, alreadyKnown: 0, lines: 0, linesWithoutListing: 0 };
  let batch: OrderCounts[] = [];
  const flush = async () => {
    counts.alreadyKnown += await ports.orders.saveImported(store, batch);
    batch = [];
  };
  for await (const { currency, ...order } of orders) {
    // Sums of two currencies would be neither.
    const isStores = currency !== null && currency === storeCurrency;
    const lines = order.lines.flatMap((line) =>
      toLine(isStores ? line : { ...line, revenue: null }, variants),
    );
    counts.orders += 1;
    counts.lines += order.lines.length;
    counts.linesWithoutListing += order.lines.length - lines.length;
    batch.push({ ...order, lines });
    if (batch.length >= ORDERS_AT_ONCE) await flush();
  }
  if (batch.length > 0) await flush();
  return { ...counts, added: counts.orders - counts.alreadyKnown };
}

function toLine(
  { sku, ...counts }: ImportedOrder['lines'][number],
  variants: Map<string, VariantOfSku>,
): OrderCounts['lines'] {
  const variant = variants.get(sku);
  return variant ? [{ ...variant, ...counts }] : [];
}

async function growPeriod(
  { orders }: OrderPorts,
  store: StoreDomain,
  days: OrderImport['days'],
): Promise<Pick<OrderImport, 'since' | 'leavesGap'>> {
  const { since, until } = await orders.history(store);
  if (days === null) return { since, leavesGap: false };
  const { first, last } = days;
  const from = addDays(first, 1);
  if (since === null || until === null) {
    // The last day may be cut as well.
    const to = addDays(last, -1);
    if (from > to) return { since: null, leavesGap: false };
    await orders.saveHistory(store, { since: from, until: to });
    return { since: from, leavesGap: false };
  }
  if (from >= since) return { since, leavesGap: false };
  if (last < addDays(since, -1)) return { since, leavesGap: true };
  await orders.saveHistory(store, { since: from });
  return { since: from, leavesGap: false };
}

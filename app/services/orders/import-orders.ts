import { addDays } from '~/core/days/store-day';
import type { OrderCounts } from '~/core/orders/order-counts';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, type Answer } from '../answer';
import { startReaudit } from '../audit/start-reaudit';
import type { Clock, Logs } from '../common-ports';
import type { Queues } from '../queue';
import type { StorePorts } from '../store/ports';
import type { SyncPorts } from '../sync/ports';
import type {
  BadFile,
  CheckedOrderFile,
  ImportedOrder,
  OrderFilePorts,
  OrderPorts,
  OrderSpan,
  VariantOfSku,
} from './ports';
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
  /** `null`: the file holds no order. */
  days: OrderSpan | null;
  savedAs: CheckedOrderFile['savedAs'];
  /** `YYYY-MM-DD`: since then all orders are known. */
  since: string | null;
  /** True where days are missing between the file's last order and what was known before. */
  leavesGap: boolean;
}

/**
 * Adds older orders from Shopify's own order export, and has all listings judged anew. Orders are matched by id
 * and name, so that none counts twice, and a file may be imported again. The known period grows back to the day
 * after the file's first, which an export may have cut, where the file reaches up to it. Of a bad file nothing is
 * stored.
 */
export async function importOrders(
  ports: OrderPorts & OrderFilePorts & StorePorts & SyncPorts & Queues & Clock & Logs,
  store: StoreDomain,
  file: string,
): Promise<Answer<OrderImport, BadFile>> {
  const checked = await ports.orderFiles.check(file);
  if (!checked.done) return checked;
  const { days, savedAs } = checked.value;
  const counts = await storeOrders(ports, store, ports.orderFiles.readOrders(file));
  const period = await growPeriod(ports, store, days);
  if (counts.orders > 0) {
    await updateReturnBaseline(ports, store);
    await ports.stores.markOutdated(store);
    await startReaudit(ports, store);
  }
  ports.log.info({ store, ...counts, ...period }, 'orders imported');
  return done({ ...counts, days, savedAs, ...period });
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
  days: OrderSpan | null,
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

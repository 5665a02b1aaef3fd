import type { OrderCounts } from '~/core/listing/order-counts';
import { addDays } from '~/core/listing/store-day';
import type { Ports, StoreDomain, VariantOfSku } from './ports';
import { updateReturnBaseline } from './update-return-baseline';

const ORDERS_AT_ONCE = 500;

/** An order of Shopify's order export: what it adds to the daily counts, with SKUs in place of variants. */
export type ImportedOrder = Omit<OrderCounts, 'lines'> & {
  lines: {
    sku: string;
    units: number;
    returnedUnits: number;
    returnReasons: Record<string, number>;
  }[];
};

export interface OrderImport {
  orders: number;
  /** Those among them that were read from Shopify, which are left as they are. */
  alreadyRead: number;
  /** Lines whose SKU no listing has, or several have. */
  linesWithoutListing: number;
  /** `YYYY-MM-DD`: since then all orders are known. */
  since: string | null;
  /** True where days are missing between the file's last order and what was known before. */
  leavesGap: boolean;
}

/**
 * Adds older orders from Shopify's own order export. Orders are matched by id and name, so that none counts
 * twice, and a file may be imported again. The known period grows back to the day after the file's first, which
 * an export may have cut, where the file reaches up to it.
 */
export async function importOrders(
  ports: Pick<Ports, 'orders' | 'log'>,
  store: StoreDomain,
  orders: AsyncIterable<ImportedOrder>,
): Promise<OrderImport> {
  const variants = await ports.orders.variantsBySku(store);
  const result = { orders: 0, alreadyRead: 0, linesWithoutListing: 0 };
  let first: string | null = null;
  let last: string | null = null;
  let batch: OrderCounts[] = [];
  const flush = async () => {
    result.alreadyRead += await ports.orders.saveImported(store, batch);
    batch = [];
  };
  for await (const order of orders) {
    const lines = order.lines.flatMap((line) => toLine(line, variants));
    result.orders += 1;
    result.linesWithoutListing += order.lines.length - lines.length;
    if (first === null || order.day < first) first = order.day;
    if (last === null || order.day > last) last = order.day;
    batch.push({ ...order, lines });
    if (batch.length >= ORDERS_AT_ONCE) await flush();
  }
  if (batch.length > 0) await flush();
  const period = await growPeriod(ports, store, first, last);
  await updateReturnBaseline(ports, store);
  ports.log.info({ store, ...result, ...period }, 'orders imported');
  return { ...result, ...period };
}

function toLine(
  { sku, ...counts }: ImportedOrder['lines'][number],
  variants: Map<string, VariantOfSku>,
): OrderCounts['lines'] {
  const variant = variants.get(sku);
  return variant ? [{ ...variant, ...counts }] : [];
}

async function growPeriod(
  { orders }: Pick<Ports, 'orders'>,
  store: StoreDomain,
  first: string | null,
  last: string | null,
): Promise<Pick<OrderImport, 'since' | 'leavesGap'>> {
  const { since, until } = await orders.history(store);
  if (first === null || last === null) return { since, leavesGap: false };
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

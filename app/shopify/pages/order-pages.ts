import { z } from 'zod';
import type { OrderPage, OrderWindow } from '~/services/orders/ports';
import { OutsideError } from '~/services/outside-error';
import type { AdminClient } from '../admin-client';
import {
  OrderCountDocument,
  OrderLinesDocument,
  OrderPageDocument,
  OrderReturnsDocument,
  ReturnLinesDocument,
  type CountedReturnFragment,
  type OrderPageQuery,
} from '../generated/documents.generated';
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
import { afterId, allPages } from './all-pages';

/** [J] With 20 lines and 3 returns each a page asks for about 600 points, of which a query may ask 1,000. */
const ORDERS_A_PAGE = 25;

type OrderOfPage = OrderPageQuery['orders']['nodes'][number];

export async function countOrders(client: AdminClient, window: OrderWindow): Promise<number> {
  const { ordersCount } = await client.request(OrderCountDocument, { query: orderSearch(window) });
  return ordersCount?.count ?? 0;
}

/**
 * What orders count for, as the export of the same window gives them, in the order of their ids; a page's cursor
 * is its last order's id. An order that is deleted while it is read is left out.
 */
export async function* readOrderPages(
  client: AdminClient,
  window: OrderWindow,
  { timeZone, after }: { timeZone: string; after: string | null },
): AsyncGenerator<OrderPage> {
  for (let cursor = after; ;) {
    const query = afterId(orderSearch(window), cursor);
    const { orders } = await client.request(OrderPageDocument, { query, first: ORDERS_A_PAGE });
    const last = orders.nodes.at(-1)?.id;
    if (last === undefined) return;
    const sources: OrderSource[] = [];
    for (const order of orders.nodes) {
      const source = await wholeOrder(client, order);
      if (source) sources.push(source);
    }
    const { note } = client;
    const refunds = await readRefunds(client, idsOfUnexplained(sources, note));
    yield {
      cursor: last,
      withReturns: orders.nodes.every(returnsOf),
      orders: sources.map((source) => toOrderCounts(source, { refunds, timeZone, note })),
    };
    if (orders.nodes.length < ORDERS_A_PAGE) return;
    cursor = last;
  }
}

/** Where Shopify denies them the answer lacks them. */
function returnsOf({ returns }: Partial<OrderOfPage>): OrderOfPage['returns'] | null {
  return returns ?? null;
}

/** Finds out whether what came back may be read where its scope is granted, which a bulk query is not told. */
export async function mayReadReturns(client: AdminClient): Promise<boolean> {
  const { orders } = await client.request(OrderPageDocument, { query: orderSearch({}), first: 1 });
  return orders.nodes.every(returnsOf);
}

async function wholeOrder(client: AdminClient, order: OrderOfPage): Promise<OrderSource | null> {
  const { id } = order;
  const lines = await allPages(order.lineItems, async (after) => {
    const page = await client.request(OrderLinesDocument, { id, after });
    return page.order?.lineItems ?? null;
  });
  if (!lines) return null;
  const source = { order: parse(orderSchema, order), lines: parse(z.array(lineItemSchema), lines) };
  const firstReturns = returnsOf(order);
  if (firstReturns === null) return { ...source, returns: null, returnLines: [] };
  const returns = await allPages(firstReturns, async (after) => {
    const page = await client.request(OrderReturnsDocument, { id, after });
    return page.order?.returns ?? null;
  });
  if (!returns) return null;
  const returnLines = await Promise.all(returns.map((each) => linesOfReturn(client, each)));
  return {
    ...source,
    returns: parse(z.array(returnSchema), returns),
    returnLines: parse(z.array(returnLineSchema), returnLines.flat()),
  };
}

/** Each with the return that it belongs to, as lines of an export have it. */
async function linesOfReturn(
  client: AdminClient,
  { id, returnLineItems }: CountedReturnFragment,
): Promise<object[]> {
  const lines = await allPages(returnLineItems, async (after) => {
    const page = await client.request(ReturnLinesDocument, { id, after });
    return page.return?.returnLineItems ?? null;
  });
  return (lines ?? []).map((line) => ({ ...line, __parentId: id }));
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new OutsideError(
    'invalid',
    `an order came with an unreadable "${issue?.path.join('.') ?? ''}" (${issue?.message ?? 'invalid'})`,
  );
}

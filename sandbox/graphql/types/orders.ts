import { compareIds, gid, parseGid } from '../../store/ids';
import type {
  FulfillmentRecord,
  LineItemRecord,
  OrderRecord,
  ReturnReasonRecord,
  ReturnRecord,
} from '../../store/orders';
import { marketOfCountry } from '../../store/markets';
import { moneyV2 } from '../../store/prices';
import type { SandboxStore } from '../../store/sandbox-store';
import {
  connection,
  exactCount,
  inOrder,
  sortedBy,
  type ConnectionArguments,
  type Listable,
} from '../connection';
import { notModelled } from '../errors';
import type { RequestContext, Resolvers } from '../resolver';
import { compareInstant, holds, matchesText, searchFilter, type SearchFields } from '../search';
import { variantSource } from './products/variants';

/** Parts of an order are views of their record within the order. */
interface OrderPart<T> {
  __typename: string;
  order: OrderRecord;
  part: T;
}

type ReturnedLine = ReturnRecord['lines'][number];

interface OrdersArguments extends ConnectionArguments {
  query?: string | null;
  sortKey?: string | null;
}

const orderFields: SearchFields<OrderRecord> = {
  id: (order, term) => holds(compareIds(order.id, term.value), term.operator),
  name: (order, term) => matchesText(order.name, term.value),
  created_at: (order, term) => compareInstant(order.createdAt, term),
  processed_at: (order, term) => compareInstant(order.createdAt, term),
  updated_at: (order, term) => compareInstant(order.updatedAt, term),
  test: (_order, term) => term.value === 'false',
};

const ORDER_SORTS: Record<string, (order: OrderRecord) => string> = {
  CREATED_AT: (order) => order.createdAt,
  PROCESSED_AT: (order) => order.createdAt,
  UPDATED_AT: (order) => order.updatedAt,
};

/** Without `read_all_orders` an app sees the orders of the last 60 days alone. */
const RECENT_MS = 60 * 24 * 3_600_000;

function visibleOrders(store: SandboxStore): OrderRecord[] {
  if (store.grantedScopes.includes('read_all_orders')) return store.orders.orders;
  const oldest = store.clock.now().getTime() - RECENT_MS;
  return store.orders.orders.filter(({ createdAt }) => Date.parse(createdAt) >= oldest);
}

function findOrders(store: SandboxStore, args: OrdersArguments): Listable<OrderRecord> {
  const filter = searchFilter(args.query, orderFields, (order, text) =>
    matchesText(order.name, text),
  );
  const visible = visibleOrders(store);
  const orders = filter ? visible.filter(filter) : visible;
  if (args.sortKey === 'ID') {
    const byId = [...orders].sort((a, b) => compareIds(a.id, b.id));
    return inOrder(byId, (order) => order.id);
  }
  const valueOf = ORDER_SORTS[args.sortKey ?? 'PROCESSED_AT'];
  if (!valueOf) throw notModelled(`OrderSortKeys.${args.sortKey ?? ''}`);
  return sortedBy(orders, (order) => order.id, valueOf);
}

function partsOf<T extends { id: string }>(
  __typename: string,
  order: OrderRecord,
  parts: readonly T[],
) {
  const sources = parts.map((part): OrderPart<T> => ({ __typename, order, part }));
  return inOrder(sources, (source) => source.part.id);
}

function linesOf(order: OrderRecord) {
  return partsOf('LineItem', order, order.lines);
}

function fulfilledLines(order: OrderRecord, lines: readonly LineItemRecord[]) {
  return inOrder(
    lines.map((part): OrderPart<LineItemRecord> => ({
      __typename: 'FulfillmentLineItem',
      order,
      part,
    })),
    (source) => source.part.fulfillmentLineItemId,
  );
}

function returnsOf(order: OrderRecord): OrderPart<ReturnRecord>[] {
  return order.returned ? [{ __typename: 'Return', order, part: order.returned }] : [];
}

/** Orders in the sandbox are paid in the shop's currency. */
function moneyBag(cents: number, store: SandboxStore) {
  const money = moneyV2(cents, store.shop.currency);
  return { shopMoney: money, presentmentMoney: money };
}

const none = { items: [], idOf: () => '' };

export const orderResolvers: Resolvers = {
  QueryRoot: {
    orders: (_root: unknown, args: OrdersArguments, { store }: RequestContext) =>
      connection(findOrders(store, args), args),
    ordersCount: (
      _root: unknown,
      args: OrdersArguments & { limit?: number | null },
      { store }: RequestContext,
    ) => exactCount(findOrders(store, args).items.length, args.limit),
    order: (_root: unknown, args: { id: string }, { store }: RequestContext) =>
      store.orders.find(parseGid(args.id)?.id ?? ''),
    return: (_root: unknown, args: { id: string }, { store }: RequestContext) => {
      const found = store.orders.findReturn(parseGid(args.id)?.id ?? '');
      return found && { __typename: 'Return', order: found.order, part: found.returned };
    },
    returnReasonDefinitions: (
      _root: unknown,
      args: ConnectionArguments & {
        ids?: string[] | null;
        handles?: string[] | null;
        query?: string | null;
      },
      { store }: RequestContext,
    ) => {
      if (args.query) throw notModelled('the search of return reasons');
      const wanted = [...store.orders.reasons.values()].filter(
        (reason) =>
          (!args.ids || args.ids.includes(gid('ReturnReasonDefinition', reason.id))) &&
          (!args.handles || args.handles.includes(reason.handle)),
      );
      return connection(
        inOrder(wanted, (reason) => reason.id),
        args,
      );
    },
  },
  Order: {
    id: (order: OrderRecord) => gid('Order', order.id),
    legacyResourceId: (order: OrderRecord) => order.id,
    processedAt: (order: OrderRecord) => order.createdAt,
    cancelledAt: () => null,
    closedAt: () => null,
    test: () => false,
    taxesIncluded: () => false,
    requiresShipping: () => true,
    currencyCode: (_order: OrderRecord, _args: unknown, { store }: RequestContext) =>
      store.shop.currency,
    presentmentCurrencyCode: (order: OrderRecord, _args: unknown, { store }: RequestContext) =>
      marketOfCountry(store.markets, order.country)?.currency ?? store.shop.currency,
    displayFinancialStatus: () => 'PAID',
    displayFulfillmentStatus: (order: OrderRecord) =>
      order.fulfillment ? 'FULFILLED' : 'UNFULFILLED',
    returnStatus: (order: OrderRecord) => (order.returned ? 'RETURNED' : 'NO_RETURN'),
    customerLocale: () => null,
    shippingAddress: (order: OrderRecord) => ({
      countryCodeV2: order.country,
      provinceCode: order.province,
    }),
    shippingLine: () => null,
    lineItems: (order: OrderRecord, args: ConnectionArguments) => connection(linesOf(order), args),
    fulfillments: (order: OrderRecord) =>
      order.fulfillment ? [{ __typename: 'Fulfillment', order, part: order.fulfillment }] : [],
    fulfillmentOrders: (_order: OrderRecord, args: ConnectionArguments) => connection(none, args),
    refunds: () => [],
    returns: (order: OrderRecord, args: ConnectionArguments) =>
      connection(
        inOrder(returnsOf(order), (source) => source.part.id),
        args,
      ),
  },
  LineItem: {
    id: ({ part }: OrderPart<LineItemRecord>) => gid('LineItem', part.id),
    sku: ({ part }: OrderPart<LineItemRecord>) => part.sku,
    quantity: ({ part }: OrderPart<LineItemRecord>) => part.quantity,
    currentQuantity: ({ part }: OrderPart<LineItemRecord>) => part.quantity - part.returnedQuantity,
    unfulfilledQuantity: ({ order, part }: OrderPart<LineItemRecord>) =>
      order.fulfillment ? 0 : part.quantity,
    discountedUnitPriceAfterAllDiscountsSet: (
      { part }: OrderPart<LineItemRecord>,
      _args: unknown,
      { store }: RequestContext,
    ) => moneyBag(part.unitPriceCents, store),
    taxLines: () => [],
    product: ({ part }: OrderPart<LineItemRecord>, _args: unknown, { store }: RequestContext) =>
      part.productId === null ? null : store.catalogue.find(part.productId),
    variant: ({ part }: OrderPart<LineItemRecord>, _args: unknown, { store }: RequestContext) => {
      const product = part.productId === null ? null : store.catalogue.find(part.productId);
      const variant = product?.variants.find((other) => other.id === part.variantId);
      return product && variant ? variantSource(product, variant) : null;
    },
  },
  Fulfillment: {
    id: ({ part }: OrderPart<FulfillmentRecord>) => gid('Fulfillment', part.id),
    status: () => 'SUCCESS',
    displayStatus: () => 'FULFILLED',
    createdAt: ({ part }: OrderPart<FulfillmentRecord>) => part.createdAt,
    inTransitAt: () => null,
    deliveredAt: () => null,
    estimatedDeliveryAt: () => null,
    totalQuantity: ({ order }: OrderPart<FulfillmentRecord>) =>
      order.lines.reduce((sum, line) => sum + line.quantity, 0),
    trackingInfo: () => [],
    events: (_fulfillment: unknown, args: ConnectionArguments) => connection(none, args),
    fulfillmentLineItems: ({ order }: OrderPart<FulfillmentRecord>, args: ConnectionArguments) =>
      connection(fulfilledLines(order, order.lines), args),
  },
  FulfillmentLineItem: {
    id: ({ part }: OrderPart<LineItemRecord>) =>
      gid('FulfillmentLineItem', part.fulfillmentLineItemId),
    quantity: ({ part }: OrderPart<LineItemRecord>) => part.quantity,
    lineItem: ({ order, part }: OrderPart<LineItemRecord>) => ({
      __typename: 'LineItem',
      order,
      part,
    }),
  },
  Return: {
    id: ({ part }: OrderPart<ReturnRecord>) => gid('Return', part.id),
    name: ({ part }: OrderPart<ReturnRecord>) => part.name,
    status: () => 'CLOSED',
    createdAt: ({ part }: OrderPart<ReturnRecord>) => part.createdAt,
    closedAt: ({ part }: OrderPart<ReturnRecord>) => part.createdAt,
    requestApprovedAt: ({ part }: OrderPart<ReturnRecord>) => part.createdAt,
    totalQuantity: ({ part }: OrderPart<ReturnRecord>) =>
      part.lines.reduce((sum, { line }) => sum + line.returnedQuantity, 0),
    order: ({ order }: OrderPart<ReturnRecord>) => order,
    decline: () => null,
    returnLineItems: ({ order, part }: OrderPart<ReturnRecord>, args: ConnectionArguments) =>
      connection(partsOf('ReturnLineItem', order, part.lines), args),
  },
  ReturnLineItem: {
    id: ({ part }: OrderPart<ReturnedLine>) => gid('ReturnLineItem', part.id),
    quantity: ({ part }: OrderPart<ReturnedLine>) => part.line.returnedQuantity,
    refundedQuantity: ({ part }: OrderPart<ReturnedLine>) => part.line.returnedQuantity,
    customerNote: () => null,
    returnReasonNote: () => '',
    returnReasonDefinition: ({ part }: OrderPart<ReturnedLine>) => part.reason,
    fulfillmentLineItem: ({ order, part }: OrderPart<ReturnedLine>): OrderPart<LineItemRecord> => ({
      __typename: 'FulfillmentLineItem',
      order,
      part: part.line,
    }),
  },
  ReturnReasonDefinition: {
    id: (reason: ReturnReasonRecord) => gid('ReturnReasonDefinition', reason.id),
    deleted: () => false,
  },
};

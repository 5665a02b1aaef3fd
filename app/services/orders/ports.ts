import type { Message } from '~/core/audit/outcome';
import type { StoreDomain } from '~/core/store/store-domain';
import type { ReturnBaseline, ReturnEvidence } from '~/core/returns/return-baseline';
import type { SalesHistory, UnitHistory } from '~/core/orders/sales-history';
import type { OrderCounts } from '~/core/orders/order-counts';
import type { RefundKind } from '~/core/orders/refunded-units';
import type { VariantSku } from '~/core/orders/sku-matches';
import type { HandlingHistory } from '~/core/orders/handling-history';
import type { Answer } from '../answer';

export type OrderAccess = 'none' | 'recent' | 'all';

/** Orders created, or changed, at that instant or later; without either, all. */
export interface OrderWindow {
  createdFrom?: Date;
  updatedFrom?: Date;
}

export type OrderExportStatus =
  | { state: 'running'; objectCount: number; orderCount: number }
  | {
      state: 'completed';
      objectCount: number;
      orderCount: number;
      /** `null`: there are no such orders. */
      url: string | null;
    }
  | { state: 'failed'; code: string }
  /** In a state that is not known: nobody can say whether it will ever end. */
  | { state: 'unreadable' };

/** All that a letter to a customer takes of an order; days are `YYYY-MM-DD` in the store's time zone. */
export interface NamedOrder {
  name: string;
  placedOn: string;
  /** `null`: it is not known to have been sent as a whole. */
  fulfilledOn: string | null;
}

/** What is known of a store's orders. */
export interface OrderHistory {
  /** `YYYY-MM-DD`, first and last day of which all orders are known; `null`: none yet. */
  since: string | null;
  until: string | null;
  /** Orders changed later than this are still to be read; `null`: none were read from Shopify yet. */
  readUntil: Date | null;
  /** True once the orders of all times were read, not the last 60 days' alone. */
  complete: boolean;
  /** Message id of why orders could not be read, such as `orders.notice.access`. */
  notice: Message['id'] | null;
  /** Some were read without their returns: all are to be read again once those may be. */
  returnsDenied: boolean;
  /** False: some were read before it was read which codes were used. */
  codesRead: boolean;
  returnBaseline: ReturnBaseline | null;
}

export interface OrderRepository {
  /** What was saved of these orders before, or imported under their names, is replaced. */
  save(store: StoreDomain, orders: OrderCounts[]): Promise<void>;
  /**
   * Saves those that were not read from Shopify, in place of what was imported before. Answers how many were
   * known, from Shopify or an earlier import.
   */
  saveImported(store: StoreDomain, orders: OrderCounts[]): Promise<number>;
  /** The first of these names that an order has. */
  named(store: StoreDomain, names: readonly string[]): Promise<NamedOrder | null>;
  history(store: StoreDomain): Promise<OrderHistory>;
  saveHistory(store: StoreDomain, change: Partial<OrderHistory>): Promise<void>;
  /** `YYYY-MM-DD` of the earliest order. */
  firstDay(store: StoreDomain): Promise<string | null>;
  /**
   * Each listing's daily counts within the period of which its sales are known, one without sales included; no entry:
   * of none. `null`: no period is known at all.
   */
  salesHistories(
    store: StoreDomain,
    listingIds: string[],
  ): Promise<Map<string, SalesHistory> | null>;
  /** `YYYY-MM-DD` from which all that was sold of each listing is known; no entry: of no day. */
  knownSince(store: StoreDomain, listingIds: string[]): Promise<Map<string, string>>;
  /** Like `salesHistories`, of units alone, wherever they went. */
  unitHistories(store: StoreDomain, listingIds: string[]): Promise<Map<string, UnitHistory> | null>;
  /** Of every listing that sold between these days. */
  returnEvidence(
    store: StoreDomain,
    period: { since: string; until: string },
  ): Promise<ReturnEvidence[]>;
  /** `null`: no period is known. At most its last `days`. */
  handling(store: StoreDomain, days: number): Promise<HandlingHistory | null>;
  /** Of every variant that has one. */
  variantSkus(store: StoreDomain): Promise<VariantSku[]>;
}

export interface OrderPorts {
  orders: OrderRepository;
}

export interface OrderPage {
  /** Where the next page begins. */
  cursor: string;
  orders: OrderCounts[];
  /** False: what came back of them may not be read. */
  withReturns: boolean;
}

/** What Shopify has of orders. */
export interface ShopifyOrders {
  /** Which orders the merchant lets the app read: none, those of the last 60 days, or those of all times. */
  readOrderAccess(): Promise<OrderAccess>;
  /** Whether what came back may be read of the orders that may. */
  mayReadReturns(): Promise<boolean>;
  /** Starts the bulk export of orders, or takes over the same one as `startProductExport` does. */
  startOrderExport(
    window: OrderWindow,
    options: { notBefore: Date; withReturns: boolean },
  ): Promise<{ operationId: string }>;
  readOrderExportStatus(operationId: string): Promise<OrderExportStatus>;
  /** Streams the export's orders as counts, test orders left out, always in the same order. */
  readOrderExport(file: {
    url: string;
    objectCount: number;
    /** IANA name; days are the store's. */
    timeZone: string;
    /** As it was started. */
    withReturns: boolean;
  }): AsyncIterable<OrderCounts>;
  countOrders(window: OrderWindow): Promise<number>;
  /** The first of these names that an order has, of those that the app may read. Days are of this IANA zone. */
  findOrder(names: readonly string[], options: { timeZone: string }): Promise<NamedOrder | null>;
  /** The same orders as the export's, page by page, after a cursor of `OrderPage`. Days are of this IANA zone. */
  readOrderPages(
    window: OrderWindow,
    from: { timeZone: string; after: string | null },
  ): AsyncIterable<OrderPage>;
}

/** An order of Shopify's order export: what it adds to the daily counts, with SKUs in place of variants. */
export type ImportedOrder = Omit<OrderCounts, 'lines'> & {
  /** ISO 4217, of the lines' revenue; `null`: not known. */
  currency: string | null;
  lines: {
    sku: string;
    units: number;
    /** `null`: not known. */
    returnedUnits: number | null;
    returnReasons: Record<string, number>;
    revenue: number | null;
  }[];
  read: {
    /** Nothing of it was sold. */
    calledOff: 'cancelled' | 'voided' | null;
    /** False: rows of other orders lay between its own. */
    stoodTogether: boolean;
    /** Of an order that was called off, `null`. */
    refund: RefundKind | null;
    /** Units that were paid back before they were sent: never sold. */
    unsentUnits: number;
  };
};

/** The file is not Shopify's order export, or a broken one. */
export interface BadFile {
  why: 'badFile';
  /** Counts from 1; `null`: the whole file is meant. */
  line: number | null;
  reason: Message;
}

/** `YYYY-MM-DD`, of the first and the last order. */
export interface OrderSpan {
  first: string;
  last: string;
}

export interface CheckedOrderFile {
  /** `null`: it holds no order. */
  days: OrderSpan | null;
  /** How it was saved where it is not as Shopify saves; data of a message. */
  savedAs: { encoding: string; separator: string } | null;
  /** Names of columns without which what came back of some orders is not known. */
  missingColumns: string[];
}

interface OrderFileOptions {
  /** IANA name; days are the store's. `null`: not known, and days are as they are written. */
  timeZone: string | null;
}

/** Shopify's order export as a CSV file on disk. */
export interface OrderFiles {
  /** Reads the file to its end. */
  check(file: string, options: OrderFileOptions): Promise<Answer<CheckedOrderFile, BadFile>>;
  /** Of a file that was checked. */
  readOrders(file: string, options: OrderFileOptions): AsyncIterable<ImportedOrder>;
}

export interface OrderFilePorts {
  orderFiles: OrderFiles;
}

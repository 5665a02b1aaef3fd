import type { SandboxOrder } from '../model';
import { shopifyInstant } from './clock';
import type { IdAllotter } from './ids';
import { toCents, type ProductRecord, type VariantRecord } from './records';

export interface OrderRecord {
  __typename: 'Order';
  id: string;
  name: string;
  createdAt: string;
  updatedAt: string;
  country: string;
  province: string;
  discountCodes: string[];
  lines: LineItemRecord[];
  fulfillment: FulfillmentRecord | null;
  returned: ReturnRecord | null;
}

export interface LineItemRecord {
  __typename: 'LineItem';
  id: string;
  fulfillmentLineItemId: string;
  sku: string;
  quantity: number;
  returnedQuantity: number;
  /** Hundredths of the shop's currency, after discounts; in the sandbox prices never include tax. */
  unitPriceCents: number;
  /** Digits of the ids; null when the SKU is no longer sold. */
  productId: string | null;
  variantId: string | null;
}

export interface FulfillmentRecord {
  __typename: 'Fulfillment';
  id: string;
  createdAt: string;
}

export interface ReturnRecord {
  __typename: 'Return';
  id: string;
  name: string;
  createdAt: string;
  lines: { id: string; line: LineItemRecord; reason: ReturnReasonRecord }[];
}

export interface ReturnReasonRecord {
  __typename: 'ReturnReasonDefinition';
  id: string;
  handle: string;
  name: string;
}

/** What becomes of an order once its time has come. */
interface OrderEvent {
  at: string;
  order: OrderRecord;
  happen: () => void;
}

const UNKNOWN_REASON = 'unknown';
/** A return is opened this long after the order was sent. */
const RETURN_AFTER_MS = 12 * 24 * 3_600_000;

export class OrderBook {
  readonly orders: OrderRecord[] = [];
  readonly reasons = new Map<string, ReturnReasonRecord>();
  private readonly byId = new Map<string, OrderRecord>();
  private readonly returns = new Map<string, { order: OrderRecord; returned: ReturnRecord }>();
  /** Earliest first. */
  private ahead: OrderEvent[] = [];

  find(id: string): OrderRecord | null {
    return this.byId.get(id) ?? null;
  }

  findReturn(id: string): { order: OrderRecord; returned: ReturnRecord } | null {
    return this.returns.get(id) ?? null;
  }

  /** As at `now`: what a seed has sent or returned later than that waits for `catchUp`. */
  load(
    now: Date,
    seed: SandboxOrder[],
    ids: IdAllotter,
    variantOf: (sku: string) => { product: ProductRecord; variant: VariantRecord } | null,
  ): void {
    const events: OrderEvent[] = [];
    for (const each of seed) {
      const order = this.recordOf(each, ids, variantOf);
      this.orders.push(order);
      this.byId.set(order.id, order);
      events.push(...this.eventsOf(order, each, ids));
    }
    this.ahead = [...this.ahead, ...events].sort((one, other) => compare(one.at, other.at));
    this.catchUp(now);
  }

  /** Sends and takes back what has come due. */
  catchUp(now: Date): void {
    const until = shopifyInstant(now);
    const later = this.ahead.findIndex(({ at }) => at > until);
    for (const { at, order, happen } of this.ahead.splice(0, later < 0 ? Infinity : later)) {
      happen();
      order.updatedAt = at;
    }
  }

  private recordOf(
    order: SandboxOrder,
    ids: IdAllotter,
    variantOf: (sku: string) => { product: ProductRecord; variant: VariantRecord } | null,
  ): OrderRecord {
    const createdAt = shopifyInstant(new Date(order.createdAt));
    const lines = order.lines.map((line): LineItemRecord => {
      const owner = variantOf(line.sku);
      return {
        __typename: 'LineItem',
        id: ids.next(),
        fulfillmentLineItemId: ids.next(),
        sku: line.sku,
        quantity: line.quantity,
        returnedQuantity: 0,
        unitPriceCents:
          line.unitPrice === undefined ? (owner?.variant.priceCents ?? 0) : toCents(line.unitPrice),
        productId: owner?.product.id ?? null,
        variantId: owner?.variant.id ?? null,
      };
    });
    return {
      __typename: 'Order',
      id: ids.next(),
      name: order.name,
      createdAt,
      updatedAt: createdAt,
      country: order.country,
      province: order.province,
      discountCodes: order.discountCodes ?? [],
      lines,
      fulfillment: null,
      returned: null,
    };
  }

  private eventsOf(order: OrderRecord, seed: SandboxOrder, ids: IdAllotter): OrderEvent[] {
    const events: OrderEvent[] = [];
    const sentAt = seed.fulfilledAt ? shopifyInstant(new Date(seed.fulfilledAt)) : null;
    if (sentAt !== null) {
      const sent: FulfillmentRecord = {
        __typename: 'Fulfillment',
        id: ids.next(),
        createdAt: sentAt,
      };
      events.push({ at: sentAt, order, happen: () => (order.fulfillment = sent) });
    }
    const returned = this.returnOf(order, seed, sentAt ?? order.createdAt, ids);
    if (returned !== null) {
      events.push({
        at: returned.createdAt,
        order,
        happen: () => {
          this.takeBack(order, returned, seed);
        },
      });
    }
    return events;
  }

  private returnOf(
    order: OrderRecord,
    { lines, name }: SandboxOrder,
    sentAt: string,
    ids: IdAllotter,
  ): ReturnRecord | null {
    const returned = lines.flatMap(({ returnedQuantity, returnReason }, index) => {
      const line = order.lines[index];
      return line && returnedQuantity > 0
        ? [{ id: ids.next(), line, reason: this.reason(returnReason ?? UNKNOWN_REASON, ids) }]
        : [];
    });
    if (returned.length === 0) return null;
    return {
      __typename: 'Return',
      id: ids.next(),
      name: `${name}-R1`,
      createdAt: shopifyInstant(new Date(Date.parse(sentAt) + RETURN_AFTER_MS)),
      lines: returned,
    };
  }

  private takeBack(order: OrderRecord, returned: ReturnRecord, { lines }: SandboxOrder): void {
    order.returned = returned;
    this.returns.set(returned.id, { order, returned });
    for (const [index, line] of order.lines.entries()) {
      line.returnedQuantity = lines[index]?.returnedQuantity ?? 0;
    }
  }

  private reason(name: string, ids: IdAllotter): ReturnReasonRecord {
    const handle = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    const present = this.reasons.get(handle);
    if (present) return present;
    const reason: ReturnReasonRecord = {
      __typename: 'ReturnReasonDefinition',
      id: ids.next(),
      handle,
      name,
    };
    this.reasons.set(handle, reason);
    return reason;
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

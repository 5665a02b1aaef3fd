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

const UNKNOWN_REASON = 'unknown';
/** A return is opened this long after the order was sent. */
const RETURN_AFTER_MS = 12 * 24 * 3_600_000;

export class OrderBook {
  readonly orders: OrderRecord[] = [];
  readonly reasons = new Map<string, ReturnReasonRecord>();
  private readonly byId = new Map<string, OrderRecord>();
  private readonly returns = new Map<string, { order: OrderRecord; returned: ReturnRecord }>();

  find(id: string): OrderRecord | null {
    return this.byId.get(id) ?? null;
  }

  findReturn(id: string): { order: OrderRecord; returned: ReturnRecord } | null {
    return this.returns.get(id) ?? null;
  }

  load(
    seed: SandboxOrder[],
    ids: IdAllotter,
    variantOf: (sku: string) => { product: ProductRecord; variant: VariantRecord } | null,
  ): void {
    for (const order of seed) this.add(this.recordOf(order, ids, variantOf));
  }

  private add(order: OrderRecord): void {
    this.orders.push(order);
    this.byId.set(order.id, order);
    if (order.returned) this.returns.set(order.returned.id, { order, returned: order.returned });
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
        returnedQuantity: line.returnedQuantity,
        unitPriceCents:
          line.unitPrice === undefined ? (owner?.variant.priceCents ?? 0) : toCents(line.unitPrice),
        productId: owner?.product.id ?? null,
        variantId: owner?.variant.id ?? null,
      };
    });
    const fulfilledAt = order.fulfilledAt ? shopifyInstant(new Date(order.fulfilledAt)) : null;
    const returnedLines = order.lines.flatMap((line, index) => {
      const record = lines[index];
      return record && line.returnedQuantity > 0
        ? [
            {
              id: ids.next(),
              line: record,
              reason: this.reason(line.returnReason ?? UNKNOWN_REASON, ids),
            },
          ]
        : [];
    });
    const returnedAt = shopifyInstant(
      new Date(new Date(fulfilledAt ?? createdAt).getTime() + RETURN_AFTER_MS),
    );
    return {
      __typename: 'Order',
      id: ids.next(),
      name: order.name,
      createdAt,
      updatedAt: returnedLines.length > 0 ? returnedAt : (fulfilledAt ?? createdAt),
      country: order.country,
      province: order.province,
      discountCodes: order.discountCodes ?? [],
      lines,
      fulfillment: fulfilledAt
        ? { __typename: 'Fulfillment', id: ids.next(), createdAt: fulfilledAt }
        : null,
      returned:
        returnedLines.length > 0
          ? {
              __typename: 'Return',
              id: ids.next(),
              name: `${order.name}-R1`,
              createdAt: returnedAt,
              lines: returnedLines,
            }
          : null,
    };
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

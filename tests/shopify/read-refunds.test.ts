import { describe, expect, it } from 'vitest';
import type { AdminClient } from '~/shopify/admin-client';
import { NOT_NOTED } from '~/shopify/unknown-values';
import { idsOfUnexplained, toOrderCounts, type OrderSource } from '~/shopify/mapping/order';
import { readRefunds } from '~/shopify/read-refunds';

const ORDER = 'gid://shopify/Order/1';
const LINE = 'gid://shopify/LineItem/1';
const noMore = { hasNextPage: false, endCursor: null };
const more = { hasNextPage: true, endCursor: 'next' };

const refundLine = (
  quantity: number,
  restockType: string,
  line = { quantity: 2, unfulfilledQuantity: 0 },
) => ({
  quantity,
  restockType,
  lineItem: { id: LINE, ...line },
});
const refund = (nodes: object[], pageInfo: object = noMore) => ({
  id: 'gid://shopify/Refund/1',
  refundLineItems: { pageInfo, nodes },
});
const sent = (
  quantity: number,
  status = 'SUCCESS',
  line = { quantity: 2, unfulfilledQuantity: 0 },
) => ({
  id: 'gid://shopify/Fulfillment/1',
  status,
  fulfillmentLineItems: {
    pageInfo: noMore,
    nodes: [{ quantity, lineItem: { id: LINE, ...line } }],
  },
});

/** Answers as Shopify does, and remembers how much it was asked for. */
function clientOf(refunds: object[], fulfillments: object[], rest: object[] = []) {
  const asked: unknown[] = [];
  const client = {
    note: NOT_NOTED,
    request: (_document: unknown, variables: { ids?: string[]; most?: number }) => {
      asked.push(variables);
      if (variables.most === undefined)
        return Promise.resolve({ nodes: [{ refundLineItems: { pageInfo: noMore, nodes: rest } }] });
      const { most } = variables;
      const node = {
        id: ORDER,
        refunds: refunds.slice(0, most),
        fulfillments: fulfillments.slice(0, most),
      };
      return Promise.resolve({ nodes: [node, null] });
    },
  } as unknown as AdminClient;
  return { client, asked };
}

it.each([
  ['sent and not put back', [refundLine(1, 'NO_RESTOCK')], [sent(2)], 0, 1],
  ['never sent, whatever the box said', [refundLine(1, 'NO_RESTOCK')], [sent(1)], 1, 0],
  [
    'still to be sent as the other one',
    [refundLine(1, 'NO_RESTOCK', { quantity: 2, unfulfilledQuantity: 1 })],
    [sent(1)],
    0,
    1,
  ],
  ['called cancelled', [refundLine(1, 'CANCEL')], [], 1, 0],
  ['of a fulfilment that failed', [refundLine(2, 'RETURN')], [sent(2, 'FAILURE')], 2, 0],
])('a unit that was %s', async (_what, lines, fulfillments, cancelled, returned) => {
  const { client } = clientOf([refund(lines)], fulfillments);
  expect((await readRefunds(client, [ORDER])).get(ORDER)?.get(LINE)).toMatchObject({
    cancelled,
    returned,
  });
});

it('reads refunds, and lines of refunds, beyond the first', async () => {
  const refunds = Array.from({ length: 12 }, () =>
    refund([refundLine(1, 'RETURN', { quantity: 30, unfulfilledQuantity: 0 })]),
  );
  const many = clientOf(refunds, [sent(30)]);
  expect((await readRefunds(many.client, [ORDER])).get(ORDER)?.get(LINE)).toMatchObject({
    cancelled: 0,
    returned: 12,
  });
  const paged = clientOf(
    [refund([refundLine(1, 'RETURN')], more)],
    [sent(2)],
    [refundLine(1, 'RETURN')],
  );
  expect((await readRefunds(paged.client, [ORDER])).get(ORDER)?.get(LINE)).toMatchObject({
    cancelled: 0,
    returned: 2,
  });
});

it('does not know an order with more refunds than can be read', async () => {
  const refunds = Array.from({ length: 300 }, () => refund([refundLine(1, 'RETURN')]));
  const { client } = clientOf(refunds, [sent(300)]);
  expect((await readRefunds(client, [ORDER])).get(ORDER)).toBeNull();
  expect(await countedBy(client, sourceOf({}))).toEqual([]);
});

/** The lines that an order counts for, its refunds read where that is asked for. */
async function countedBy(client: AdminClient, source: OrderSource) {
  const refunds = await readRefunds(client, idsOfUnexplained([source], NOT_NOTED));
  const options = { refunds, timeZone: 'America/Toronto', note: NOT_NOTED };
  return toOrderCounts(source, options).lines;
}

function sourceOf(change: Partial<OrderSource['order']>): OrderSource {
  return {
    order: {
      id: ORDER,
      name: '#1',
      createdAt: '2026-03-02T14:00:00Z',
      cancelledAt: null,
      discountCodes: [],
      test: false,
      taxesIncluded: false,
      requiresShipping: true,
      displayFinancialStatus: 'PARTIALLY_REFUNDED',
      displayFulfillmentStatus: 'UNFULFILLED',
      shippingAddress: { countryCodeV2: 'US', provinceCode: 'NY' },
      fulfillments: [],
      ...change,
    },
    lines: [
      {
        id: LINE,
        quantity: 2,
        currentQuantity: 1,
        discountedUnitPriceAfterAllDiscountsSet: { shopMoney: { amount: 10 } },
        taxLines: [],
        product: { id: 'gid://shopify/Product/1' },
        variant: null,
      },
    ],
    returns: [],
    returnLines: [],
  };
}

const NEW_LINE = 'gid://shopify/LineItem/2';
const SHIPPED = { status: 'SUCCESS', createdAt: '2026-03-03T14:00:00Z' };

/** Of the order of `sourceOf`: so many units ordered, so many left. */
function withUnits(
  quantity: number,
  currentQuantity: number,
  change: Partial<OrderSource['order']> = {},
): OrderSource {
  const source = sourceOf({ displayFinancialStatus: 'PAID', ...change });
  return { ...source, lines: source.lines.map((line) => ({ ...line, quantity, currentQuantity })) };
}

function withReturn(source: OrderSource, quantity: number): OrderSource {
  const id = 'gid://shopify/Return/1';
  const line = {
    __parentId: id,
    quantity,
    returnReasonDefinition: { handle: 'size' },
    fulfillmentLineItem: { lineItem: { id: LINE } },
  };
  return { ...source, returns: [{ id, status: 'CLOSED' }], returnLines: [line] };
}

describe('units that an edit took out of an order, without a refund or a return', () => {
  const nothing = clientOf([], []).client;

  it('were never sold where nothing was sent: none of two, or one', async () => {
    expect(await countedBy(nothing, withUnits(2, 0))).toEqual([]);
    expect(await countedBy(nothing, withUnits(2, 1))).toMatchObject([
      { units: 1, returnedUnits: 0, revenue: 10 },
    ]);
  });

  it('were never sold where another line or another unit was sent', async () => {
    const partly = { displayFulfillmentStatus: 'FULFILLED', fulfillments: [SHIPPED] };
    const otherLine = {
      ...sent(1),
      fulfillmentLineItems: {
        pageInfo: noMore,
        nodes: [{ quantity: 1, lineItem: { id: NEW_LINE, quantity: 1, unfulfilledQuantity: 0 } }],
      },
    };
    expect(await countedBy(clientOf([], [otherLine]).client, withUnits(2, 0, partly))).toEqual([]);
    expect(await countedBy(clientOf([], [sent(1)]).client, withUnits(2, 1, partly))).toMatchObject([
      { units: 1, returnedUnits: 0, revenue: 10 },
    ]);
  });

  it('are not those that were refunded, sent back or are still to be sent', async () => {
    const partly = { displayFulfillmentStatus: 'PARTIALLY_FULFILLED', fulfillments: [SHIPPED] };
    const five = { quantity: 5, unfulfilledQuantity: 1 };
    // Of five: one cancelled, one taken out, two sent of which one came back, one still to be sent.
    const { client } = clientOf(
      [refund([refundLine(1, 'CANCEL', five)])],
      [sent(2, 'SUCCESS', five)],
    );
    expect(await countedBy(client, withReturn(withUnits(5, 2, partly), 1))).toMatchObject([
      { units: 3, returnedUnits: 1, returnReasons: { size: 1 }, revenue: 30 },
    ]);
  });

  it('leave the line that was added in their place as it is', async () => {
    const source = withUnits(1, 0);
    const [line] = source.lines;
    if (!line) throw new Error('It has one');
    const added = { ...line, id: NEW_LINE, quantity: 1, currentQuantity: 1 };
    expect(await countedBy(nothing, { ...source, lines: [line, added] })).toMatchObject([
      { units: 1, returnedUnits: 0, revenue: 10 },
    ]);
  });
});

describe('units that were sent and are gone', () => {
  const sentWhole = { displayFulfillmentStatus: 'FULFILLED', fulfillments: [SHIPPED] };
  const { client } = clientOf([], [sent(2)]);

  it('came back where a return or a refund says so, an exchange among them', async () => {
    expect(await countedBy(client, withReturn(withUnits(2, 1, sentWhole), 1))).toMatchObject([
      { units: 2, returnedUnits: 1, returnReasons: { size: 1 } },
    ]);
    const refunded = clientOf([refund([refundLine(1, 'RETURN')])], [sent(2)]).client;
    expect(await countedBy(refunded, withUnits(2, 1, sentWhole))).toMatchObject([
      { units: 2, returnedUnits: 1, returnReasons: { unknown: 1 } },
    ]);
  });

  it('were sold, and it is not known whether they came back where nothing says so', async () => {
    expect(await countedBy(client, withUnits(2, 1, sentWhole))).toMatchObject([
      { units: 2, returnedUnits: null, returnReasons: {}, revenue: 20 },
    ]);
  });

  it('are not known where the order is gone by the time that its refunds are read', async () => {
    const gone = { note: NOT_NOTED, request: () => Promise.resolve({ nodes: [null] }) };
    expect(await countedBy(gone as unknown as AdminClient, withUnits(2, 1, sentWhole))).toEqual([]);
  });
});

it('an order of which nothing was ever sent lost its units to cancellations', () => {
  const options = {
    refunds: new Map([[ORDER, new Map([[LINE, { cancelled: 0, returned: 1, neverSent: 1 }]])]]),
    timeZone: 'America/Toronto',
    note: NOT_NOTED,
  };
  expect(toOrderCounts(sourceOf({}), options).lines).toMatchObject([
    { units: 1, returnedUnits: 0, revenue: 10 },
  ]);
  expect(toOrderCounts(sourceOf({ displayFinancialStatus: 'VOIDED' }), options).lines).toEqual([]);
});

import { expect, it } from 'vitest';
import type { AdminClient } from '~/shopify/admin-client';
import { NOT_NOTED } from '~/shopify/unknown-values';
import { toOrderCounts, type OrderSource } from '~/shopify/mapping/order';
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
const sent = (quantity: number, status = 'SUCCESS') => ({
  id: 'gid://shopify/Fulfillment/1',
  status,
  fulfillmentLineItems: { pageInfo: noMore, nodes: [{ quantity, lineItem: { id: LINE } }] },
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
  expect((await readRefunds(client, [ORDER])).get(LINE)).toEqual({ cancelled, returned });
});

it('reads refunds, and lines of refunds, beyond the first', async () => {
  const refunds = Array.from({ length: 12 }, () =>
    refund([refundLine(1, 'RETURN', { quantity: 30, unfulfilledQuantity: 0 })]),
  );
  const many = clientOf(refunds, [sent(30)]);
  expect((await readRefunds(many.client, [ORDER])).get(LINE)).toEqual({
    cancelled: 0,
    returned: 12,
  });
  const paged = clientOf(
    [refund([refundLine(1, 'RETURN')], more)],
    [sent(2)],
    [refundLine(1, 'RETURN')],
  );
  expect((await readRefunds(paged.client, [ORDER])).get(LINE)).toEqual({
    cancelled: 0,
    returned: 2,
  });
});

it('does not know an order with more refunds than can be read', async () => {
  const refunds = Array.from({ length: 300 }, () => refund([refundLine(1, 'RETURN')]));
  expect((await readRefunds(clientOf(refunds, [sent(300)]).client, [ORDER])).get(LINE)).toBeNull();
});

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

it('an order of which nothing was ever sent lost its units to cancellations', () => {
  const options = {
    refunds: new Map([[LINE, { cancelled: 0, returned: 1 }]]),
    timeZone: 'America/Toronto',
    note: NOT_NOTED,
  };
  expect(toOrderCounts(sourceOf({}), options).lines).toMatchObject([
    { units: 1, returnedUnits: 0, revenue: 10 },
  ]);
  expect(toOrderCounts(sourceOf({ displayFinancialStatus: 'VOIDED' }), options).lines).toEqual([]);
});

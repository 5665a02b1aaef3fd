import { describe, expect, it } from 'vitest';
import { refundedUnits, type RefundedOrder } from '~/core/orders/refunded-units';

const line = (article: string, units: number, paid: number | null, isTaxed = true) => ({
  article,
  units,
  paid,
  isTaxed,
});
const JEANS_AND_SHIRT = [line('JEANS', 1, 328), line('SHIRT', 1, 88)];

function refund(change: Partial<RefundedOrder>) {
  const lines = change.lines ?? JEANS_AND_SHIRT;
  const subtotal = lines.reduce((of, { paid }) => of + (paid ?? 0), 0);
  const { shipping = 0, taxes = 0 } = change;
  return refundedUnits({
    lines,
    status: 'part',
    refunded: null,
    subtotal,
    shipping,
    taxes,
    total: subtotal + (shipping ?? 0) + (taxes ?? 0),
    ...change,
  });
}

describe('a part that was paid back', () => {
  it.each<[string, Partial<RefundedOrder>, string, (number | null)[]]>([
    ['one line', { refunded: 328 }, 'units', [1, 0]],
    ['the other line', { refunded: 88 }, 'units', [0, 1]],
    ['one line with tax', { refunded: 354.24, taxes: 33.28 }, 'units', [1, 0]],
    ['one line without the tax', { refunded: 328, taxes: 33.28 }, 'units', [1, 0]],
    ['an adjustment', { refunded: 10 }, 'adjustment', [0, 0]],
    ['what no set costs', { refunded: 100 }, 'notKnown', [null, null]],
    ['all goods', { refunded: 416, shipping: 12, taxes: 0 }, 'everything', [1, 1]],
    ['the shipping', { refunded: 12, shipping: 12 }, 'shipping', [0, 0]],
    ['the shipping with tax', { refunded: 13.8, shipping: 12, taxes: 64.2 }, 'shipping', [0, 0]],
    ['one line and the shipping', { refunded: 100, shipping: 12 }, 'units', [0, 1]],
    [
      '7 of 10 at 15% tax, not 8',
      { lines: [line('TEE', 10, 200)], refunded: 161, taxes: 30 },
      'units',
      [7],
    ],
    [
      'one of two that cost the same',
      { lines: [line('A', 1, 20), line('B', 1, 20), line('C', 1, 70)], refunded: 20 },
      'severalSets',
      [null, null, 0],
    ],
    [
      'one of two lines of the same article',
      { lines: [line('A', 1, 20), line('A', 1, 20), line('C', 1, 70)], refunded: 20 },
      'units',
      [1, 0, 0],
    ],
    [
      'what shipping costs, and a unit too',
      { lines: [line('A', 1, 12), line('B', 1, 50)], refunded: 12, shipping: 12 },
      'severalSets',
      [null, 0],
    ],
    [
      'a line that no tax was added to',
      { lines: [line('TEE', 2, 40), line('BOOK', 1, 23, false)], refunded: 46, taxes: 6 },
      'severalSets',
      [null, null],
    ],
    [
      'a unit beside a free one',
      { lines: [line('TEE', 1, 40), line('GIFT', 1, 0), line('HAT', 1, 25)], refunded: 40 },
      'units',
      [1, null, 0],
    ],
    [
      'one unit where the prices hold the tax',
      { lines: [line('TEE', 2, 46), line('HAT', 1, 30)], refunded: 23, taxes: 9.91, total: 76 },
      'units',
      [1, 0],
    ],
    [
      'a set of far too many',
      { lines: [1, 2, 3, 4].map((n) => line(`L${n}`, 30, 30 * n)), refunded: 55 },
      'notKnown',
      [null, null, null, null],
    ],
    ['what is not told', {}, 'notKnown', [null, null]],
    ['of an unknown subtotal', { refunded: 88, subtotal: null }, 'notKnown', [null, null]],
    [
      'of unknown prices',
      { lines: [line('A', 1, null), line('B', 1, null)], subtotal: 40, refunded: 20 },
      'notKnown',
      [null, null],
    ],
    ['nothing, against its status', { refunded: 0 }, 'notKnown', [null, null]],
  ])('is told of %s', (_what, order, kind, units) => {
    expect(refund(order)).toEqual({ kind, units });
  });

  it('of a sole line needs no price of its own', () => {
    const lines = [line('MUG', 3, null)];
    const of = (refunded: number) => refund({ lines, subtotal: 60, refunded }).units;
    expect([of(40), of(15), of(50), of(60)]).toEqual([[2], [0], [null], [3]]);
  });
});

describe('the status of the payment', () => {
  it.each<[RefundedOrder['status'], number | null, string, (number | null)[]]>([
    ['all', null, 'everything', [1, 1]],
    ['all', 416, 'everything', [1, 1]],
    ['nothing', null, 'nothing', [0, 0]],
    ['nothing', 0, 'nothing', [0, 0]],
    ['part', null, 'notKnown', [null, null]],
    [null, null, 'notKnown', [null, null]],
    [null, 0, 'nothing', [0, 0]],
    ['all', 0, 'notKnown', [null, null]],
  ])('%s, of %s', (status, refunded, kind, units) => {
    expect(refund({ status, refunded })).toEqual({ kind, units });
  });
});

import { describe, expect, it } from 'vitest';
import type { SalesHistory } from '~/core/orders/sales-history';
import { addDays } from '~/core/days/store-day';
import { listing, resultOf, STORE } from '../../support';

const BASELINE = { meanShare: 0.08, strength: 30, products: 60 };

function sales(
  units: number,
  returnedUnits: number,
  daysAgo = 60,
  returnReasons: Record<string, number> = {},
): SalesHistory {
  const day = addDays('2026-11-22', -daysAgo);
  return {
    since: '2025-01-01',
    until: '2026-11-22',
    days: [
      {
        day,
        variantId: null,
        country: 'US',
        units,
        returnedUnits,
        returnedSquares: returnedUnits,
        returnReasons,
      },
    ],
  };
}

function judge(sold?: SalesHistory, returnBaseline: typeof BASELINE | undefined = BASELINE) {
  return resultOf('high-return-rate', listing(), { store: STORE, sales: sold, returnBaseline });
}

describe('high-return-rate', () => {
  it('warns where a high rate is probable, and names the first reason that says something', () => {
    const result = judge(sales(60, 20, 60, { unknown: 9, 'too-small': 7, style: 4 }));
    expect(result).toMatchObject({ outcome: 'fail', severity: 'medium', audiences: ['US'] });
    expect(result.findings[0]?.message.data).toMatchObject({
      units: 60,
      returnedUnits: 20,
      certain: true,
      reason: 'too_small',
      reasonUnits: 7,
    });
  });

  it('notes what Wilson’s bound alone finds', () => {
    // 7 of 34: the lower bound is 10.3%, above 1.25 times 8%; P(above 12%) is below 0.8.
    expect(judge(sales(34, 7))).toMatchObject({ outcome: 'fail', severity: 'low' });
    expect(judge(sales(34, 7)).findings[0]?.message.data).toMatchObject({
      certain: false,
      reason: 'none',
    });
  });

  it('passes for an ordinary rate, and where too few came back to speak of', () => {
    expect(judge(sales(60, 5)).outcome).toBe('pass');
    expect(judge(sales(10, 2)).outcome).toBe('pass');
  });

  it('leaves out orders younger than 30 days, and older than the window', () => {
    expect(judge(sales(60, 20, 29)).outcome).toBe('unknown');
    expect(judge(sales(60, 20, 30)).outcome).toBe('fail');
    expect(judge(sales(60, 20, 395)).outcome).toBe('unknown');
  });

  it('is unknown below ten units, without other products and without sales', () => {
    expect(judge(sales(9, 1)).reason).toMatchObject({
      id: 'reason.fewUnitsSold',
      data: { units: 9 },
    });
    expect(judge(sales(60, 20), { ...BASELINE, products: 1 }).reason?.id).toBe(
      'reason.noReturnsToCompare',
    );
    expect(judge().reason?.id).toBe('reason.missing.sales');
    const unread = resultOf('high-return-rate', listing(), { store: STORE, sales: sales(60, 20) });
    expect(unread.reason?.id).toBe('reason.missing.returnBaseline');
  });

  it('takes units of one order for one buyer’s word', () => {
    const whole = sales(60, 20);
    const [day] = whole.days;
    const ofOrders = (...sizes: number[]) => ({
      ...whole,
      days: [{ ...day!, returnedSquares: sizes.reduce((sum, size) => sum + size ** 2, 0) }],
    });
    expect(judge(ofOrders(20))).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.returnsTogether', data: { returnedUnits: 20, orders: 1 } },
    });
    expect(judge(ofOrders(10, 10)).outcome).toBe('unknown');
    expect(judge(ofOrders(...Array.from({ length: 10 }, () => 2))).outcome).toBe('fail');
    // A source that does not tell is taken for one order.
    const untold = { ...day!, returnedSquares: undefined };
    expect(judge({ ...whole, days: [untold] }).outcome).toBe('unknown');
  });
});

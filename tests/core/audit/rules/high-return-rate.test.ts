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
        orders: units,
        returnedOrders: returnedUnits,
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

  it('is unknown below ten orders, without other products and without sales', () => {
    expect(judge(sales(9, 1)).reason).toMatchObject({
      id: 'reason.fewOrders',
      data: { orders: 9 },
    });
    expect(judge(sales(60, 20), { ...BASELINE, products: 1 }).reason?.id).toBe(
      'reason.noReturnsToCompare',
    );
    expect(judge().reason?.id).toBe('reason.missing.sales');
    const unread = resultOf('high-return-rate', listing(), { store: STORE, sales: sales(60, 20) });
    expect(unread.reason?.id).toBe('reason.missing.returnBaseline');
  });

  describe('counts an order once, however many units it has', () => {
    const [day] = sales(60, 20).days;
    const inOrders = (orders: number, returnedOrders: number) =>
      judge({ ...sales(60, 20), days: [{ ...day!, orders, returnedOrders }] });

    it('60 units of one order, or of an untold number, are too few', () => {
      expect(inOrders(1, 1 / 3)).toMatchObject({
        outcome: 'unknown',
        reason: { id: 'reason.fewOrders', data: { orders: 1, expected: 10 } },
      });
      const untold = { ...day!, orders: undefined, returnedOrders: undefined };
      expect(judge({ ...sales(60, 20), days: [untold] }).reason?.id).toBe('reason.fewOrders');
    });

    it('20 units of one order in twenty are one return', () => {
      expect(inOrders(20, 1).outcome).toBe('pass');
    });

    it('ten orders of thirty are a third', () => {
      const result = inOrders(30, 10);
      expect(result.outcome).toBe('fail');
      expect(result.findings[0]?.message.data).toMatchObject({
        units: 60,
        returnedUnits: 20,
        orders: 30,
        share: 1 / 3,
      });
    });
  });

  describe('with orders of which nobody knows whether they came back', () => {
    const [day] = sales(60, 4).days;
    const withUnknown = (known: SalesHistory, unknown: number) => ({
      ...known,
      days: [
        ...known.days,
        {
          ...day!,
          units: unknown,
          returnedUnits: 0,
          orders: unknown,
          returnedOrders: 0,
          unknownReturns: { units: unknown, orders: unknown },
        },
      ],
    });

    it('passes where they change nothing, and is unknown where they could decide', () => {
      expect(judge(withUnknown(sales(60, 4), 1)).outcome).toBe('pass');
      expect(judge(withUnknown(sales(60, 4), 12))).toMatchObject({
        outcome: 'unknown',
        reason: { id: 'reason.returnsUnknown', data: { orders: 60, unknown: 12 } },
      });
    });

    it('counts them neither as sold nor as kept', () => {
      const result = judge(withUnknown(sales(30, 10), 100));
      expect(result.findings[0]?.message.data).toMatchObject({ units: 30, share: 1 / 3 });
      expect(judge(withUnknown(sales(5, 0), 100)).reason).toMatchObject({
        id: 'reason.returnsUnknown',
        data: { orders: 5, unknown: 100 },
      });
      expect(judge(withUnknown(sales(5, 0), 4)).reason).toMatchObject({
        id: 'reason.fewOrders',
        data: { orders: 5 },
      });
    });
  });
});

import { describe, expect, it } from 'vitest';
import type { HandlingDay } from '~/core/orders/handling-history';
import type { StoreFacts } from '~/core/store/store-facts';
import { STORE, storeResultOf } from '../../support';

/** Monday 2 November 2026; fulfilled so many days later, without a holiday between. */
function ordered(
  orders: number,
  daysLater: number | null,
  changes: Partial<HandlingDay> = {},
): HandlingDay {
  const fulfilledOn = daysLater === null ? null : `2026-11-0${2 + daysLater}`;
  return { day: '2026-11-02', country: 'CA', province: 'ON', orders, fulfilledOn, ...changes };
}

function judge(days: HandlingDay[], store: Partial<StoreFacts> = {}) {
  return storeResultOf('late-handling', {
    store: { ...STORE, country: 'CA', policies: [], ...store },
    handling: { since: '2026-08-01', until: '2026-11-22', days },
  });
}

const policy = (bodyHtml: string) => ({ policies: [{ type: 'SHIPPING_POLICY', bodyHtml }] });

describe('late-handling', () => {
  it('passes where orders leave within two business days', () => {
    expect(judge([ordered(30, 2)]).outcome).toBe('pass');
  });

  it('passes where chance explains the late ones', () => {
    expect(judge([ordered(18, 1), ordered(2, 3)]).outcome).toBe('pass');
  });

  it('fails above 5% for certain, and gravely above 10%', () => {
    const some = judge([ordered(90, 1), ordered(10, 3)]);
    expect(some).toMatchObject({ outcome: 'fail', severity: 'medium', audiences: ['CA'] });
    expect(some.findings[0]?.message.data).toMatchObject({
      late: 10,
      orders: 100,
      open: 0,
      share: 0.1,
      promisedDays: 2,
      fromPolicy: false,
    });
    expect(some.findings[0]?.message.data.lowerBound).toBeCloseTo(0.0552, 4);
    expect(judge([ordered(80, 1), ordered(20, 3)]).severity).toBe('high');
  });

  it('counts orders that have not left and should have', () => {
    expect(judge([ordered(20, 1), ordered(20, null)]).findings).toMatchObject([
      { message: { data: { late: 20, open: 20, orders: 40 } } },
    ]);
  });

  it('leaves out orders whose promise still runs, however quick', () => {
    const fresh = (fulfilledOn: string | null) =>
      ordered(50, null, { day: '2026-11-20', fulfilledOn });
    expect(judge([ordered(19, 1), fresh(null), fresh('2026-11-20')])).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.fewOrdersHandled', data: { orders: 19, expected: 20 } },
    });
  });

  it('counts in business days of the province and of the store’s country', () => {
    const overStJean = { day: '2026-06-23', fulfilledOn: '2026-06-26' };
    const judgeJune = (days: HandlingDay[]) =>
      storeResultOf('late-handling', {
        store: { ...STORE, country: 'CA', policies: [] },
        handling: { since: '2026-05-01', until: '2026-07-10', days },
      });
    expect(judgeJune([ordered(30, 0, { ...overStJean, province: 'QC' })]).outcome).toBe('pass');
    expect(judgeJune([ordered(30, 0, { ...overStJean, province: 'ON' })]).outcome).toBe('fail');

    const overColumbusDay = { day: '2026-10-09', fulfilledOn: '2026-10-14', province: 'NL' };
    expect(judge([ordered(30, 0, overColumbusDay)], { country: 'US' }).outcome).toBe('pass');
  });

  it('holds the store to the longest handling time of its policy', () => {
    const days = [ordered(30, 3)];
    expect(judge(days, policy('<p>Ships within 3 business days.</p>')).outcome).toBe('pass');
    const sameDay = judge([ordered(30, 1)], policy('<p>Orders ship the same day.</p>'));
    expect(sameDay.findings).toMatchObject([
      { severity: 'high', message: { data: { promisedDays: 0, fromPolicy: true } } },
    ]);
    expect(judge(days, policy('<p>Delivery in 7 days.</p>')).outcome).toBe('fail');
  });

  it('holds nobody to a promise that was not read, nor to one about letters', () => {
    const unread = { policies: undefined };
    expect(judge([ordered(120, 4)], unread)).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.missing.policies' },
    });
    expect(judge([ordered(30, 2)], unread).outcome).toBe('pass');
    expect(judge([ordered(19, 4)], unread).reason).toMatchObject({ id: 'reason.fewOrdersHandled' });
    const told = '<p>Orders are processed in 3 to 4 business days and we will notify you.</p>';
    expect(judge([ordered(120, 4)], policy(told)).outcome).toBe('pass');
  });

  it('looks at Canadian orders of the last 90 days alone', () => {
    const abroad = ordered(50, 7, { country: 'US', province: 'NY' });
    const old = ordered(50, null, { day: '2026-08-20' });
    expect(judge([abroad, old])).toMatchObject({
      outcome: 'unknown',
      reason: { data: { orders: 0 } },
    });
  });

  it('is unknown where orders were not read', () => {
    expect(storeResultOf('late-handling', {})).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.missing.handling' },
    });
  });
});

import { describe, expect, it } from 'vitest';
import type { HandlingDay } from '~/core/orders/handling-history';
import { storeResultOf } from '../../support';

function open(day: string, changes: Partial<HandlingDay> = {}): HandlingDay {
  return { day, country: 'CA', province: 'QC', orders: 1, fulfilledOn: null, ...changes };
}

function judge(days: HandlingDay[], since = '2026-08-01') {
  return storeResultOf('overdue-orders', { handling: { since, until: '2026-11-22', days } });
}

describe('overdue-orders', () => {
  it('passes where nothing has been open for more than thirty days', () => {
    const fulfilled = open('2026-09-01', { fulfilledOn: '2026-11-20' });
    expect(judge([fulfilled, open('2026-10-23')]).outcome).toBe('pass');
  });

  it('fails from the thirty-first day on, for the buyers who wait', () => {
    const american = open('2026-10-02', { country: 'US', province: 'NY', orders: 3 });
    expect(judge([open('2026-10-22')])).toMatchObject({
      outcome: 'fail',
      severity: 'high',
      findings: [
        { audiences: ['CA', 'QC'], message: { data: { orders: 1, days: 30, oldestDays: 31 } } },
      ],
    });
    expect(judge([open('2026-10-22', { province: 'ON' }), american]).findings).toMatchObject([
      { audiences: ['US', 'CA'], message: { data: { orders: 4, oldestDays: 51 } } },
    ]);
  });

  it('does not count orders for elsewhere', () => {
    expect(judge([open('2026-09-01', { country: 'FR', province: null })]).outcome).toBe('pass');
  });

  it('is unknown where orders are not known for long enough, unless one is overdue', () => {
    expect(judge([], '2026-10-23')).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.shortOrderHistory', data: { days: 30 } },
    });
    expect(judge([], '2026-10-21').outcome).toBe('pass');
    expect(judge([open('2026-10-22')], '2026-10-22').outcome).toBe('fail');
    expect(storeResultOf('overdue-orders', {}).outcome).toBe('unknown');
  });
});

import { describe, expect, it } from 'vitest';
import { businessDaysBetween } from '~/core/calendar/business-days';

const QC = { country: 'CA', province: 'QC' };
const ON = { country: 'CA', province: 'ON' };
const US = { country: 'US', province: null };

describe('business days', () => {
  it.each<[from: string, to: string, days: number]>([
    ['2026-11-16', '2026-11-16', 0],
    ['2026-11-16', '2026-11-17', 1],
    ['2026-11-20', '2026-11-23', 1],
    // What comes in on a weekend comes in on Monday.
    ['2026-11-21', '2026-11-23', 0],
    ['2026-11-22', '2026-11-24', 1],
    ['2026-11-20', '2026-11-22', 0],
    ['2026-12-24', '2026-12-29', 1],
  ])('from %s to %s in Quebec: %i', (from, to, days) => {
    expect(businessDaysBetween(from, to, [QC])).toBe(days);
  });

  it('leave out the holidays of the province, and no others', () => {
    expect(businessDaysBetween('2026-06-23', '2026-06-25', [QC])).toBe(1);
    expect(businessDaysBetween('2026-06-23', '2026-06-25', [ON])).toBe(2);
  });

  it('count where every place is open', () => {
    expect(businessDaysBetween('2026-11-25', '2026-11-27', [ON])).toBe(2);
    expect(businessDaysBetween('2026-11-25', '2026-11-27', [ON, US])).toBe(1);
  });

  it('are none backwards', () => {
    expect(businessDaysBetween('2026-11-20', '2026-11-16', [QC])).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { resultPeriods } from '~/core/promotions/results/result-periods';

const known = { since: '2024-11-22', until: '2026-11-21' };
const TORONTO = 'America/Toronto';

describe('the days that a promotion is measured on', () => {
  it('are its own in the store’s time zone, whole weeks before, and 364 days before', () => {
    const plan = { startsAt: '2026-11-02T05:00:00Z', endsAt: '2026-11-12T05:00:00Z' };
    expect(resultPeriods(plan, known, TORONTO)).toEqual({
      during: { first: '2026-11-02', last: '2026-11-11' },
      days: 10,
      isPartial: false,
      before: { first: '2026-10-19', last: '2026-10-28' },
      lastYear: { first: '2025-11-03', last: '2025-11-12' },
      yearSoFar: { first: '2026-01-01', last: '2026-11-21' },
      evenness: { first: '2026-05-04', last: '2026-11-01' },
    });
  });

  it('end where orders are known, and are compared with as many days', () => {
    const plan = { startsAt: '2026-11-16T05:00:00Z', endsAt: '2026-12-01T05:00:00Z' };
    expect(resultPeriods(plan, known, TORONTO)).toMatchObject({
      during: { first: '2026-11-16', last: '2026-11-21' },
      days: 6,
      isPartial: true,
      before: { first: '2026-11-09', last: '2026-11-14' },
    });
  });

  it('are not known before the first order, nor before the promotion began', () => {
    const plan = { startsAt: '2026-11-25T05:00:00Z', endsAt: '2026-12-01T05:00:00Z' };
    expect(resultPeriods(plan, known, TORONTO)).toBeNull();
    expect(resultPeriods(plan, null, TORONTO)).toBeNull();
    const old = { startsAt: '2024-11-20T05:00:00Z', endsAt: '2024-11-30T05:00:00Z' };
    expect(resultPeriods(old, known, TORONTO)).toBeNull();
  });

  it('are compared with nothing that is not wholly known', () => {
    const plan = { startsAt: '2026-11-02T05:00:00Z', endsAt: '2026-11-09T05:00:00Z' };
    const short = { since: '2026-10-30', until: '2026-11-21' };
    expect(resultPeriods(plan, short, TORONTO)).toMatchObject({
      before: null,
      lastYear: null,
      yearSoFar: null,
      evenness: { first: '2026-10-30', last: '2026-11-01' },
    });
  });

  it('are the same length across the change of clocks and the turn of the year', () => {
    const autumn = { startsAt: '2026-10-31T04:00:00Z', endsAt: '2026-11-03T05:00:00Z' };
    expect(resultPeriods(autumn, known, TORONTO)?.days).toBe(3);
    const turn = { startsAt: '2025-12-31T05:00:00Z', endsAt: '2026-01-02T05:00:00Z' };
    expect(resultPeriods(turn, known, TORONTO)).toMatchObject({
      days: 2,
      yearSoFar: { first: '2026-01-01' },
      lastYear: { first: '2025-01-01', last: '2025-01-02' },
    });
  });
});

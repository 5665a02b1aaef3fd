import { describe, expect, it } from 'vitest';
import { addDays } from '~/core/days/store-day';
import { resultPeriods } from '~/core/promotions/results/result-periods';

const known = { since: '2024-11-22', until: '2026-11-21' };
const options = { timeZone: 'America/Toronto', others: [] as { first: string; last: string }[] };
const planOf = (startsAt: string, endsAt: string, audiences: ('US' | 'CA' | 'QC')[] = ['CA']) => ({
  startsAt,
  endsAt,
  audiences,
});

describe('the days that a promotion is measured on', () => {
  it('are its own in the store’s time zone, whole weeks before, and 364 days before', () => {
    const plan = planOf('2026-11-02T05:00:00Z', '2026-11-12T05:00:00Z');
    expect(resultPeriods(plan, known, options)).toEqual({
      during: { first: '2026-11-02', last: '2026-11-11' },
      days: 10,
      isPartial: false,
      before: { first: '2026-10-19', last: '2026-10-28' },
      lastYear: { first: '2025-11-03', last: '2025-11-12' },
      noBefore: null,
      promotedLastYear: false,
      yearSoFar: { first: '2026-01-01', last: '2026-11-21' },
      halfYear: { first: '2026-05-04', last: '2026-11-01' },
      effect: {
        before: weeks('2026-11-01', 8),
        lastYear: {
          during: { first: '2025-11-03', last: '2025-11-12' },
          before: weeks('2025-11-02', 8),
        },
        history: { first: '2024-11-22', last: '2026-11-01' },
      },
    });
  });

  it('end where orders are known, and are compared with as many days', () => {
    const plan = planOf('2026-11-16T05:00:00Z', '2026-12-01T05:00:00Z');
    expect(resultPeriods(plan, known, options)).toMatchObject({
      during: { first: '2026-11-16', last: '2026-11-21' },
      days: 6,
      isPartial: true,
      before: { first: '2026-11-09', last: '2026-11-14' },
    });
  });

  it('are not known before the first order, nor before the promotion began', () => {
    const plan = planOf('2026-11-25T05:00:00Z', '2026-12-01T05:00:00Z');
    expect(resultPeriods(plan, known, options)).toBeNull();
    expect(resultPeriods(plan, null, options)).toBeNull();
    const old = planOf('2024-11-20T05:00:00Z', '2024-11-30T05:00:00Z');
    expect(resultPeriods(old, known, options)).toBeNull();
  });

  it('are compared with nothing that is not wholly known', () => {
    const plan = planOf('2026-11-02T05:00:00Z', '2026-11-09T05:00:00Z');
    const short = { since: '2026-10-30', until: '2026-11-21' };
    expect(resultPeriods(plan, short, options)).toMatchObject({
      before: null,
      lastYear: null,
      yearSoFar: null,
      noBefore: 'notKnown',
      effect: null,
      halfYear: { first: '2026-10-30', last: '2026-11-01' },
    });
  });

  it('are the same length across the change of clocks and the turn of the year', () => {
    const autumn = planOf('2026-10-31T04:00:00Z', '2026-11-03T05:00:00Z');
    expect(resultPeriods(autumn, known, options)?.days).toBe(3);
    const turn = planOf('2025-12-31T05:00:00Z', '2026-01-02T05:00:00Z');
    expect(resultPeriods(turn, known, options)).toMatchObject({
      days: 2,
      yearSoFar: { first: '2026-01-01' },
      lastYear: { first: '2024-12-31', last: '2025-01-01' },
    });
  });

  it('are those of the same event of last year, and end with the year', () => {
    const late = { since: '2023-01-01', until: '2027-02-10' };
    const boxing = planOf('2026-12-26T05:00:00Z', '2027-01-01T05:00:00Z');
    expect(resultPeriods(boxing, late, options)).toMatchObject({
      lastYear: { first: '2025-12-26', last: '2025-12-31' },
      yearSoFar: { first: '2026-01-01', last: '2026-12-31' },
    });
    // Black Friday of 2024 was the 29th, a week later by the date than 364 days after that of 2023.
    const friday = planOf('2024-11-29T05:00:00Z', '2024-12-03T05:00:00Z', ['US']);
    expect(resultPeriods(friday, late, options)?.lastYear).toEqual({
      first: '2023-11-24',
      last: '2023-11-27',
    });
  });

  it('are chosen around other promotions, or there are none', () => {
    const plan = planOf('2026-11-02T05:00:00Z', '2026-11-09T05:00:00Z');
    const others = (first: string, last: string) => ({ ...options, others: [{ first, last }] });
    expect(resultPeriods(plan, known, others('2026-10-20', '2026-10-28'))).toMatchObject({
      before: { first: '2026-10-12', last: '2026-10-18' },
      noBefore: null,
    });
    expect(resultPeriods(plan, known, others('2026-08-01', '2026-11-01'))).toMatchObject({
      before: null,
      noBefore: 'otherPromotions',
      effect: null,
    });
    expect(resultPeriods(plan, known, others('2025-11-05', '2025-11-05'))).toMatchObject({
      promotedLastYear: true,
      effect: { lastYear: null },
    });
  });
});

function weeks(last: string, count: number) {
  return Array.from({ length: count }, (_, index) => ({
    first: addDays(last, -7 * index - 6),
    last: addDays(last, -7 * index),
  }));
}

import { describe, expect, it } from 'vitest';
import type { SeasonMark } from '~/core/calendar/season-mark';
import type { Audience } from '~/core/listing/audience';
import type { DailySales, SalesHistory } from '~/core/orders/sales-history';
import { addDays } from '~/core/days/store-day';
import { listing, resultOf, STORE, variant } from '../../support';

const TODAY = '2026-11-22';

function mark(daysLeft: number, audience: Audience = 'US'): SeasonMark {
  return { season: 'holidays', audience, peak: TODAY, end: addDays(TODAY, daysLeft) };
}

function sale(daysAgo: number, units: number): DailySales {
  const day = addDays(TODAY, -daysAgo);
  return { day, variantId: null, country: 'US', units, returnedUnits: 0, returnReasons: {} };
}

/** One unit a day for the last four weeks. */
const DAILY = Array.from({ length: 28 }, (_, index) => sale(index + 1, 1));
const known = (days: DailySales[] = DAILY, since = 28): SalesHistory => ({
  since: addDays(TODAY, -since),
  until: addDays(TODAY, -1),
  days,
});

function judge(stock: number | null | undefined, { seasons = [mark(10)], sales = known() } = {}) {
  return resultOf('overstock-before-season-end', listing({ variants: [variant({ stock })] }), {
    store: STORE,
    seasons,
    sales,
  });
}

describe('overstock-before-season-end', () => {
  it('fails where stock is above what the days that are left will sell', () => {
    expect(judge(11)).toMatchObject({
      outcome: 'fail',
      severity: 'medium',
      findings: [{ message: { data: { stock: 11, projected: 10, over: 1, days: 10 } } }],
    });
    expect(judge(10).outcome).toBe('pass');
    expect(judge(0).outcome).toBe('pass');
  });

  it('goes by what last year’s season did between the same days', () => {
    const lastYear = [
      ...Array.from({ length: 28 }, (_, index) => sale(index + 1 + 364, 1)),
      ...Array.from({ length: 10 }, (_, index) => sale(364 - 1 - index, 3)),
    ];
    expect(judge(30, { sales: known([...DAILY, ...lastYear], 400) }).outcome).toBe('pass');
    expect(
      judge(31, { sales: known([...DAILY, ...lastYear], 400) }).findings[0]?.message.data,
    ).toMatchObject({
      projected: 30,
      hasSeasonPattern: true,
    });
    expect(judge(11, { sales: known([...DAILY, sale(370, 9)], 400) }).outcome).toBe('fail');
  });

  it('gives one finding for audiences whose season ends on the same day', () => {
    const seasons = [mark(10), mark(12, 'QC'), mark(12, 'CA')];
    expect(judge(50, { seasons }).findings).toMatchObject([
      { key: 'holidays.US', audiences: ['US'] },
      { key: 'holidays.CA+QC', audiences: ['CA', 'QC'] },
    ]);
  });

  it('applies in the last 14 days, to stock that is tracked', () => {
    expect(judge(99, { seasons: [mark(14)] }).outcome).toBe('fail');
    expect(judge(99, { seasons: [mark(0)] }).outcome).toBe('fail');
    expect(judge(99, { seasons: [mark(15)] }).outcome).toBe('notApplicable');
    expect(judge(99, { seasons: [] }).reason?.id).toBe('reason.noSeasonEnding');
    expect(judge(null).reason?.id).toBe('reason.stockNotTracked');
  });

  it('is unknown without stock, or without the sales of the last four weeks', () => {
    expect(judge(undefined).reason?.id).toBe('reason.stockNotRead');
    expect(judge(99, { sales: known(DAILY, 20) }).reason?.id).toBe('reason.recentSalesNotRead');
    expect(judge(99, { sales: { ...known(DAILY, 60), until: addDays(TODAY, -5) } }).outcome).toBe(
      'unknown',
    );
    const unread = resultOf(
      'overstock-before-season-end',
      listing({ variants: [variant({ stock: 9 })] }),
      {
        store: STORE,
        seasons: [mark(10)],
      },
    );
    expect(unread.reason?.id).toBe('reason.missing.sales');
  });
});

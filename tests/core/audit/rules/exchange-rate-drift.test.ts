import { describe, expect, it } from 'vitest';
import { listing, price, resultOf, series, STORE, variant } from '../../support';

const abroad = (hasFixedCanadianPrice?: boolean) =>
  variant({ shopPrice: price(30, null, 'USD'), hasFixedCanadianPrice });
const DRIFT = series([
  [120, 40, null, 30],
  [40, 42, null, 30],
]);
const STILL = series([
  [120, 40, null, 30],
  [40, 41.6, null, 30],
]);

function judge(judged = abroad(false), canadianPrices: (typeof DRIFT)[] | undefined = [DRIFT]) {
  return resultOf('exchange-rate-drift', listing({ variants: [judged] }), {
    store: STORE,
    canadianPrices,
  });
}

describe('exchange-rate-drift', () => {
  it('fails above 4% while the store’s own price stood still', () => {
    expect(judge()).toMatchObject({ outcome: 'fail', severity: 'medium' });
    expect(judge().findings[0]?.message.data).toMatchObject({
      range: expect.closeTo(0.05, 9) as number,
      lowest: { amount: 40, currency: 'CAD' },
      highest: { amount: 42, currency: 'CAD' },
      days: 90,
    });
  });

  it('passes at 4%, and where the price is fixed', () => {
    expect(judge(abroad(false), [STILL]).outcome).toBe('pass');
    expect(judge(abroad(true)).outcome).toBe('pass');
  });

  it('leaves out what the merchant changed, and sees drift around a promotion', () => {
    const merchants = series([
      [120, 40, null, 30],
      [40, 44, null, 33],
    ]);
    const promotion = series([
      [120, 40, null, 30],
      [60, 30, null, 22],
      [40, 42, null, 30],
    ]);
    // Fixed for Canada while a sale lasted.
    const canadian = series([
      [120, 40, null, 30],
      [60, 28, 40, 30],
      [40, 41, null, 30],
    ]);
    expect(judge(abroad(false), [merchants]).outcome).toBe('pass');
    expect(judge(abroad(false), [canadian]).outcome).toBe('pass');
    expect(judge(abroad(false), [promotion]).outcome).toBe('fail');
  });

  it('is unknown where nobody knows whether the price is fixed', () => {
    expect(judge(abroad()).reason?.id).toBe('reason.fixedPricesNotRead');
    expect(judge(abroad(), [STILL]).outcome).toBe('pass');
  });

  it('is unknown without the store’s own past prices, with a short history and without any', () => {
    expect(
      judge(abroad(false), [
        series([
          [120, 40],
          [40, 42],
        ]),
      ]).outcome,
    ).toBe('unknown');
    expect(judge(abroad(false), [series([[20, 40, null, 30]])]).reason).toMatchObject({
      id: 'reason.shortExchangeRateHistory',
      data: { variants: 1, known: 0 },
    });
    const unread = resultOf('exchange-rate-drift', listing({ variants: [abroad(false)] }));
    expect(unread.reason?.id).toBe('reason.missing.canadianPrices');
  });

  it('does not apply where the store sells in Canadian dollars', () => {
    expect(judge(variant()).outcome).toBe('notApplicable');
  });
});

import { describe, expect, it } from 'vitest';
import { listing, NOW, price, resultOf, series, STORE, variant } from '../../support';

type Steps = Parameters<typeof series>[0];
const onSale = variant({ shopPrice: price(80, 100, 'USD') });

function judge(
  steps: Steps | undefined,
  { judged = onSale, createdAt }: { judged?: typeof onSale; createdAt?: string } = {},
) {
  return resultOf('brief-reference-price', listing({ variants: [judged], createdAt }), {
    store: STORE,
    americanPrices: steps && [series(steps, { currency: 'USD' })],
  });
}
const ago = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString();

describe('brief-reference-price', () => {
  it('fails under 28 of 90 days and passes from 28 on', () => {
    expect(
      judge([
        [200, 100],
        [63, 80, 100],
      ]),
    ).toMatchObject({
      outcome: 'fail',
      severity: 'high',
      audiences: ['US'],
      findings: [{ message: { data: { heldDays: 27, days: 90, expectedDays: 28 } } }],
    });
    expect(
      judge([
        [200, 100],
        [62, 80, 100],
      ]).outcome,
    ).toBe('pass');
  });

  it('adds up the days at the price, or above it', () => {
    expect(
      judge([
        [200, 70],
        [80, 100],
        [66, 80, 100],
        [40, 110],
        [26, 80, 100],
      ]).outcome,
    ).toBe('pass');
  });

  it('is unknown with a short history; a younger product may use its life', () => {
    const steps: Steps = [
      [60, 100],
      [40, 80, 100],
    ];
    expect(judge(steps).reason?.id).toBe('reason.shortWasPriceHistory');
    expect(judge(steps, { createdAt: ago(60) }).outcome).toBe('fail');
    expect(judge([[20, 80, 100]], { createdAt: ago(20) }).outcome).toBe('unknown');
  });

  it('is unknown where American prices were not read, and does not apply without a claim', () => {
    expect(judge(undefined).reason?.id).toBe('reason.missing.americanPrices');
    expect(judge([[9, 80]], { judged: variant() }).outcome).toBe('notApplicable');
  });
});

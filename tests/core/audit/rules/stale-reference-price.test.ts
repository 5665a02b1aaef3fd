import { describe, expect, it } from 'vitest';
import type { StoreFacts } from '~/core/store/store-facts';
import { listing, price, resultOf, series, STORE, variant } from '../../support';

type Steps = Parameters<typeof series>[0];
const onSale = variant({
  shopPrice: price(80, 100, 'USD'),
  shownPrice: { CA: price(80, 100), US: price(80, 100, 'USD') },
  hasFixedCanadianPrice: true,
});

function judge(
  canada?: Steps,
  america?: Steps,
  sellsTo: StoreFacts['sellsTo'] = ['US', 'CA', 'QC'],
) {
  return resultOf('stale-reference-price', listing({ variants: [onSale] }), {
    store: { ...STORE, sellsTo },
    canadianPrices: canada && [series(canada)],
    americanPrices: america && [series(america, { currency: 'USD' })],
  });
}
const FRESH: Steps = [
  [200, 100],
  [89, 80, 100],
];
const STALE: Steps = [
  [200, 100],
  [91, 80, 100],
];

describe('stale-reference-price', () => {
  it('fails where the price was last asked more than 90 days ago', () => {
    expect(judge(STALE, STALE)).toMatchObject({
      outcome: 'fail',
      severity: 'medium',
      findings: [
        { key: 'compareAtPrice.US', audiences: ['US'] },
        {
          key: 'compareAtPrice.CA',
          audiences: ['CA'],
          message: { data: { everHeld: true, daysSince: 91 } },
        },
      ],
    });
    expect(judge(FRESH, FRESH).outcome).toBe('pass');
  });

  it('fails for a price that was never asked', () => {
    expect(judge([[100, 80, 100]], FRESH).findings).toMatchObject([
      { key: 'compareAtPrice.CA', message: { data: { everHeld: false } } },
    ]);
  });

  it('fails for one country, passes or stays unknown for the other', () => {
    expect(judge(STALE, FRESH).unknownFor).toBeUndefined();
    expect(judge(STALE).unknownFor).toEqual(['US']);
    expect(judge(FRESH).reason?.id).toBe('reason.missing.americanPrices');
    expect(judge(FRESH, undefined, ['CA']).outcome).toBe('pass');
  });

  it('is unknown below 90 days of prices', () => {
    expect(judge([[60, 80, 100]], FRESH).reason?.id).toBe('reason.shortWasPriceHistory');
  });

  it('does not apply without a compare-at price', () => {
    const shownPrice = { CA: price(80), US: price(80, null, 'USD') };
    const regular = listing({ variants: [variant({ shownPrice })] });
    expect(resultOf('stale-reference-price', regular).outcome).toBe('notApplicable');
    expect(resultOf('stale-reference-price', listing()).outcome).toBe('unknown');
  });
});

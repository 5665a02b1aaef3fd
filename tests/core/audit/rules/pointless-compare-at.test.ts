import { describe, expect, it } from 'vitest';
import type { Variant } from '~/core/listing/listing';
import { listing, price, resultOf, variant } from '../../support';

function judge(...variants: Variant[]) {
  return resultOf('pointless-compare-at', listing({ variants }));
}

function placesOf(judged: Variant) {
  return judge(judged).findings.map(({ message, audiences }) => [message.data.place, audiences]);
}

describe('pointless-compare-at', () => {
  it('passes without a compare-at price and with one above the price', () => {
    const discounted = variant({ id: '2', shopPrice: price(40, 40.01) });
    expect(judge(variant(), discounted)).toMatchObject({
      outcome: 'pass',
      audiences: ['US', 'CA', 'QC'],
    });
  });

  it.each([40, 39.99, 0.01])(
    'fails where the compare-at price is %d and the price 40',
    (compareAt) => {
      const result = judge(variant({ shopPrice: price(40, compareAt) }));
      expect(result).toMatchObject({ outcome: 'fail', severity: 'high' });
      expect(result.findings).toEqual([
        {
          key: variant().id,
          message: {
            id: 'rule.pointless-compare-at.notAbovePrice',
            data: {
              named: true,
              variant: 'KETTLE-1',
              place: 'shop',
              price: { amount: 40, currency: 'CAD' },
              compareAt: { amount: compareAt, currency: 'CAD' },
            },
          },
          field: 'variants[KETTLE-1].compareAtPrice',
          severity: 'high',
        },
      ]);
    },
  );

  it('takes 0 for no compare-at price, on a free product too', () => {
    expect(
      judge(variant({ shopPrice: price(40, 0) }), variant({ id: '2', shopPrice: price(0, 0) }))
        .outcome,
    ).toBe('pass');
  });

  it('sees the price that is shown in Canada or the US, for those who are shown it', () => {
    const inCanada = variant({ shownPrice: { CA: price(55, 52), US: price(40, null, 'USD') } });
    const inTheUs = variant({ id: '2', sku: 'KETTLE-2', shownPrice: { US: price(40, 40, 'USD') } });
    expect(judge(inCanada, inTheUs).findings).toMatchObject([
      {
        key: `${variant().id}:CA`,
        audiences: ['CA', 'QC'],
        message: { data: { place: 'CA', price: { amount: 55, currency: 'CAD' } } },
      },
      {
        key: '2:US',
        audiences: ['US'],
        message: { data: { place: 'US', price: { amount: 40, currency: 'USD' } } },
      },
    ]);
  });

  it('looks at both countries', () => {
    const inBoth = variant({ shownPrice: { CA: price(55, 52), US: price(40, 39, 'USD') } });
    expect(placesOf(inBoth)).toEqual([
      ['CA', ['CA', 'QC']],
      ['US', ['US']],
    ]);
  });

  it('holds no country’s price list against buyers elsewhere', () => {
    const shownPrice = { CA: price(55, 52), US: price(40, null, 'USD') };
    const onlyInUs = listing({
      variants: [variant({ shownPrice })],
      soldIn: { US: true, CA: false },
    });
    expect(resultOf('pointless-compare-at', onlyInUs)).toMatchObject({
      outcome: 'pass',
      audiences: ['US'],
    });
  });

  it('judges the store’s own price for those who are shown it', () => {
    const shopPrice = price(40, 30);
    expect(placesOf(variant({ shopPrice, shownPrice: { CA: price(55, 60) } }))).toEqual([
      ['shop', ['US']],
    ]);
    expect(placesOf(variant({ shopPrice, shownPrice: { US: price(40, 50) } }))).toEqual([
      ['shop', ['CA', 'QC']],
    ]);
    const nowhere = { CA: price(55, 60), US: price(40, 50) };
    expect(placesOf(variant({ shopPrice, shownPrice: nowhere }))).toEqual([['shop', undefined]]);
    expect(
      placesOf(variant({ shopPrice, shownPrice: nowhere, hasFixedCanadianPrice: true })),
    ).toEqual([['shop', ['US']]]);
  });

  it('names a fixed Canadian price beside the store’s own, since each is fixed by itself', () => {
    const shownPrice = { CA: price(55, 41), US: price(40, 30) };
    const shopPrice = price(40, 30);
    expect(placesOf(variant({ shopPrice, shownPrice, hasFixedCanadianPrice: true }))).toEqual([
      ['shop', ['US']],
      ['CA', ['CA', 'QC']],
    ]);
  });

  it('names the store’s own price first and gives one finding a variant', () => {
    const everywhere = variant({
      shopPrice: price(40, 30),
      shownPrice: { CA: price(55, 41), US: price(41, 31) },
    });
    expect(judge(everywhere).findings.map(({ message }) => message.data.place)).toEqual(['shop']);
  });

  it('names a variant by SKU, else by title, else by id', () => {
    const shopPrice = price(40, 40);
    const fields = judge(
      variant({ id: '1', sku: 'K-1', shopPrice }),
      variant({ id: '2', sku: null, title: 'Red / Large', shopPrice }),
      variant({ id: '3', sku: ' ', shopPrice }),
    ).findings.map(({ field }) => field);
    expect(fields).toEqual([
      'variants[K-1].compareAtPrice',
      'variants[Red / Large].compareAtPrice',
      'variants[3].compareAtPrice',
    ]);
  });

  it('finds each of 2,000 variants under its own key', () => {
    const many = Array.from({ length: 2000 }, (_, i) =>
      variant({ id: `v${i}`, shopPrice: price(40, 40) }),
    );
    expect(new Set(judge(...many).findings.map(({ key }) => key)).size).toBe(2000);
  });

  it('is unknown for a product that came without variants', () => {
    expect(judge()).toMatchObject({ outcome: 'unknown', reason: { id: 'reason.noVariants' } });
  });

  it('does not apply to an archived product', () => {
    const archived = listing({
      status: 'ARCHIVED',
      variants: [variant({ shopPrice: price(1, 1) })],
    });
    expect(resultOf('pointless-compare-at', archived)).toMatchObject({
      outcome: 'notApplicable',
      reason: { id: 'reason.archived' },
    });
  });
});

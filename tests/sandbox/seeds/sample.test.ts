import { describe, expect, it } from 'vitest';
import { assembleFacts } from '../../../app/core/audit/assemble-facts';
import type { OutcomeName } from '../../../app/core/audit/outcome';
import { auditListing } from '../../../app/core/audit/run';
import type { Listing } from '../../../app/core/listing/listing';
import type { PriceSeries } from '../../../app/core/listing/price-history';
import type { StoreFacts } from '../../../app/core/listing/store-facts';
import { sampleStore, SAMPLE_PRODUCTS } from './sample';

const now = new Date('2026-11-22T12:00:00Z');
const seed = sampleStore({ now });
const listings = seed.listings as Listing[];
const store: StoreFacts = {
  currency: 'USD',
  primaryLocale: 'en',
  publishedLocales: ['en', 'fr'],
  sellsTo: ['US', 'CA', 'QC'],
};

function canadianSeries({ id, sku }: Listing['variants'][number]): PriceSeries {
  const points = seed.priceChanges
    .filter((change) => change.sku === sku)
    .map(({ at, price, compareAtPrice }) => ({
      at,
      amount: price * seed.shop.canadianRate,
      compareAt: compareAtPrice === null ? null : compareAtPrice * seed.shop.canadianRate,
      shopAmount: price,
    }));
  return { variantId: id, currency: 'CAD', observedUntil: now.toISOString(), points };
}

function handlesWith(rule: string, outcome: OutcomeName): string[] {
  return listings
    .filter((listing) =>
      auditListing(
        assembleFacts(listing, { store, canadianPrices: listing.variants.map(canadianSeries) }),
        { now },
      ).some((result) => result.rule === rule && result.outcome === outcome),
    )
    .map((listing) => listing.handle);
}

describe('the sample store', () => {
  it('holds sixty products under sixty handles', () => {
    expect(new Set(SAMPLE_PRODUCTS.map((product) => product.handle)).size).toBe(60);
  });

  it.each<[rule: string, handles: string[]]>([
    [
      'missing-french-text',
      [
        'maple-cutting-board',
        'insulated-bottle-750',
        'geometry-set',
        'ceramic-planter-trio',
        'gift-card-wood',
      ],
    ],
    [
      'outdated-french-text',
      ['pour-over-kettle', 'folding-saw', 'name-labels', 'hockey-board-game'],
    ],
    ['untranslated-french-text', ['glass-spice-jars']],
    ['mixed-language-text', ['reed-diffuser']],
    ['truncated-french-text', ['kids-rain-boots']],
    ['french-typography', ['door-wreath-cedar']],
    ['anglicism-in-promotion', ['door-wreath-cedar']],
    ['tax-free-claim', ['cotton-bath-towels']],
    ['no-repair-statement', ['desk-lamp-clamp']],
    [
      'volatile-price',
      ['pour-over-kettle', 'down-mitts', 'trekking-poles', 'reed-diffuser', 'hockey-board-game'],
    ],
    [
      'pointless-compare-at',
      [
        'cast-iron-skillet',
        'chef-knife-8',
        'headlamp-400',
        'pencil-case-roll',
        'wall-clock-birch',
        'leather-wallet-slim',
      ],
    ],
    [
      'undescribed-photo',
      [
        'enamel-camp-mug',
        'trail-daypack-22',
        'headlamp-400',
        'pencil-case-roll',
        'wall-clock-birch',
        'plush-moose',
      ],
    ],
    ['missing-packaging-photo', []],
    [
      'few-photos',
      [
        'beeswax-wraps',
        'folding-saw',
        'pencil-case-roll',
        'gym-shorts-kids',
        'water-colour-set',
        'wool-throw-pillow',
        'fireplace-matches',
        'gift-card-wood',
      ],
    ],
    ['small-photo', ['fireplace-matches']],
    ['metric-only-measurements', ['pour-over-kettle', 'insulated-bottle-750', 'dry-bag-set']],
    ['missing-hs-code', ['apron-waxed-canvas']],
    ['invalid-hs-code', ['laptop-sleeve-felt']],
    ['missing-country-of-origin', ['dry-bag-set']],
    ['missing-weight', ['storage-baskets']],
  ])('carries the faults of %s that were put there, and no other', (rule, handles) => {
    expect(handlesWith(rule, 'fail').sort()).toEqual([...handles].sort());
  });

  it('says too little about the watercolours, and enough about what has a list or a dimension', () => {
    const vague = handlesWith('vague-description', 'fail');
    expect(vague).toEqual(expect.arrayContaining(['water-colour-set', 'gift-card-wood']));
    for (const handle of ['cedar-salad-bowl', 'entry-boot-tray'])
      expect(vague).not.toContain(handle);
  });

  it('never says that packaging is missing where nobody looked', () => {
    expect(handlesWith('missing-packaging-photo', 'unknown').length).toBeGreaterThan(20);
  });

  it('ends each price history at the price that the listing shows', () => {
    for (const variant of listings.flatMap((listing) => listing.variants)) {
      const last = seed.priceChanges.findLast((change) => change.sku === variant.sku);
      expect(variant.shopPrice.price.amount).toBe(last?.price);
    }
  });

  it('is the same at every call', () => {
    expect(sampleStore({ now }).orders.slice(0, 500)).toEqual(seed.orders.slice(0, 500));
  });

  it('spans two years of orders, busier in November and December than in spring', () => {
    const inMonths = (months: number[]) =>
      seed.orders.filter((order) => months.includes(new Date(order.createdAt).getUTCMonth() + 1))
        .length;
    expect(Date.parse(seed.orders[0]!.createdAt)).toBeLessThan(now.getTime() - 729 * 86_400_000);
    expect(inMonths([11, 12])).toBeGreaterThan(1.3 * inMonths([3, 4]));
  });
});

import { describe, expect, it } from 'vitest';
import { assembleFacts, type Surroundings } from '../../../app/core/audit/assemble-facts';
import type { OutcomeName } from '../../../app/core/audit/outcome';
import { auditListing } from '../../../app/core/audit/run';
import { seasonMarksOf } from '../../../app/core/calendar/season-marks';
import type { Listing } from '../../../app/core/listing/listing';
import type { PriceSeries } from '../../../app/core/listing/price-history';
import type { DailySales, SalesHistory } from '../../../app/core/listing/sales-history';
import { storeDay } from '../../../app/core/listing/store-day';
import type { StoreFacts } from '../../../app/core/listing/store-facts';
import { returnBaselineOf } from '../../../app/core/returns/return-baseline';
import { returnCounts } from '../../../app/core/returns/return-counts';
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

const TIME_ZONE = seed.shop.timeZone;
const today = storeDay(now, TIME_ZONE);
const variantIds = new Map(
  listings.flatMap(({ variants }) => variants.map(({ id, sku }) => [sku, id] as const)),
);

/** Units by variant, as the app would have read them from the orders of two years. */
const soldBy = new Map<string, DailySales[]>();
for (const { createdAt, country, lines } of seed.orders) {
  for (const { sku, quantity, returnedQuantity, returnReason } of lines) {
    const variantId = variantIds.get(sku);
    if (variantId === undefined) continue;
    const reason = returnReason?.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    soldBy.set(variantId, [
      ...(soldBy.get(variantId) ?? []),
      {
        day: storeDay(new Date(createdAt), TIME_ZONE),
        variantId,
        country,
        units: quantity,
        returnedUnits: returnedQuantity,
        returnReasons: reason && returnedQuantity > 0 ? { [reason]: returnedQuantity } : {},
      },
    ]);
  }
}

function salesOf({ variants }: Listing): SalesHistory {
  const days = variants.flatMap(({ id }) => soldBy.get(id) ?? []);
  return {
    since: storeDay(new Date(seed.orders[0]?.createdAt ?? now), TIME_ZONE),
    until: today,
    days,
  };
}

const returnBaseline = returnBaselineOf(
  listings.map((listing) =>
    returnCounts(salesOf(listing), { today, minimumOrderAgeDays: 30, windowDays: 365 }),
  ),
);

function surroundingsOf(listing: Listing): Surroundings {
  const canadianPrices = listing.variants.map(canadianSeries);
  return {
    store: { ...store, timeZone: TIME_ZONE },
    canadianPrices,
    americanPrices: canadianPrices.map((series) => ({
      ...series,
      currency: 'USD',
      points: series.points.map((point) => ({
        ...point,
        amount: point.amount / seed.shop.canadianRate,
        compareAt: point.compareAt === null ? null : point.compareAt / seed.shop.canadianRate,
      })),
    })),
    sales: salesOf(listing),
    ...(returnBaseline && { returnBaseline }),
    seasons: seasonMarksOf({
      tags: listing.tags,
      audiences: store.sellsTo,
      now,
      timeZone: TIME_ZONE,
    }),
  };
}

function handlesWith(rule: string, outcome: OutcomeName): string[] {
  return listings
    .filter((listing) =>
      auditListing(assembleFacts(listing, surroundingsOf(listing)), { now }).some(
        (result) => result.rule === rule && result.outcome === outcome,
      ),
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
    ['price-jump', ['down-mitts', 'hockey-board-game']],
    ['unsupported-was-price', ['hockey-board-game', 'rain-shell']],
    ['brief-reference-price', ['hockey-board-game', 'rain-shell', 'stoneware-dinner-plates']],
    ['stale-reference-price', ['hockey-board-game', 'rain-shell', 'stoneware-dinner-plates']],
    ['exchange-rate-drift', []],
    [
      'high-return-rate',
      [
        'ceramic-planter-trio',
        'desk-lamp-clamp',
        'glass-spice-jars',
        'kids-rain-boots',
        'merino-base-layer',
        'snowshoes-trail',
        'stoneware-dinner-plates',
      ],
    ],
    ['unready-for-season', ['gift-card-wood', 'hockey-board-game']],
    ['overstock-before-season-end', []],
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

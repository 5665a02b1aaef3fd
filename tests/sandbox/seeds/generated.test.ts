import { describe, expect, it } from 'vitest';
import { auditListing } from '~/core/audit/run';
import { assembleFacts } from '~/core/audit/assemble-facts';
import type { Listing } from '~/core/listing/listing';
import { detectCatalogueLanguage } from '~/core/language/language';
import type { PriceHistory } from '~/core/prices/price-history';
import { PricePoints } from '~/core/prices/price-points';
import { generatedStore } from '../../../sandbox/seeds/generated';
import { expectedCounts, type ExpectedCounts } from '../../support/expected-counts';

const now = new Date('2026-11-22T12:00:00Z');

describe('generatedStore', () => {
  it.each([1, 42])('holds exactly the faults that it promises, whatever the seed (%i)', (seed) => {
    const products = 400;
    const store = generatedStore({ products, seed, now });
    const found: ExpectedCounts = {
      listings: 0,
      variants: 0,
      photos: 0,
      photosWithoutAlt: 0,
      failing: {
        'missing-french-text': 0,
        'outdated-french-text': 0,
        'pointless-compare-at': 0,
        'undescribed-photo': 0,
        'volatile-price': 0,
      },
      withPackagingPhoto: 0,
    };
    for (const listing of store.products) {
      const facts = assembleFacts(listing, {
        store: { currency: 'USD', primaryLocale: 'en', sellsTo: ['US', 'CA', 'QC'] },
        canadianPrices: historyOf(listing, store.priceChanges),
      });
      const results = auditListing(facts, { now });
      expect(results.map(({ outcome }) => outcome)).not.toContain('error');
      found.listings += 1;
      found.variants += listing.variants.length;
      found.photos += listing.media.length;
      found.photosWithoutAlt += listing.media.filter(({ alt }) => !alt).length;
      for (const { rule, outcome } of results) {
        if (rule === 'missing-packaging-photo')
          found.withPackagingPhoto += Number(outcome === 'pass');
        else if (isCounted(rule)) found.failing[rule] += Number(outcome === 'fail');
      }
    }
    expect(found).toEqual(expectedCounts({ products }));
  });

  it('is on average three variants and four photos a product', () => {
    expect(expectedCounts({ products: 100_000 })).toMatchObject({
      variants: 300_000,
      photos: 400_000,
    });
  });

  it('is the same each time for one seed, and another for another', () => {
    const titles = (seed: number) =>
      [...generatedStore({ products: 50, seed, now }).products].map(({ title }) => title);
    expect(titles(1)).toEqual(titles(1));
    expect(titles(1)).not.toEqual(titles(2));
  });

  it('has unique ids, handles and SKUs, and reads as English with French beside it', () => {
    const listings = [...generatedStore({ products: 500, seed: 7, now }).products];
    const variants = listings.flatMap((listing) => listing.variants);
    const media = listings.flatMap((listing) => listing.media);
    for (const keys of [
      listings.map(({ id }) => id),
      listings.map(({ handle }) => handle),
      variants.map(({ id }) => id),
      variants.map(({ sku }) => sku),
      media.map(({ id }) => id),
    ]) {
      expect(new Set(keys).size).toBe(keys.length);
    }
    expect(detectCatalogueLanguage(listings)).toBe('en');
    const french = listings.flatMap((listing) => {
      const text = (key: string) => listing.french?.find((each) => each.key === key)?.value ?? '';
      return listing.french?.length
        ? [{ title: text('title'), descriptionHtml: text('body_html') }]
        : [];
    });
    expect(french).toHaveLength(250);
    expect(detectCatalogueLanguage(french)).toBe('fr');
  });

  it('ends each price history at the present price', () => {
    const { products: listings, priceChanges } = generatedStore({ products: 300, seed: 5, now });
    const last = new Map(priceChanges.map(({ sku, price }) => [sku, price]));
    const present = [...listings]
      .flatMap(({ variants }) => variants)
      .filter(({ sku }) => last.has(sku ?? ''));
    expect(present.length).toBeGreaterThan(0);
    for (const { sku, shopPrice } of present)
      expect(last.get(sku ?? '')).toBe(shopPrice.price.amount);
    expect(priceChanges.map(({ at }) => at)).toEqual(priceChanges.map(({ at }) => at).toSorted());
  });
});

function isCounted(rule: string): rule is keyof ExpectedCounts['failing'] {
  return rule in expectedCounts({ products: 0 }).failing;
}

/** Prices as a Canadian saw them: those that changed, and the others as they have always been. */
function historyOf(
  listing: Listing,
  changes: { at: string; sku: string; price: number; compareAtPrice: number | null }[],
): PriceHistory {
  return listing.variants.map(({ id, sku, shopPrice }) => {
    const own = changes.filter((change) => change.sku === sku);
    const steady = {
      at: Date.parse('2026-01-01'),
      amount: shopPrice.price.amount,
      compareAt: null,
    };
    return {
      variantId: id,
      currency: 'CAD',
      points: PricePoints.of(
        own.length > 0
          ? own.map(({ at, price }) => ({ at: Date.parse(at), amount: price, compareAt: null }))
          : [steady],
      ),
      observedUntil: now.getTime(),
    };
  });
}

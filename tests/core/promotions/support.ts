import type { RuleResult } from '~/core/audit/outcome';
import type { Offer, PromotedListing, PromotionFacts } from '~/core/promotions/facts';
import type { PromotionPlan } from '~/core/promotions/promotion';
import type { SalesHistory } from '~/core/orders/sales-history';
import { addDays } from '~/core/days/store-day';
import { regionOf } from '~/core/store/market';
import { listing, NOW, price, series, variant } from '../support';

export const LISTING_ID = listing().id;

/** Twenty percent off for Canada's buyers, from five days after `NOW` for four days. */
export function plan(overrides: Partial<PromotionPlan> = {}): PromotionPlan {
  return {
    name: 'Black Friday',
    audiences: ['CA'],
    reach: 'allBuyers',
    selection: { kind: 'listings', listingIds: [LISTING_ID] },
    discount: { kind: 'percentage', percent: 20 },
    trigger: { kind: 'automatic' },
    startsAt: '2026-11-27T05:00:00Z',
    endsAt: '2026-12-01T05:00:00Z',
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: true },
    ...overrides,
  };
}

/** Sold for 40 CAD at home and in Canada, 30 USD in the US; cost 10; nine in stock. */
export const sold = variant({
  shopPrice: price(40),
  shownPrice: { CA: price(40), US: price(30, null, 'USD') },
  hasFixedCanadianPrice: true,
  stock: 9,
  inventory: { unitCost: { amount: 10, currency: 'CAD' } },
});

/** So many units a day, for 500 days. */
export function sales(unitsADay = 0): SalesHistory {
  return {
    since: addDays('2026-11-22', -500),
    until: '2026-11-22',
    days: Array.from({ length: unitsADay === 0 ? 0 : 500 }, (_, days) => ({
      day: addDays('2026-11-22', -days),
      variantId: sold.id,
      country: 'CA',
      units: unitsADay,
      returnedUnits: 0,
      returnReasons: {},
    })),
  };
}

export function passed(overrides: Partial<RuleResult> = {}): RuleResult {
  return {
    rule: 'missing-french-text',
    audiences: ['QC'],
    severity: 'high',
    outcome: 'pass',
    reason: null,
    findings: [],
    ...overrides,
  };
}

/** Ready, in stock, its prices known and unchanged for 400 days. */
export function promoted(overrides: Partial<PromotedListing> = {}): PromotedListing {
  return {
    listing: listing({ variants: [sold] }),
    results: [passed()],
    prices: {
      CA: [series([[400, 40, null, 40]])],
      US: [series([[400, 30, null, 40]], { currency: 'USD' })],
    },
    sales: sales(),
    ...overrides,
  };
}

export interface Known extends PromotionFacts {
  listings: PromotedListing[];
}

export function facts(overrides: Partial<Known> = {}): Known {
  const listings = overrides.listings ?? [promoted()];
  return {
    now: NOW,
    store: {
      currency: 'CAD',
      primaryLocale: 'en',
      timeZone: 'America/Toronto',
      sellsTo: ['US', 'CA', 'QC'],
    },
    listings,
    chosenListings: listings.length,
    missingListings: 0,
    offers: [],
    startedAt: null,
    marketDiscounts: true,
    markets: [
      { name: 'United States', regions: [regionOf('US', null)] },
      { name: 'Canada', regions: [regionOf('CA', null)] },
    ],
    storeFindings: [],
    rates: { CA: 1, US: 0.75 },
    thresholds: {},
    ...overrides,
  };
}

/** A discount that somebody made in Shopify, over the whole time and on everything. */
export function offer(overrides: Partial<Offer> = {}): Offer {
  return {
    id: 'gid://shopify/DiscountAutomaticNode/1',
    name: 'Autumn sale',
    source: 'discount',
    method: 'automatic',
    codes: [],
    startsAt: '2026-11-20T05:00:00Z',
    endsAt: null,
    covers: { kind: 'all' },
    isUnconditional: true,
    level: 'product',
    regions: null,
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
    discountCount: 1,
    ...overrides,
  };
}

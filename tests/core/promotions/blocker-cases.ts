import type { Severity } from '~/core/audit/outcome';
import type { BlockerId } from '~/core/promotions/blocker';
import type { PromotionPlan } from '~/core/promotions/promotion';
import {
  BLOCKER_KINDS,
  whatStandsInTheWay as allInTheWay,
} from '~/core/promotions/what-stands-in-the-way';
import { regionOf } from '~/core/store/market';
import { PricePoints } from '~/core/prices/price-points';
import { listing, price, series } from '../support';
import { SALE_CASES } from './sale-blocker-cases';
import { facts, offer, passed, plan, promoted, sales, sold, type Known } from './support';

export type Case = [plan: PromotionPlan, known: Known];
export const whatStandsInTheWay = (planned: PromotionPlan, known: Known, kinds = BLOCKER_KINDS) =>
  allInTheWay(planned, known, known.listings, kinds);
export const ofListing = (overrides: Parameters<typeof promoted>[0]) =>
  facts({ listings: [promoted(overrides)] });
export const withVariant = (overrides: Partial<typeof sold>) =>
  ofListing({ listing: listing({ variants: [{ ...sold, ...overrides }] }) });

const numbers = (count: number, type = 'Product') =>
  Array.from({ length: count }, (_, index) => `gid://shopify/${type}/${index + 1}`);
export const chosen = (count: number) => ({
  kind: 'listings' as const,
  listingIds: numbers(count),
});
export const code = { kind: 'code' as const, code: 'RENTREE' };
export const highFinding = passed({
  outcome: 'fail',
  findings: [
    {
      key: 'title',
      severity: 'high',
      field: 'title',
      message: { id: 'rule.missing-french-text.title', data: {} },
    },
  ],
});
const otherOf = (source: 'promotion' | 'discount', more: Parameters<typeof offer>[0] = {}) =>
  facts({ offers: [offer({ source, ...more })] });
const ofStore = (rule: string, severity: Severity = 'high') =>
  facts({ storeFindings: [{ rule, severity, audiences: ['QC'] }] });
export const forQuebec = plan({ audiences: ['QC'] });
export const oneDay = { startsAt: '2026-11-27T05:00:00Z', endsAt: '2026-11-28T05:00:00Z' };
/** A hundred days. */
export const long = plan({ endsAt: '2027-03-07T05:00:00Z' });
export const inMarkets = (overrides: Partial<PromotionPlan> = {}) =>
  plan({ reach: 'markets', ...overrides });
const campaign = inMarkets({
  audiences: ['US', 'CA'],
  own: { CA: { discount: { kind: 'percentage', percent: 25 } } },
});
const UNITED_STATES = { name: 'United States', regions: [regionOf('US', null)] };
const CANADA = { name: 'Canada', regions: [regionOf('CA', null)] };
const QUEBEC = { name: 'Québec', regions: [regionOf('CA', 'QC')] };
/** Steady for more than a year, of which all but the last days is known by the merchant's own word. */
const importedUntil = (daysAgo: number) => {
  const steady = series([
    [400, 40, null, 40],
    [daysAgo, 40, null, 40],
  ]);
  const [first, ...others] = steady.points;
  const points = first ? [{ ...first, isImported: true as const }, ...others] : [];
  return { ...steady, points: PricePoints.of(points) };
};
const fall = (daysAgo: number) => ({
  CA: [
    series([
      [400, 50, null, 50],
      [daysAgo, 40, null, 40],
    ]),
  ],
});

/** Sold for 50 US dollars and a fixed 60 Canadian ones; costs 38. */
export const inDollars: Partial<typeof sold> = {
  shopPrice: price(50, null, 'USD'),
  shownPrice: { CA: price(60), US: price(50, null, 'USD') },
  hasFixedCanadianPrice: true,
  inventory: { unitCost: { amount: 38, currency: 'USD' } },
};

/** For each kind: what each of its messages is said of, and what it has nothing to say of. */
export const CASES: Record<BlockerId, { says: Record<string, Case>; silent: Case[] }> = {
  'empty-selection': {
    says: {
      nothingChosen: [plan({ selection: chosen(0) }), facts({ listings: [] })],
      emptyCollections: [
        plan({ selection: { kind: 'collections', collectionIds: numbers(1, 'Collection') } }),
        facts({ listings: [] }),
      ],
      nothingLeft: [
        plan({
          selection: { kind: 'all' },
          exclusions: { listingIds: [], collectionIds: [], tags: ['final sale'] },
        }),
        facts({ listings: [], chosenListings: 0 }),
      ],
      unknown: [
        plan({ selection: { kind: 'collections', collectionIds: numbers(1, 'Collection') } }),
        facts({ listings: [], chosenListings: null }),
      ],
    },
    silent: [
      [plan(), facts()],
      [plan({ selection: { kind: 'all' } }), facts()],
    ],
  },
  'end-before-start': {
    says: { reversed: [plan({ endsAt: plan().startsAt }), facts()] },
    silent: [[plan({ endsAt: '2026-11-27T05:01:00Z' }), facts()]],
  },
  'start-in-past': {
    says: { past: [plan({ startsAt: '2026-11-22T11:59:59Z' }), facts()] },
    silent: [
      [plan({ startsAt: '2026-11-22T12:00:00Z' }), facts()],
      // It runs already: changing its end must not ask for another start.
      [
        plan({ startsAt: '2026-11-20T05:00:00Z' }),
        facts({ startedAt: '2026-11-20T05:00:00.000Z' }),
      ],
    ],
  },
  'end-in-past': {
    says: { past: [plan({ endsAt: '2026-11-22T12:00:00Z' }), facts()] },
    silent: [[plan({ endsAt: '2026-11-22T12:00:01Z' }), facts()]],
  },
  'too-many-automatic-discounts': {
    says: {
      tooMany: [plan(), facts({ offers: [offer({ discountCount: 25 })] })],
      unknown: [plan(), facts({ offers: null })],
    },
    silent: [
      [plan(), facts({ offers: [offer({ discountCount: 24 })] })],
      [plan({ trigger: code }), facts({ offers: [offer({ discountCount: 25 })] })],
      [plan(), facts({ offers: [offer({ discountCount: 25, method: 'code' })] })],
      [plan(), facts({ offers: [offer({ discountCount: 25, endsAt: plan().startsAt })] })],
      // Never at the same instant.
      [
        plan(),
        facts({
          offers: [
            offer({ discountCount: 24, endsAt: '2026-11-28T00:00:00Z' }),
            offer({ discountCount: 24, startsAt: '2026-11-28T00:00:00Z' }),
          ],
        }),
      ],
    ],
  },
  'too-many-entries': {
    says: {
      listings: [plan({ trigger: code, selection: chosen(101) }), facts()],
      collections: [
        plan({
          trigger: code,
          selection: { kind: 'collections', collectionIds: numbers(101, 'Collection') },
        }),
        facts(),
      ],
    },
    silent: [
      [plan({ trigger: code, selection: chosen(100) }), facts()],
      [plan({ selection: chosen(101) }), facts()],
    ],
  },
  'code-taken': {
    says: {
      taken: [plan({ trigger: code }), otherOf('discount', { method: 'code', codes: ['rentree'] })],
      unknown: [plan({ trigger: code }), facts({ offers: null })],
    },
    silent: [
      [plan({ trigger: code }), otherOf('discount', { method: 'code', codes: ['RENTREE26'] })],
      [plan(), facts({ offers: null })],
    ],
  },
  'listing-missing': {
    says: {
      missing: [plan(), facts({ listings: [], chosenListings: 1, missingListings: 1 })],
      unread: [
        plan({ selection: { kind: 'collections', collectionIds: numbers(1, 'Collection') } }),
        facts({ chosenListings: 2, missingListings: 1 }),
      ],
    },
    silent: [[plan(), facts()]],
  },
  'reach-not-supported': {
    says: {
      allBuyers: [inMarkets(), facts({ marketDiscounts: false })],
      onlyOne: [campaign, facts({ marketDiscounts: false })],
      shared: [
        campaign,
        facts({
          markets: [
            { name: 'North America', regions: [regionOf('US', null), regionOf('CA', null)] },
          ],
        }),
      ],
      unknown: [inMarkets(), facts({ marketDiscounts: null })],
      noMarket: [inMarkets(), facts({ markets: [UNITED_STATES] })],
      otherCountries: [
        inMarkets(),
        facts({
          markets: [
            { name: 'North America', regions: [regionOf('US', null), regionOf('CA', null)] },
          ],
        }),
      ],
      subdivisions: [inMarkets({ audiences: ['QC'] }), facts({ markets: [QUEBEC] })],
      wholeCanada: [inMarkets({ audiences: ['QC'] }), facts()],
    },
    silent: [
      // Where both reach Quebec, the one of the whole country is taken.
      [inMarkets({ audiences: ['CA', 'QC'] }), facts({ markets: [CANADA, QUEBEC] })],
      [inMarkets(), facts()],
      [inMarkets({ audiences: ['CA', 'QC'] }), facts()],
      [plan(), facts({ marketDiscounts: false, markets: null })],
      [campaign, facts()],
    ],
  },
  'store-not-ready': {
    says: {
      frenchNotPublished: [forQuebec, ofStore('french-not-published')],
      findings: [forQuebec, ofStore('policy-not-in-french')],
    },
    silent: [
      [forQuebec, facts()],
      [plan({ audiences: ['US'] }), ofStore('french-not-published')],
      [forQuebec, ofStore('missing-delivery-promise', 'medium')],
    ],
  },
  'listing-not-ready': {
    says: {
      findings: [forQuebec, ofListing({ results: [highFinding] })],
      // What a photo shows is no proof of what other sides of the box show.
      likely: [
        forQuebec,
        ofListing({ results: [{ ...highFinding, rule: 'packaging-without-french' }] }),
      ],
      unknown: [
        forQuebec,
        ofListing({
          results: [
            passed({ outcome: 'unknown', reason: { id: 'reason.stockNotRead', data: {} } }),
          ],
        }),
      ],
      notAudited: [forQuebec, ofListing({ results: null })],
    },
    silent: [
      [forQuebec, facts()],
      // French is not asked of a promotion for others.
      [plan(), ofListing({ results: [highFinding] })],
      [
        forQuebec,
        ofListing({
          results: [
            passed({
              outcome: 'fail',
              severity: 'medium',
              findings: [{ ...highFinding.findings[0]!, severity: 'medium' }],
            }),
          ],
        }),
      ],
      [
        forQuebec,
        ofListing({
          results: [
            passed({
              rule: 'small-photo',
              outcome: 'unknown',
              severity: 'low',
              reason: { id: 'reason.stockNotRead', data: {} },
            }),
          ],
        }),
      ],
      // Judged by the promotion's own days.
      [
        plan(),
        ofListing({
          results: [{ ...highFinding, rule: 'unsupported-was-price', audiences: ['CA'] }],
        }),
      ],
    ],
  },
  'listing-not-active': {
    says: {
      draft: [plan(), ofListing({ listing: listing({ status: 'DRAFT' }) })],
      archived: [plan(), ofListing({ listing: listing({ status: 'ARCHIVED' }) })],
    },
    silent: [
      [plan(), facts()],
      [plan(), ofListing({ listing: listing({ status: 'UNLISTED' }) })],
    ],
  },
  'was-price': {
    says: {
      // Raised sixty days ago.
      CA: [
        plan(),
        ofListing({
          prices: {
            CA: [
              series([
                [400, 30, null, 30],
                [60, 40, null, 40],
              ]),
            ],
          },
        }),
      ],
      US: [
        plan(),
        ofListing({
          prices: {
            US: [
              series(
                [
                  [400, 20, null, 30],
                  [10, 30, null, 40],
                ],
                { currency: 'USD' },
              ),
            ],
          },
        }),
      ],
      unknownCA: [plan(), ofListing({ prices: { CA: [series([[20, 40, null, 40]])] } })],
      unknownUS: [plan(), ofListing({ prices: {} })],
      // Of a year all is known, most of it by what the merchant imported.
      imported: [plan(), ofListing({ prices: { CA: [importedUntil(20)] } })],
    },
    silent: [[plan(), facts()]],
  },
  'price-changed': {
    says: {
      changed: [plan(), ofListing({ prices: fall(9) })],
      unknown: [plan(), ofListing({ prices: { CA: [series([[8, 40, null, 40]])] } })],
    },
    silent: [
      [plan(), facts()],
      // The day before the freeze begins.
      [plan(), ofListing({ prices: fall(10) })],
      // The exchange rate's doing.
      [
        plan(),
        ofListing({
          listing: listing({ variants: [{ ...sold, ...inDollars, hasFixedCanadianPrice: false }] }),
          prices: {
            CA: [
              series([
                [400, 40, null, 30],
                [2, 45, null, 30],
              ]),
            ],
          },
        }),
      ],
      // The freeze lies ahead: nothing is known of it, and nothing is asked.
      [plan({ startsAt: '2027-02-01T05:00:00Z' }), ofListing({ prices: {} })],
    ],
  },
  overlap: {
    says: {
      promotion: [plan(), otherOf('promotion')],
      discount: [plan(), otherOf('discount')],
      // What a buyer has to bring something for, whoever made it.
      conditional: [
        plan(),
        facts({
          offers: [
            offer({ isUnconditional: false }),
            offer({ isUnconditional: false, source: 'promotion' }),
          ],
        }),
      ],
      unreadable: [plan(), otherOf('discount', { covers: { kind: 'unknown' } })],
      unknown: [plan(), facts({ offers: null })],
    },
    silent: [
      [plan(), facts()],
      [plan(), otherOf('discount', { endsAt: plan().startsAt })],
      [plan(), otherOf('discount', { startsAt: plan().endsAt })],
      [plan(), otherOf('discount', { covers: { kind: 'listings', listingIds: new Set(['x']) } })],
      [
        plan(),
        otherOf('discount', {
          isUnconditional: false,
          covers: { kind: 'listings', listingIds: new Set(['x']) },
        }),
      ],
      // Free shipping.
      [plan(), otherOf('discount', { isUnconditional: false, covers: { kind: 'none' } })],
      [inMarkets(), otherOf('discount', { regions: [regionOf('US', null)] })],
      [
        inMarkets({ audiences: ['QC'] }),
        facts({ markets: [QUEBEC], offers: [offer({ regions: [regionOf('CA', 'ON')] })] }),
      ],
    ],
  },
  ...SALE_CASES,
  'below-cost': {
    says: {
      below: [plan(), withVariant({ inventory: { unitCost: { amount: 32.01, currency: 'CAD' } } })],
      free: [
        plan({ discount: { kind: 'amount', off: { amount: 40, currency: 'CAD' } } }),
        withVariant({ inventory: {} }),
      ],
      unknown: [plan(), withVariant({ inventory: { unitCost: null } })],
      unknownRate: [
        plan({ discount: { kind: 'percentage', percent: 10 } }),
        { ...withVariant(inDollars), rates: {} },
      ],
    },
    silent: [
      [plan(), withVariant({ inventory: { unitCost: { amount: 32, currency: 'CAD' } } })],
      [plan(), withVariant({ shopPrice: price(0), inventory: {} })],
      // 54 Canadian dollars for what costs 52.06, and none for what only Americans get.
      [
        plan({ discount: { kind: 'percentage', percent: 10 } }),
        { ...withVariant(inDollars), rates: { CA: 1.37 } },
      ],
      [inMarkets({ audiences: ['US'] }), { ...withVariant(inDollars), rates: { CA: 1.37 } }],
    ],
  },
  'stock-too-low': {
    says: {
      soldOut: [plan(), withVariant({ stock: 0 })],
      // Four days at one a day: three are too few.
      low: [
        plan(),
        ofListing({ listing: listing({ variants: [{ ...sold, stock: 3 }] }), sales: sales(1) }),
      ],
      // Four are enough for these, but eight sell until the last of them.
      restock: [
        plan(),
        ofListing({ listing: listing({ variants: [{ ...sold, stock: 7 }] }), sales: sales(1) }),
      ],
      stockUnknown: [plan(), withVariant({ stock: undefined })],
      salesUnknown: [plan(), ofListing({ sales: undefined })],
    },
    silent: [
      [plan(), facts()],
      [
        plan(),
        ofListing({ listing: listing({ variants: [{ ...sold, stock: 8 }] }), sales: sales(1) }),
      ],
      [plan(), ofListing({ listing: listing({ variants: [{ ...sold, stock: null }] }) })],
    ],
  },
};

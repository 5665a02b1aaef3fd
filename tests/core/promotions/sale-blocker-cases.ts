import type { PromotionPlan } from '~/core/promotions/promotion';
import type { SaleFacts, SaleMarket } from '~/core/promotions/sale/sale-markets';
import { regionOf } from '~/core/store/market';
import { listing, price } from '../support';
import { facts, offer, plan, promoted, sold, type Known } from './support';

type Case = [plan: PromotionPlan, known: Known];

export const CANADA: SaleMarket = {
  id: 'gid://shopify/Market/1',
  name: 'Canada',
  regions: [regionOf('CA', null)],
  priceList: null,
};
export const UNITED_STATES: SaleMarket = {
  id: 'gid://shopify/Market/2',
  name: 'United States',
  regions: [regionOf('US', null)],
  priceList: { id: 'gid://shopify/PriceList/2', currency: 'USD' },
};
export const EUROPE: SaleMarket = {
  id: 'gid://shopify/Market/3',
  name: 'Europe',
  regions: [regionOf('FR', null), regionOf('DE', null)],
  priceList: null,
};

/** A Canadian store that sells to the US by a price list of its own, in which nothing is fixed. */
export function saleFacts(overrides: Partial<SaleFacts> = {}): SaleFacts {
  return {
    markets: [CANADA, UNITED_STATES],
    fixed: new Map(),
    mayWrite: true,
    ...overrides,
  };
}

export function salePlan(overrides: Partial<PromotionPlan> = {}): PromotionPlan {
  return plan({ kind: 'salePrices', ...overrides });
}

const forCanada = salePlan({ reach: 'markets', audiences: ['CA'] });
const forAmericans = salePlan({ reach: 'markets', audiences: ['US'] });

function sale(overrides: Partial<SaleFacts> = {}, variant: Partial<typeof sold> = {}): Known {
  const known = facts({
    listings: [promoted({ listing: listing({ variants: [{ ...sold, ...variant }] }) })],
    sale: saleFacts(overrides),
  });
  return { ...known, store: { ...known.store, country: 'CA' } };
}

/** Fixed for Americans, so that it follows nothing. */
const FIXED_THERE = new Map([
  ['gid://shopify/PriceList/2', new Map([[sold.id, price(30, null, 'USD')]])],
]);
const OTHER_SALE = offer({ source: 'promotion', isSale: true, name: 'Boxing Week' });
/** It is on. */
const SALE_UNTIL_THEN = {
  ...OTHER_SALE,
  startsAt: '2026-11-20T05:00:00Z',
  endsAt: plan().startsAt,
};

export const SALE_CASES = {
  'sale-permission': {
    says: { missing: [salePlan(), sale({ mayWrite: false })] as Case },
    silent: [
      [salePlan(), sale()],
      [salePlan(), sale({ mayWrite: null })],
      [plan(), sale({ mayWrite: false })],
    ] as Case[],
  },
  'sale-too-many': {
    says: { tooMany: [salePlan(), { ...sale(), chosenListings: 501 }] as Case },
    silent: [
      [salePlan(), { ...sale(), chosenListings: 500 }],
      [salePlan(), { ...sale(), chosenListings: null }],
      [plan(), { ...sale(), chosenListings: 501 }],
    ] as Case[],
  },
  'sale-follows': {
    says: {
      // What Americans are asked follows the price that would be lowered for Canadians.
      follows: [forCanada, sale()] as Case,
      unknown: [salePlan(), facts({ sale: null })] as Case,
    },
    silent: [
      [forCanada, sale({ fixed: FIXED_THERE })],
      [salePlan(), sale()],
      // Canadians keep the variant's own price.
      [forAmericans, sale()],
      [plan({ reach: 'markets' }), sale()],
    ] as Case[],
  },
  'sale-no-price-list': {
    says: {
      none: [
        forAmericans,
        sale({ markets: [CANADA, { ...UNITED_STATES, priceList: null }] }),
      ] as Case,
    },
    silent: [
      [forAmericans, sale()],
      [salePlan(), sale({ markets: [CANADA, { ...UNITED_STATES, priceList: null }] })],
    ] as Case[],
  },
  'sale-no-price': {
    says: {
      otherCurrency: [
        salePlan({
          reach: 'markets',
          audiences: ['US'],
          discount: { kind: 'amount', off: { amount: 5, currency: 'CAD' } },
        }),
        sale(),
      ] as Case,
      unknownPrice: [forAmericans, sale({}, { shownPrice: {} })] as Case,
      nothingOff: [
        salePlan({ discount: { kind: 'percentage', percent: 0.01 } }),
        sale({}, { shopPrice: price(0.5) }),
      ] as Case,
      free: [salePlan({ discount: { kind: 'percentage', percent: 100 } }), sale()] as Case,
    },
    silent: [
      [salePlan(), sale()],
      [forAmericans, sale()],
      [plan({ discount: { kind: 'percentage', percent: 100 } }), sale()],
    ] as Case[],
  },
  'sale-overlap': {
    says: { other: [salePlan(), { ...sale(), offers: [OTHER_SALE] }] as Case },
    silent: [
      [salePlan(), { ...sale(), offers: [{ ...OTHER_SALE, isSale: false }] }],
      [salePlan(), { ...sale(), offers: [{ ...OTHER_SALE, endsAt: plan().startsAt }] }],
      // A discount is taken off whatever is asked.
      [plan(), { ...sale(), offers: [OTHER_SALE] }],
    ] as Case[],
  },
  'already-on-sale': {
    says: {
      shown: [salePlan(), sale({}, { shopPrice: price(30, 40) })] as Case,
      lowered: [plan(), { ...sale(), offers: [SALE_UNTIL_THEN] }] as Case,
    },
    silent: [
      [salePlan(), sale()],
      [salePlan(), sale({}, { shopPrice: price(40, 40) })],
      [plan(), sale({}, { shopPrice: price(30, 40) })],
      // What has not begun has lowered nothing yet.
      [plan(), { ...sale(), offers: [{ ...SALE_UNTIL_THEN, startsAt: '2026-11-23T05:00:00Z' }] }],
      [plan(), { ...sale(), offers: [{ ...SALE_UNTIL_THEN, isSale: false }] }],
    ] as Case[],
  },
};

import { assembleFacts, type Surroundings } from '~/core/audit/assemble-facts';
import type { RuleResult } from '~/core/audit/outcome';
import type { StoreRuleFacts } from '~/core/audit/facts';
import type { Rule } from '~/core/audit/rule';
import { auditListing, auditStore, type AuditOptions } from '~/core/audit/run';
import type { Listing, Media, Variant } from '~/core/listing/listing';
import type { Price } from '~/core/listing/money';
import type { PriceSeries } from '~/core/prices/price-history';
import type { StoreFacts } from '~/core/store/store-facts';
import { PricePoints } from '~/core/prices/price-points';

export const NOW = new Date('2026-11-22T12:00:00Z');
const DAY_MS = 86_400_000;

export const STORE: StoreFacts = {
  currency: 'CAD',
  primaryLocale: 'en',
  sellsTo: ['US', 'CA', 'QC'],
};

/** What a rule that a test makes up says of itself, where the test is about something else. */
export const TRAITS = {
  gravest: 'high',
  group: 'texts',
  weight: 1,
  certainty: 1,
  opensBy: 'edit',
  explainedBy: null,
  promotion: 'none',
} as const satisfies Partial<Rule>;

export function price(amount: number, compareAt: number | null = null, currency = 'CAD'): Price {
  return {
    price: { amount, currency },
    compareAt: compareAt === null ? null : { amount: compareAt, currency },
  };
}

export function variant(overrides: Partial<Variant> = {}): Variant {
  return {
    id: 'gid://shopify/ProductVariant/1',
    title: 'Default Title',
    sku: 'KETTLE-1',
    selectedOptions: [],
    shopPrice: price(40),
    ...overrides,
  };
}

export function photo(overrides: Partial<Media> = {}): Media {
  return {
    id: 'gid://shopify/MediaImage/1',
    kind: 'IMAGE',
    url: 'https://cdn.example.com/files/kettle.jpg?v=1',
    alt: 'A copper kettle on a stove',
    ...overrides,
  };
}

export function listing(overrides: Partial<Listing> = {}): Listing {
  return {
    id: 'gid://shopify/Product/1',
    handle: 'copper-kettle',
    title: 'Copper kettle',
    descriptionHtml: '<p>Boils a litre in four minutes.</p>',
    status: 'ACTIVE',
    vendor: 'Boreal Goods',
    productType: 'Kettles',
    tags: [],
    options: [],
    variants: [variant()],
    media: [photo()],
    ...overrides,
  };
}

/** Steps given as [days before NOW, amount, compare-at price, price in the store's currency]; looked at until NOW. */
export function series(
  steps: [daysAgo: number, amount: number, compareAt?: number | null, shopAmount?: number][],
  overrides: Partial<PriceSeries> = {},
): PriceSeries {
  return {
    variantId: variant().id,
    currency: 'CAD',
    points: PricePoints.of(
      steps.map(([daysAgo, amount, compareAt = null, shopAmount]) => ({
        at: NOW.getTime() - daysAgo * DAY_MS,
        amount,
        compareAt,
        ...(shopAmount !== undefined && { shopAmount }),
      })),
    ),
    observedUntil: NOW.getTime(),
    ...overrides,
  };
}

/** One rule's answer for one listing, as the runner gives it. */
export function resultOf(
  ruleId: string,
  audited: Listing,
  surroundings: Surroundings = { store: STORE },
  options: Partial<AuditOptions> = {},
): RuleResult {
  const results = auditListing(assembleFacts(audited, surroundings), { now: NOW, ...options });
  const result = results.find(({ rule }) => rule === ruleId);
  if (!result) throw new Error(`No result of rule ${ruleId}`);
  return result;
}

/** One rule's answer for the store as a whole. */
export function storeResultOf(
  ruleId: string,
  facts: Partial<StoreRuleFacts>,
  options: Pick<AuditOptions, 'settings'> = {},
): RuleResult {
  const results = auditStore({ store: STORE, ...facts }, { now: NOW, ...options });
  const result = results.find(({ rule }) => rule === ruleId);
  if (!result) throw new Error(`No result of rule ${ruleId}`);
  return result;
}

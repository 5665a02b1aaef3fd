import type { Finding, RuleResult } from '~/core/audit/outcome';
import type { Listing, Variant } from '~/core/listing/listing';
import type { Price } from '~/core/listing/money';
import type { AuditedListing } from '~/services/audit/ports';

export function price(amount: number, currency = 'USD', compareAt: number | null = null): Price {
  return {
    price: { amount, currency },
    compareAt: compareAt === null ? null : { amount: compareAt, currency },
  };
}

export function variant(id: string, shown = price(14, 'CAD')): Variant {
  return {
    id: `gid://shopify/ProductVariant/${id}`,
    title: id,
    sku: `SKU-${id}`,
    selectedOptions: [{ name: 'Size', value: id }],
    shopPrice: price(10),
    shownPrice: { CA: shown },
  };
}

/** `number` makes the ids; every property of a listing that storage treats on its own is there. */
export function listing(number: number, overrides: Partial<Listing> = {}): Listing {
  return {
    id: `gid://shopify/Product/${number}`,
    handle: `listing-${number}`,
    title: `Listing ${number}`,
    descriptionHtml: '<p>Maple.</p>',
    status: 'ACTIVE',
    vendor: 'Boréale',
    productType: 'Syrup',
    tags: ['maple'],
    updatedAt: '2026-10-01T12:00:00.000Z',
    options: [{ name: 'Size', values: ['S'] }],
    variants: [variant(`${number}-a`)],
    media: [
      {
        id: `gid://shopify/MediaImage/${number}-1`,
        kind: 'IMAGE',
        url: `https://cdn.example/${number}.jpg`,
        alt: 'Jar',
      },
      { id: `gid://shopify/MediaImage/${number}-2`, kind: 'IMAGE', url: null, alt: ' ' },
    ],
    ...overrides,
  };
}

export function finding(key: string, overrides: Partial<Finding> = {}): Finding {
  return {
    key,
    message: { id: 'rule.undescribed-photo.missingAlt', data: { position: 1 } },
    field: 'media[0].alt',
    severity: 'medium',
    ...overrides,
  };
}

export function result(rule: string, overrides: Partial<RuleResult> = {}): RuleResult {
  return {
    rule,
    audiences: ['US', 'CA', 'QC'],
    severity: 'medium',
    outcome: 'pass',
    reason: null,
    findings: [],
    ...overrides,
  };
}

/** One unit of weight for each result. */
export function audit(
  listingId: string,
  results: RuleResult[],
  revision = 1,
  harm: Record<string, number> = {},
): AuditedListing {
  const sum = Object.values(harm).reduce((total, each) => total + each, 0);
  const weights = (audience: 'US' | 'CA' | 'QC') => {
    const of = (...outcomes: string[]) =>
      results.filter((each) => each.audiences.includes(audience) && outcomes.includes(each.outcome))
        .length;
    return { passed: of('pass'), failed: of('fail'), unknown: of('unknown', 'error') };
  };
  return {
    listingId,
    revision,
    results,
    harm: { byRule: harm, byAudience: { US: sum, CA: sum, QC: sum } },
    readiness: { US: weights('US'), CA: weights('CA'), QC: weights('QC') },
    seasons: [],
  };
}

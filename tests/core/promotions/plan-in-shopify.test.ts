import { describe, expect, it } from 'vitest';
import { discountGroups } from '~/core/promotions/discount-groups';
import { splitIntoDiscounts, type DiscountTerms } from '~/core/promotions/discount-parts';
import { planInShopify, type ChangedPart } from '~/core/promotions/plan-in-shopify';
import type { PromotionPlan } from '~/core/promotions/promotion';
import { regionOf } from '~/core/store/market';
import { LISTING_ID, plan } from './support';

const MARKETS = [
  { id: 'us', regions: [regionOf('US', null)] },
  { id: 'canada', regions: [regionOf('CA', null)] },
];
const percent = (value: number) => ({ kind: 'percentage' as const, percent: value });
const campaign = plan({
  frenchName: 'Vendredi fou',
  audiences: ['US', 'CA', 'QC'],
  reach: 'markets',
  discount: percent(30),
  own: { CA: { discount: percent(25) }, QC: { discount: percent(25) } },
});

function partsOf(planned: PromotionPlan, change: (terms: DiscountTerms) => Partial<DiscountTerms>) {
  const groups = discountGroups(planned, MARKETS);
  if (typeof groups === 'string') throw new Error(groups);
  return groups
    .flatMap((group) => splitIntoDiscounts(planned, group, [LISTING_ID]))
    .map((before): ChangedPart => ({ before, now: { ...before, ...change(before) } }));
}

const WHOLE = { isWhole: true };

describe('discounts by market that were changed in Shopify', () => {
  it('are a plan with their own percentages and common dates', () => {
    const endsAt = '2026-12-02T05:00:00Z';
    const changed = partsOf(campaign, ({ buyers }) => ({
      endsAt,
      ...(buyers.kind === 'markets' &&
        buyers.marketIds.includes('canada') && { value: percent(20) }),
    }));
    expect(planInShopify(campaign, changed, WHOLE)).toEqual({
      ...campaign,
      endsAt,
      own: { CA: { discount: percent(20) }, QC: { discount: percent(20) } },
    });
  });

  it.each<[string, (terms: DiscountTerms) => Partial<DiscountTerms>]>([
    [
      'ends differ',
      ({ buyers }) => ({
        endsAt: JSON.stringify(buyers).includes('us') ? null : '2026-12-09T05:00:00Z',
      }),
    ],
    ['a title of two languages is another', () => ({ title: 'Winter' })],
    ['all buyers get each', () => ({ buyers: { kind: 'all' } })],
    ['a minimum is asked', () => ({ conditions: ['minimumSubtotal 5.0 CAD'] })],
  ])('are none where %s', (_, change) => {
    expect(planInShopify(campaign, partsOf(campaign, change), WHOLE)).toBeNull();
  });

  it('keep what is left out, unless their listings were changed or some are gone', () => {
    const less = {
      ...campaign,
      selection: { kind: 'all' as const },
      exclusions: { listingIds: [], collectionIds: [], tags: ['final sale'] },
    };
    const unchanged = partsOf(less, () => ({}));
    expect(planInShopify(less, unchanged, WHOLE)).toEqual(less);
    const listed = planInShopify(less, unchanged, { isWhole: false });
    expect(listed?.selection).toEqual({ kind: 'listings', listingIds: [LISTING_ID] });
    expect(listed).not.toHaveProperty('exclusions');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AUDIENCES } from '~/core/listing/audience';
import { discountGroups, foreseenGroups } from '~/core/promotions/discount-groups';
import {
  describeDiscounts,
  entriesIn,
  redistributeAll,
  type DiscountTerms,
} from '~/core/promotions/discount-parts';
import { MAX_TITLE_LENGTH, titleFor } from '~/core/promotions/discount-title';
import { codesOf, termsByBuyers, termsFor } from '~/core/promotions/terms';
import { regionOf } from '~/core/store/market';
import { plan } from './support';

const US = { id: 'us', regions: [regionOf('US', null)] };
const CANADA = { id: 'canada', regions: [regionOf('CA', null)] };
const QUEBEC = { id: 'quebec', regions: [regionOf('CA', 'QC')] };
const percent = (value: number) => ({ kind: 'percentage' as const, percent: value });

const blackFriday = plan({
  frenchName: 'Vendredi fou',
  audiences: ['US', 'CA', 'QC'],
  reach: 'markets',
  discount: percent(30),
  trigger: { kind: 'code', code: 'BF30' },
  own: {
    CA: { discount: percent(25), code: 'BF25' },
    QC: { discount: percent(25), code: 'BF25' },
  },
});

describe('what a promotion gives', () => {
  it('is its own for an audience that has some, and the same for all who buy without a market', () => {
    expect(termsFor(blackFriday, 'US').discount).toEqual(percent(30));
    expect(termsFor(blackFriday, 'QC')).toEqual({
      discount: percent(25),
      trigger: { kind: 'code', code: 'BF25' },
    });
    expect(termsFor({ ...blackFriday, reach: 'allBuyers' }, 'QC').discount).toEqual(percent(30));
    expect(termsByBuyers(blackFriday).map(({ audiences }) => audiences)).toEqual([
      ['US'],
      ['CA', 'QC'],
    ]);
    expect(codesOf(blackFriday)).toEqual(['BF30', 'BF25']);
  });
});

describe('the discounts of a promotion', () => {
  it('have the markets and the words of their buyers', () => {
    expect(discountGroups(blackFriday, [US, CANADA])).toMatchObject([
      { marketIds: ['us'], title: 'Black Friday', terms: { discount: percent(30) } },
      { marketIds: ['canada'], title: 'Black Friday / Vendredi fou' },
    ]);
  });

  it('are told apart where they would be called the same', () => {
    const english = { ...blackFriday, frenchName: undefined };
    const groups = foreseenGroups(english, [US, CANADA]);
    expect(groups.map(({ title }) => title)).toEqual(['Black Friday (US)', 'Black Friday (CA+QC)']);
    expect(describeDiscounts(english, groups, []).discounts).toMatchObject([
      { entries: 1, terms: { audiences: ['US'] } },
      { entries: 1, terms: { audiences: ['CA', 'QC'] } },
    ]);
  });

  it('cannot be where a market is missing, shared, or not to be had', () => {
    expect(discountGroups(blackFriday, [US])).toBe('unreached');
    expect(discountGroups(blackFriday, [{ id: 'all', regions: null }])).toBe('shared');
    expect(discountGroups(blackFriday, null)).toBe('onlyOne');
  });

  it.each([
    [QUEBEC.regions, 'Vendredi fou'],
    [CANADA.regions, 'Black Friday / Vendredi fou'],
    [null, 'Black Friday / Vendredi fou'],
    [US.regions, 'Black Friday'],
  ])('are called for buyers in %j: %s', (regions, title) => {
    expect(titleFor(blackFriday, regions)).toBe(title);
  });

  it('stay within what Shopify takes, however many', () => {
    const long = { ...blackFriday, name: 'x'.repeat(MAX_TITLE_LENGTH), frenchName: undefined };
    const [, title = ''] = foreseenGroups(long, [US, CANADA]).map((group) => group.title);
    expect(`${title} (25/25)`.length).toBeLessThanOrEqual(255);
  });

  it('stay with their buyers, whatever is changed, and are settled at once', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 250 });
    const audiences = fc.subarray([...AUDIENCES], { minLength: 1 });
    const value = fc.constantFrom(20, 25, 30);
    const planned = fc.tuple(ids, audiences, value, value).map(([numbers, meant, first, second]) =>
      plan({
        audiences: meant,
        reach: 'markets',
        selection: { kind: 'listings', listingIds: numbers.map((id) => `x/Product/${id}`) },
        discount: percent(first),
        own: { CA: { discount: percent(second) }, QC: { discount: percent(second) } },
      }),
    );
    const given = (parts: readonly (DiscountTerms | null)[]) =>
      parts
        .flatMap((part) => part ?? [])
        .flatMap(({ buyers, value, items }) =>
          entriesIn(items).map((id) => JSON.stringify([buyers, value, id])),
        )
        .toSorted();
    const present = (parts: readonly (DiscountTerms | null)[]) =>
      parts.map((part) => part && { entries: entriesIn(part.items), buyers: part.buyers });
    fc.assert(
      fc.property(planned, planned, (before, after) => {
        const groupsOf = (each: typeof before) => foreseenGroups(each, [US, CANADA]);
        const made = redistributeAll(before, [], groupsOf(before));
        const changed = redistributeAll(after, present(made), groupsOf(after));
        expect(given(changed)).toEqual(given(redistributeAll(after, [], groupsOf(after))));
        expect(redistributeAll(after, present(changed), groupsOf(after))).toEqual(changed);
      }),
      { numRuns: 60 },
    );
  });
});

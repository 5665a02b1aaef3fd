import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  describeDiscounts,
  differingFields,
  discountsNeeded,
  entriesIn,
  entriesOf,
  hasTooManyEntries,
  MAX_ENTRIES_PER_DISCOUNT,
  redistribute,
  splitIntoDiscounts,
  type DiscountTerms,
} from '~/core/promotions/discount-parts';
import { termsByBuyers } from '~/core/promotions/terms';
import type { PromotionPlan } from '~/core/promotions/promotion';

const ids = (numbers: readonly number[]) =>
  numbers.map((number) => `gid://shopify/Product/${number}`);
const range = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

function plan(listingIds: string[], change: Partial<PromotionPlan> = {}): PromotionPlan {
  return {
    name: 'Rentrée',
    audiences: ['CA'],
    reach: 'allBuyers',
    selection: { kind: 'listings', listingIds },
    discount: { kind: 'percentage', percent: 15 },
    trigger: { kind: 'automatic' },
    startsAt: '2027-08-15T04:00:00Z',
    endsAt: '2027-09-11T04:00:00Z',
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
    ...change,
  };
}

/** What all of its buyers get. */
const groupOf = (planned: PromotionPlan, marketIds: string[] | null = null) => ({
  terms: termsByBuyers(planned)[0],
  marketIds,
  title: planned.name,
});
const split = (planned: PromotionPlan, marketIds: string[] | null = null) =>
  splitIntoDiscounts(planned, groupOf(planned, marketIds));
const describeAll = (planned: PromotionPlan) => describeDiscounts(planned, [groupOf(planned)], []);

const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 1200 }), { maxLength: 450 });

describe('splitting a promotion', () => {
  it('puts each entry into one part, at most 100 in each, whatever the order they are given in', () => {
    fc.assert(
      fc.property(numbers, (chosen) => {
        const parts = split(plan(ids(chosen)));
        const entries = parts.map(({ items }) => entriesIn(items));
        expect(entries.flat().toSorted()).toEqual(ids(chosen).toSorted());
        expect(
          entries.every(({ length }) => length > 0 && length <= MAX_ENTRIES_PER_DISCOUNT),
        ).toBe(true);
        expect(parts).toHaveLength(discountsNeeded(plan(ids(chosen))));
        const otherwise = split(plan(ids(chosen.toReversed())));
        expect(otherwise).toEqual(parts);
      }),
      { numRuns: 60 },
    );
  });

  it('moves no entry from one part to another when the choice changes, and is settled at once', () => {
    fc.assert(
      fc.property(numbers, numbers, (before, after) => {
        const present = split(plan(ids(before))).map(({ items }) => entriesIn(items));
        const parts = redistribute(plan(ids(after)), present, groupOf(plan(ids(after))));
        const entries = parts.map((part) => (part ? entriesIn(part.items) : []));
        expect(entries.flat().toSorted()).toEqual(ids(after).toSorted());
        for (const [position, kept] of present.entries()) {
          const stays = kept.filter((id) => ids(after).includes(id));
          expect(entries[position]).toEqual(expect.arrayContaining(stays));
        }
        expect(redistribute(plan(ids(after)), entries, groupOf(plan(ids(after))))).toEqual(parts);
      }),
      { numRuns: 60 },
    );
  });

  it('gives a part that was given up nothing more', () => {
    const parts = redistribute(plan(ids(range(3))), [null, ids([2])], groupOf(plan(ids(range(3)))));
    expect(parts.map((part) => part && entriesIn(part.items))).toEqual([null, ids([1, 2, 3])]);
    expect(parts[1]?.title).toBe('Rentrée');
  });

  it('numbers the titles and lets the parts combine', () => {
    const parts = split(plan(ids(range(101))), ['gid://shopify/Market/1']);
    expect(parts.map(({ title }) => title)).toEqual(['Rentrée (1/2)', 'Rentrée (2/2)']);
    expect(parts[0]).toMatchObject({
      combinesWith: { productDiscounts: true },
      buyers: { kind: 'markets', marketIds: ['gid://shopify/Market/1'] },
    });
    expect(describeAll(plan(ids(range(101))))).toMatchObject({
      discounts: [
        { title: 'Rentrée (1/2)', entries: 100 },
        { title: 'Rentrée (2/2)', entries: 1 },
      ],
      combinesMoreThanPlanned: true,
    });
    expect(describeAll(plan(ids(range(100))))).toMatchObject({
      discounts: [{ title: 'Rentrée', entries: 100 }],
      combinesMoreThanPlanned: false,
    });
  });

  it('orders ids as numbers of any size, and takes each once', () => {
    expect(entriesOf(plan(['x/9007199254740993', 'x/10', 'x/9', 'x/10']))).toEqual([
      'x/9',
      'x/10',
      'x/9007199254740993',
    ]);
  });

  it('knows that a code cannot be split', () => {
    const code = { trigger: { kind: 'code', code: 'X' } } as const;
    expect(hasTooManyEntries(plan(ids(range(101)), code))).toBe(true);
    expect(hasTooManyEntries(plan(ids(range(100)), code))).toBe(false);
    expect(hasTooManyEntries(plan(ids(range(101))))).toBe(false);
  });
});

describe('comparing discounts', () => {
  const [terms] = split(plan(ids([1, 2])));
  if (!terms) throw new Error('no part');

  it('finds no difference in how the same is written', () => {
    const same: DiscountTerms = {
      ...terms,
      title: ' Rentrée ',
      startsAt: '2027-08-15T00:00:00-04:00',
      items: { kind: 'listings', listingIds: ids([2, 1]), variants: [] },
      value: { kind: 'percentage', percent: 15.000000000000002 },
    };
    expect(differingFields(terms, same)).toEqual([]);
  });

  it.each<[string, Partial<DiscountTerms>]>([
    ['title', { title: 'Soldes' }],
    ['startsAt', { startsAt: '2027-08-15T04:00:01Z' }],
    ['endsAt', { endsAt: null }],
    [
      'value',
      { value: { kind: 'amount', off: { amount: 15, currency: 'USD' }, onEachItem: true } },
    ],
    ['code', { trigger: { kind: 'code', code: 'X' } }],
    ['items', { items: { kind: 'all' } }],
    ['buyers', { buyers: { kind: 'chosen' } }],
    ['combinesWith', { combinesWith: { ...terms.combinesWith, orderDiscounts: true } }],
    ['conditions', { conditions: ['oncePerCustomer'] }],
  ])('finds another %s', (field, change) => {
    expect(differingFields(terms, { ...terms, ...change })).toEqual([field]);
  });
});

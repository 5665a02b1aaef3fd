import { describe, expect, test } from 'vitest';
import type { Suggestion } from '~/core/promotions/suggestions/suggestion';
import { nextSort, sortSuggestions } from '~/routes/app.season_.suggestions/suggestion-sort';

function suggestion(title: string, change: Partial<Suggestion> = {}): Suggestion {
  return {
    listingId: title,
    title,
    ground: 'own',
    stock: { kind: 'notTracked' },
    margin: { kind: 'unknown' },
    readiness: { share: null, coverage: 0 },
    reasons: [],
    ...change,
  };
}

const inStock = (units: number): Suggestion['stock'] => ({
  kind: 'known',
  units,
  projected: null,
  weeks: null,
  weeksLeft: 5,
  weeksBefore: 0,
});

const best = [
  suggestion('Mug', { stock: inStock(4) }),
  suggestion('Apron'),
  suggestion('Kettle', { stock: inStock(90), readiness: { share: 0.4, coverage: 1 } }),
];
const titles = (sorted: readonly Suggestion[]) => sorted.map(({ title }) => title);

describe('suggestions in a table', () => {
  test('come best first, until a column is pressed', () => {
    expect(titles(sortSuggestions(best, null))).toEqual(['Mug', 'Apron', 'Kettle']);
    expect(nextSort(null, 'stock')).toEqual({ by: 'stock', isDescending: true });
    expect(nextSort({ by: 'stock', isDescending: true }, 'stock')).toEqual({
      by: 'stock',
      isDescending: false,
    });
    expect(nextSort({ by: 'stock', isDescending: false }, 'stock')).toBeNull();
    expect(nextSort({ by: 'stock', isDescending: true }, 'listing')).toEqual({
      by: 'listing',
      isDescending: false,
    });
  });

  test.each([true, false])('have what is not known last, whichever way (%s)', (isDescending) => {
    const sorted = titles(sortSuggestions(best, { by: 'stock', isDescending }));
    expect(sorted).toEqual(isDescending ? ['Kettle', 'Mug', 'Apron'] : ['Mug', 'Kettle', 'Apron']);
  });
});

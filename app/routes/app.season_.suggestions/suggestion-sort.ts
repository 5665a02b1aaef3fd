import type { Suggestion } from '~/core/promotions/suggestions/suggestion';

export const SORT_COLUMNS = ['listing', 'stock', 'margin', 'ready'] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

/** `null`: best first, as they come. */
export type Sort = { by: SortColumn; isDescending: boolean } | null;

/** What is not known comes last, whichever way. */
export function sortSuggestions(suggestions: readonly Suggestion[], sort: Sort): Suggestion[] {
  if (sort === null) return [...suggestions];
  const { by, isDescending } = sort;
  if (by === 'listing') {
    const byTitle = [...suggestions].sort((a, b) => a.title.localeCompare(b.title));
    return isDescending ? byTitle.reverse() : byTitle;
  }
  const rank = (each: Suggestion) => {
    const figure = figureOf(each, by);
    if (figure === null) return Infinity;
    return isDescending ? -figure : figure;
  };
  return [...suggestions].sort((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    return left === right ? 0 : left - right;
  });
}

/** A press on a column: the most first, then the least (titles from A first), then best first again. */
export function nextSort(sort: Sort, by: SortColumn): Sort {
  const isFirstDescending = by !== 'listing';
  if (sort?.by !== by) return { by, isDescending: isFirstDescending };
  return sort.isDescending === isFirstDescending ? { by, isDescending: !isFirstDescending } : null;
}

function figureOf({ stock, margin, readiness }: Suggestion, by: Exclude<SortColumn, 'listing'>) {
  if (by === 'stock') return stock.kind === 'known' ? stock.units : null;
  if (by === 'margin') return margin.kind === 'known' ? margin.percent : null;
  return readiness.share;
}

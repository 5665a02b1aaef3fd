import type { ListingsQuery } from '~/services/catalogue/listings-query';

export const DEFAULT_SORT = { sort: 'findings', direction: 'desc' } as const;

/** What the address of the list may name; what each may hold, the server alone reads: `listings-url.ts`. */
export const LISTINGS_PARAMS = [
  'audience',
  'rule',
  'severity',
  'status',
  'state',
  'since',
  'season',
  'seasonState',
  'search',
  'sort',
  'direction',
  'after',
  'before',
] as const;
export type ListingsParam = (typeof LISTINGS_PARAMS)[number];

/** The opposite of `parseListingsUrl`; what is as it always is stays out of the address. */
export function listingsSearchParams(query: Omit<ListingsQuery, 'limit'>): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of LISTINGS_PARAMS) {
    const value = query[name];
    if (value === undefined) continue;
    if (name === 'sort' || name === 'direction') {
      if (query.sort === DEFAULT_SORT.sort && query.direction === DEFAULT_SORT.direction) continue;
    }
    params.set(name, value);
  }
  return params;
}

import { LISTING_RULES } from '~/core/audit/registry';
import type { Ports, StoreDomain } from '../ports';
import type { ListingsQuery, ListingsView } from '../views';

export async function listListings(
  { listings }: Pick<Ports, 'listings'>,
  store: StoreDomain,
  query: ListingsQuery,
): Promise<ListingsView> {
  const page = await listings.page(store, query);
  const empty = page.total === 0 && (await listings.idsAfter(store, null, 1)).length === 0;
  return { ...page, query, rules: LISTING_RULES.map(({ id }) => id), neverSynced: empty };
}

import { LISTING_RULES } from '~/core/audit/registry';
import type { StoreDomain } from '~/core/store/store-domain';
import type { ListingsQuery } from './listings-query';
import type { CataloguePorts } from './ports';
import type { ListingsView } from './views';

export async function listListings(
  { listings }: CataloguePorts,
  store: StoreDomain,
  query: ListingsQuery,
): Promise<ListingsView> {
  const page = await listings.page(store, query);
  const empty = page.total === 0 && (await listings.idsAfter(store, null, 1)).length === 0;
  return { ...page, query, rules: LISTING_RULES.map(({ id }) => id), neverSynced: empty };
}

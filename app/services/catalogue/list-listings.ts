import { LISTING_RULES } from '~/core/audit/registry';
import type { StoreDomain } from '~/core/store/store-domain';
import type { SyncPorts } from '../sync/ports';
import type { ListingsQuery } from './listings-query';
import type { CataloguePorts } from './ports';
import type { ListingsView } from './views';
import { whyEmpty } from './why-empty';

export async function listListings(
  ports: CataloguePorts & SyncPorts,
  store: StoreDomain,
  query: ListingsQuery,
): Promise<ListingsView> {
  const page = await ports.listings.page(store, query);
  return {
    ...page,
    query,
    rules: LISTING_RULES.map(({ id }) => id),
    firstSync: await whyEmpty(ports, store, page),
  };
}

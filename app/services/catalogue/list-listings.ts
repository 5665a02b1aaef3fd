import { bulkKindOf } from '~/core/changes/fixes';
import { LISTING_RULES } from '~/core/audit/registry';
import type { StoreDomain } from '~/core/store/store-domain';
import type { SyncPorts } from '../sync/ports';
import type { ListingsQuery } from './listings-query';
import type { CataloguePorts } from './ports';
import { BOARD_RULE, type BoardPart, type ListingsView } from './views';
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
    bulkKind: query.rule === undefined ? null : bulkKindOf(query.rule),
    board: boardOf(query),
    rules: LISTING_RULES.map(({ id }) => id),
    firstSync: await whyEmpty(ports, store, page),
  };
}

/** Where the rule is filtered by, findings are asked for unless a state says otherwise. */
function boardOf({ rule, state = 'findings' }: ListingsQuery): BoardPart | null {
  return rule === BOARD_RULE && (state === 'unknown' || state === 'findings') ? state : null;
}

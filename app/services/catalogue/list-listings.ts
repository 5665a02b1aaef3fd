import { isBulkKind, type BulkKind } from '~/core/changes/change';
import { fixKindOf } from '~/core/changes/fixes';
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
    bulkKind: bulkKindOf(query.rule),
    board: boardOf(query),
    rules: LISTING_RULES.map(({ id }) => id),
    firstSync: await whyEmpty(ports, store, page),
  };
}

/** Listings that fail one rule may be given what they lack together. */
function bulkKindOf(rule: string | undefined): BulkKind | null {
  const kind = rule === undefined ? null : fixKindOf(rule);
  return kind !== null && isBulkKind(kind) ? kind : null;
}

/** Where the rule is filtered by, findings are asked for unless a state says otherwise. */
function boardOf({ rule, state = 'findings' }: ListingsQuery): BoardPart | null {
  return rule === BOARD_RULE && (state === 'unknown' || state === 'findings') ? state : null;
}

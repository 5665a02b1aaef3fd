import type { StoreDomain } from '~/core/store/store-domain';
import type { CataloguePorts } from '../catalogue/ports';
import { viewChanges } from './change-view';
import type { ChangePorts, ChangeQuery } from './ports';
import type { HistoryView } from './views';

/** What the app wrote to the store, or was asked to, the latest first. */
export async function showHistory(
  ports: ChangePorts & CataloguePorts,
  store: StoreDomain,
  query: ChangeQuery,
): Promise<HistoryView> {
  const { changes, cursor } = await ports.changes.page(store, query);
  return { changes: await viewChanges(ports, store, changes), cursor };
}

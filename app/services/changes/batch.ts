import { isPriceKind } from '~/core/changes/change';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock } from '../common-ports';
import type { Queues } from '../queue';
import type { ChangePorts } from './ports';
import type { BatchView } from './views';

/** How far a batch is; `null`: the store has none such. */
export async function showBatch(
  { changes }: ChangePorts,
  store: StoreDomain,
  batch: string,
): Promise<BatchView | null> {
  const counts = await changes.countsOf(store, batch);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const [first] = (await changes.page(store, { batch, limit: 1 })).changes;
  const isOfSale = first !== undefined && isPriceKind(first.target.kind);
  return { batch, counts: Object.fromEntries(counts), total, isOfSale };
}

/** Nothing more of it is begun. What is being written meanwhile is written. */
export async function holdBatch(
  { changes }: ChangePorts,
  store: StoreDomain,
  batch: string,
): Promise<void> {
  await changes.hold(store, batch);
}

/**
 * Ends what of a batch was not sent: it never will be. What is being written meanwhile is written. A sale's prices are its
 * promotion's to end.
 */
export async function callOffBatch(
  ports: ChangePorts & Clock,
  store: StoreDomain,
  batch: string,
): Promise<void> {
  const shown = await showBatch(ports, store, batch);
  if (shown?.isOfSale === false) await ports.changes.callOff(store, batch, ports.now());
}

export async function letBatchGo(
  { changes, queue }: ChangePorts & Queues,
  store: StoreDomain,
  batch: string,
): Promise<void> {
  await changes.letGo(store, batch);
  await queue.send('write-fixes', { store, batch });
}

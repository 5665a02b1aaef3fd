import type { StoreDomain } from '~/core/store/store-domain';
import { done, notDone, type Answer } from '../answer';
import { startReaudit } from '../audit/start-reaudit';
import type { Clock, Logs } from '../common-ports';
import type { Queues } from '../queue';
import { beginRun } from '../sync/begin-run';
import type { SyncPorts } from '../sync/ports';
import type { UnderWay } from '../sync/views';
import { askToErase } from './ask-to-erase';
import type { HeldDataPorts } from './held-data-ports';
import type { StorePorts } from './ports';

/**
 * Has what is kept of orders deleted, and all listings judged without them. No sync may be under way, since it might
 * be bringing some: the audit that follows is begun first, and keeps others away. `by`: Shopify's id of the staff account.
 */
export async function eraseOrders(
  ports: SyncPorts & Queues & Clock & Logs,
  store: StoreDomain,
  by: string,
): Promise<Answer<undefined, UnderWay>> {
  const run = await beginRun(ports, store, 'audit', { whole: true }, 'erase-orders');
  if (run === null) return notDone({ why: 'underWay' });
  ports.log.info({ store, by }, 'the merchant has orders erased');
  return done();
}

/** Deletes what is kept of orders, then has the run that waits for it go on, or another one where it has ended. */
export async function finishErasingOrders(
  ports: SyncPorts & HeldDataPorts & Queues & Clock & Logs,
  { store, runId }: { store: StoreDomain; runId: string },
): Promise<void> {
  const run = await ports.runs.find(store, runId);
  // Its store was erased.
  if (run === null) return;
  await ports.heldData.eraseOrders(store);
  ports.log.info({ store }, 'orders erased');
  if (run.endedAt === null) await ports.queue.send('sync-store', { store, runId });
  else await startReaudit(ports, store);
}

/**
 * Has everything of a store deleted, sessions included, as if it were uninstalled. Marked together with the job that does
 * it, which a deploy does not stop. Whoever opens the app afterwards installs it anew.
 */
export async function eraseStore(
  { stores, queue, now, log }: StorePorts & Queues & Clock & Logs,
  store: StoreDomain,
  by: string,
): Promise<Answer> {
  const at = now();
  await stores.beginErasing(store, at, (within) => askToErase(queue.within(within), store, at));
  await queue.stopSendingDaily('sync-daily', { store });
  log.info({ store, by }, 'the merchant has the store erased');
  return done();
}

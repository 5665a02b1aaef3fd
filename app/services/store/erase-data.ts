import type { StoreDomain } from '~/core/store/store-domain';
import { done, notDone, type Answer } from '../answer';
import type { Clock, Logs } from '../common-ports';
import type { Queues } from '../queue';
import type { SyncPorts } from '../sync/ports';
import type { UnderWay } from '../sync/views';
import type { HeldDataPorts } from './held-data-ports';
import type { StorePorts } from './ports';

/**
 * Deletes what is kept of orders, and has all listings judged without them. No sync may be under way, since it might
 * be bringing some. `by`: Shopify's id of the staff account.
 */
export async function eraseOrders(
  { runs, heldData, queue, now, log }: SyncPorts & HeldDataPorts & Queues & Clock & Logs,
  store: StoreDomain,
  by: string,
): Promise<Answer<undefined, UnderWay>> {
  const run = await runs.begin(store, now(), 'audit');
  if (run === null) return notDone({ why: 'underWay' });
  try {
    await heldData.eraseOrders(store);
    log.info({ store, by }, 'orders erased');
  } finally {
    await queue.send('sync-store', { store, runId: run.id });
  }
  return done();
}

/**
 * Deletes everything of a store, sessions included, as if it were uninstalled. Whoever opens the app afterwards
 * installs it anew.
 */
export async function eraseStore(
  { stores, queue, now, log }: StorePorts & Queues & Clock & Logs,
  store: StoreDomain,
  by: string,
): Promise<Answer> {
  await queue.stopSendingDaily('sync-daily', { store });
  await stores.erase(store, now());
  log.info({ store, by }, 'store erased by its merchant');
  return done();
}

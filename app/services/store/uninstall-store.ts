import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock, Logs } from '../common-ports';
import type { Queues } from '../queue';
import type { StorePorts } from './ports';

/**
 * Erases everything of a store, sessions included; the store repository keeps proof of when.
 *
 * Shopify may deliver `app/uninstalled` hours late, or never, and `shop/redact` comes two days after: a store where
 * somebody has signed in since then was installed again, and stays.
 */
export async function uninstallStore(
  { stores, queue, now, log }: StorePorts & Queues & Clock & Logs,
  store: StoreDomain,
  uninstalledAt: Date,
): Promise<void> {
  const record = await stores.find(store);
  if (record === null) return;
  if (record.signedInAt > uninstalledAt) {
    log.info({ store, uninstalledAt }, 'somebody signed in since, nothing erased');
    return;
  }
  await queue.stopSendingDaily('sync-daily', { store });
  await stores.erase(store, now());
  log.info({ store }, 'store erased');
}

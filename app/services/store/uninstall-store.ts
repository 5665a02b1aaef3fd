import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock, Logs, Shopify } from '../common-ports';
import type { Queues } from '../queue';
import type { SyncPorts } from '../sync/ports';
import { makeUp } from './install-store';
import type { ShopifyInstallation } from './installation-ports';
import type { StorePorts } from './ports';

/**
 * Erases everything of a store, sessions included; the store repository keeps proof of when. What was begun is finished,
 * whoever signed in since: half of a store is of no use to anybody. They find it installed anew.
 *
 * Shopify may deliver `app/uninstalled` hours late, or never, and `shop/redact` comes two days after: a store where
 * somebody has signed in since then was installed again, and stays. Where it was uninstalled then at the latest
 * (`isLatest`), somebody may have signed in between the two: Shopify is asked whether it has the app.
 */
export async function uninstallStore(
  ports: StorePorts & SyncPorts & Queues & Clock & Logs & Shopify<ShopifyInstallation>,
  store: StoreDomain,
  uninstalledAt: Date,
  { isLatest = false }: { isLatest?: boolean | undefined } = {},
): Promise<void> {
  const { stores, queue, now, log } = ports;
  for (;;) {
    const record = await stores.find(store);
    if (record === null) return;
    const isAgain = async () =>
      record.signedInAt > uninstalledAt ||
      (isLatest && (await (await ports.shopify(store)).isInstalled()));
    if (record.erasingSince === null && (await isAgain())) {
      log.info({ store, uninstalledAt }, 'installed again since, nothing erased');
      await makeUp(ports, store);
      return;
    }
    await queue.stopSendingDaily('sync-daily', { store });
    await stores.erase(store, now());
    log.info({ store }, 'store erased');
  }
}

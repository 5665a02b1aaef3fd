import type { StoreDomain } from '~/core/store/store-domain';
import type { Queue } from '../queue';

/** Has a store erased that is marked, or was uninstalled then. */
export function askToErase(
  queue: Pick<Queue, 'send'>,
  store: StoreDomain,
  at: Date,
): Promise<void> {
  return queue.send('erase-store', { store, uninstalledAt: at.toISOString() });
}

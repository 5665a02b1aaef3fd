import type { StoreDomain } from '~/core/store/store-domain';
import type { Logs } from '../common-ports';
import { isFinal } from '../outside-error';

/**
 * For what the app decides by itself: where Shopify does not answer now it fails, and its job tries again. `null`: trying
 * again cannot help, and it stays undecided until a sweep asks once more.
 */
export async function orUndecided<T>(
  { log }: Logs,
  store: StoreDomain,
  read: () => Promise<T>,
): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (!isFinal(error)) throw error;
    log.warn({ store, err: error }, 'nothing is decided while Shopify does not answer');
    return null;
  }
}

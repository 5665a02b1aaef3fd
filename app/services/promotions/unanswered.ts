import type { StoreDomain } from '~/core/store/store-domain';
import type { Logs } from '../common-ports';
import { isFinal, OutsideError } from '../outside-error';

/** For what a person looks at: what Shopify refuses or cannot answer now is not known (`null`), and they are told so. */
export function orUnknown<T>(
  ports: Logs,
  store: StoreDomain,
  read: () => Promise<T>,
): Promise<T | null> {
  const isUnanswered = (error: unknown) => error instanceof OutsideError;
  return orNull(read, isUnanswered, (err) => {
    ports.log.warn({ store, err }, 'a plan is judged without what Shopify could not answer');
  });
}

/**
 * For what the app decides by itself: where Shopify does not answer now it fails, and its job tries again. `null`: trying
 * again cannot help, and it stays undecided until a sweep asks once more.
 */
export function orUndecided<T>(
  ports: Logs,
  store: StoreDomain,
  read: () => Promise<T>,
): Promise<T | null> {
  return orNull(read, isFinal, (err) => {
    ports.log.warn({ store, err }, 'nothing is decided while Shopify does not answer');
  });
}

/** Anything else is a fault of ours, or for whoever asked to try again. */
async function orNull<T>(
  read: () => Promise<T>,
  isLeft: (error: unknown) => boolean,
  note: (error: unknown) => void,
): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (!isLeft(error)) throw error;
    note(error);
    return null;
  }
}

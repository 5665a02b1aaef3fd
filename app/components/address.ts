import { useSearchParams } from '@remix-run/react';
import { useCallback } from 'react';

export const MAX_SEARCH_LENGTH = 200;

/** Parameters to set; `null` or empty: to take out. */
export type AddressChange = Record<string, string | null>;

/**
 * Has the page loaded with other parameters, where it is scrolled to. All others stay, Shopify's own among them: without
 * them the document could not be loaded again. `replace`: the back button skips the address as it was.
 */
export function useChangeAddress(): (
  change: AddressChange,
  options?: { replace: boolean },
) => void {
  const [, setSearchParams] = useSearchParams();
  return useCallback(
    (change, options) => {
      setSearchParams(
        (current) => {
          const next = new URLSearchParams(current);
          for (const [name, value] of Object.entries(change)) {
            if (value === null || value === '') next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { preventScrollReset: true, ...options },
      );
    },
    [setSearchParams],
  );
}

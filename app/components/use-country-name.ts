import { useSyncExternalStore } from 'react';
import { useFormatter } from './language';

/**
 * The name of a country by its code. The server, whose names of some countries are not the browser's, writes the code,
 * and the browser puts it right on hydration.
 */
export function useCountryName(): (code: string) => string {
  const format = useFormatter();
  const isInBrowser = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
  return isInBrowser ? format.country : (code) => code;
}

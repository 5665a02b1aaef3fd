import { useMemo } from 'react';
import { useLanguage } from './language';
import { formatter, type Formatter } from '~/locales/format';

/** A promotion's times are the store's, whoever reads them wherever. */
export function useStoreFormatter(timeZone: string): Formatter {
  const language = useLanguage();
  return useMemo(() => formatter(language, timeZone), [language, timeZone]);
}

import { createContext, useContext, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { formatter, type Formatter } from '~/locales/format';
import { translator, type Language, type Translate } from '~/locales/translate';

const LanguageContext = createContext<Language>('en');

/** IANA name of the store's; `null`: not known yet, or no page of a store. */
const TimeZoneContext = createContext<string | null>(null);

export const TimeZoneProvider = TimeZoneContext.Provider;

export function LanguageProvider(props: { language: Language; children: ReactNode }) {
  return (
    <LanguageContext.Provider value={props.language}>{props.children}</LanguageContext.Provider>
  );
}

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

export function useTranslate(): Translate {
  const language = useLanguage();
  return useMemo(() => translator(language), [language]);
}

/** Figures and dates in the reader's language, on the store's clock: one for all who work in it, and for what Shopify says. */
export function useFormatter(): Formatter {
  const language = useLanguage();
  const ofStore = useContext(TimeZoneContext);
  // Before the store was read, the reader's, which the server does not know: the browser puts it right on hydration.
  const ofReader = useSyncExternalStore(neverChanges, browserTimeZone, () => 'UTC');
  const timeZone = ofStore ?? ofReader;
  return useMemo(() => formatter(language, timeZone), [language, timeZone]);
}

function neverChanges() {
  return () => undefined;
}

let ofBrowser: string | null = null;

/** Asked for once: browsers take a while to answer, and each text with a date or a figure asks as it is drawn. */
function browserTimeZone() {
  ofBrowser ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return ofBrowser;
}

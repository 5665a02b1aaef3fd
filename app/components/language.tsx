import { createContext, useContext, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { formatter, type Formatter } from '~/locales/format';
import { translator, type Language, type Translate } from '~/locales/translate';

const LanguageContext = createContext<Language>('en');

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

/** Figures and dates in the reader's language and time zone. */
export function useFormatter(): Formatter {
  const language = useLanguage();
  // The server does not know the reader's zone: it writes UTC, and the browser puts it right on hydration.
  const timeZone = useSyncExternalStore(neverChanges, browserTimeZone, () => 'UTC');
  return useMemo(() => formatter(language, timeZone), [language, timeZone]);
}

function neverChanges() {
  return () => undefined;
}

function browserTimeZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

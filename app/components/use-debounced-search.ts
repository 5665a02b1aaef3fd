import { useEffect, useRef, useState } from 'react';
import { MAX_SEARCH_LENGTH } from './address';

const SEARCH_DELAY_MS = 300;

/** Keeps what is being typed apart from what is searched for (`searched`), which follows a moment later. */
export function useDebouncedSearch(searched: string, onSearch: (text: string) => void) {
  const [draft, setDraft] = useState<string | null>(null);
  const [sent, setSent] = useState(searched);
  const [seen, setSeen] = useState(searched);
  const latest = useRef(onSearch);
  latest.current = onSearch;

  if (searched !== seen) {
    setSeen(searched);
    // Back, forward and links change what is searched for from outside: what was typed gives way.
    if (searched !== sent) {
      setSent(searched);
      setDraft(null);
    }
  }

  useEffect(() => {
    if (draft === null || draft.trim() === sent) return;
    const timer = setTimeout(() => {
      setSent(draft.trim());
      latest.current(draft.trim());
    }, SEARCH_DELAY_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [draft, sent]);

  return {
    text: draft ?? searched,
    // Not every field of Polaris takes a maxLength.
    type: (text: string) => {
      setDraft(text.slice(0, MAX_SEARCH_LENGTH));
    },
    forget: () => {
      setDraft(null);
    },
  };
}

import { useFetcher } from '@remix-run/react';
import { useCallback, useEffect, useState } from 'react';
import { showToast } from '~/components/app-bridge';
import { useTranslate } from '~/components/language';

const PATIENCE_MS = 30_000;
/** Stands for "not read yet" where a time of reading is expected. */
const NEVER = '';

/** Asks for the listing to be read again, and tells when it has been: `readAt` is then a later one. */
export function useCheckAgain(readAt: string | null) {
  const t = useTranslate();
  const { submit } = useFetcher({ key: 'check' });
  const [askedAt, setAskedAt] = useState<string | null>(null);
  const waiting = askedAt !== null;

  useEffect(() => {
    if (askedAt === null || askedAt === (readAt ?? NEVER)) return;
    setAskedAt(null);
    showToast(t('listing.checked'));
  }, [askedAt, readAt, t]);

  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => {
      setAskedAt(null);
      showToast(t('listing.checkTakesLong'));
    }, PATIENCE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [waiting, t]);

  const start = useCallback(() => {
    setAskedAt(readAt ?? NEVER);
    submit({ intent: 'check' }, { method: 'post' });
  }, [readAt, submit]);
  return { start, waiting };
}

import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';

const BUSY_INTERVAL_MS = 1_500;
const QUIET_INTERVAL_MS = 4_000;
const AFTER_FAILURE_MS = 15_000;

/**
 * Loads the page's data again, in place, when the store's data has changed since `version`. `busy`: a change
 * is about to come, look more often. Looks only while the page is visible.
 */
export function useLiveUpdates({ version, busy }: { version: string; busy: boolean }) {
  const { revalidate, state } = useRevalidator();
  const shown = useRef(version);
  const reloading = useRef(false);
  shown.current = version;
  reloading.current = state === 'loading';

  useEffect(() => {
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;

    async function look() {
      clearTimeout(timer);
      if (document.hidden) return;
      let nextMs = busy ? BUSY_INTERVAL_MS : QUIET_INTERVAL_MS;
      try {
        const latest = await readVersion(controller.signal);
        if (latest !== shown.current && !reloading.current) revalidate();
      } catch {
        // A missed look costs nothing: the page still shows what it showed, and the next look catches up.
        nextMs = AFTER_FAILURE_MS;
      }
      if (controller.signal.aborted) return;
      // A look that becoming visible started may have set a timer meanwhile.
      clearTimeout(timer);
      timer = setTimeout(startLook, nextMs);
    }

    const startLook = () => void look();
    timer = setTimeout(startLook, BUSY_INTERVAL_MS);
    document.addEventListener('visibilitychange', startLook);
    return () => {
      controller.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', startLook);
    };
  }, [busy, revalidate]);
}

async function readVersion(signal: AbortSignal): Promise<string> {
  // App Bridge adds the session token to requests of the app's own origin.
  const response = await fetch('/app/version', { signal });
  if (!response.ok) throw new Error(`The version answered ${response.status}`);
  const answer: unknown = await response.json();
  // Narrowed by hand: a library of schemas would weigh on each page that looks.
  if (typeof answer !== 'object' || answer === null || !('version' in answer)) {
    throw new Error('The version is none');
  }
  return String(answer.version);
}

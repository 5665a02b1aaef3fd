import type { Fetcher } from '@remix-run/react';
import { useEffect, useRef } from 'react';

/**
 * Deals with each answer once, when the page has loaded its data again: a fetcher has its answer before, and a field
 * whose draft went then would show its former value meanwhile.
 */
export function useAnswer<Told>(
  { state, data }: Pick<Fetcher<Told>, 'state' | 'data'>,
  deal: (answer: NonNullable<Told>) => void,
): void {
  // What was answered before this page was there is not of it.
  const seen = useRef(data);
  useEffect(() => {
    if (state !== 'idle' || data == null || data === seen.current) return;
    seen.current = data;
    deal(data);
    // Only an answer calls for this; `deal` is made anew on every render.
  }, [state, data]);
}

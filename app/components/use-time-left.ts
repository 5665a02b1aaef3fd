import { useEffect, useRef, useState } from 'react';

/** Shorter than this, what was done meanwhile says little. */
const WATCHED_MS = 4_000;

/**
 * How long the rest of a phase takes, in seconds, at the speed at which it went on since it was first looked at; `null`
 * until that can be told. Nothing of it is kept: whoever comes back watches anew.
 */
export function useTimeLeft(progress: {
  phase: string;
  done: number;
  total: number | null;
}): number | null {
  const { phase, done, total } = progress;
  const first = useRef<{ phase: string; done: number; atMs: number } | null>(null);
  const [leftSeconds, setLeftSeconds] = useState<number | null>(null);
  useEffect(() => {
    const nowMs = performance.now();
    if (first.current?.phase !== phase) {
      first.current = { phase, done, atMs: nowMs };
      setLeftSeconds(null);
      return;
    }
    const passedMs = nowMs - first.current.atMs;
    const doneSince = done - first.current.done;
    if (total === null || doneSince <= 0 || passedMs < WATCHED_MS) return;
    setLeftSeconds(Math.ceil(((total - done) * passedMs) / doneSince / 1000));
  }, [phase, done, total]);
  return leftSeconds;
}

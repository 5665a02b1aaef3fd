import { useEffect, useState } from 'react';
import type { Verdict } from '~/services/changes/views';

/** So long after the last key the rules are asked. */
const PAUSE_MS = 250;

export type VerdictState = 'none' | 'asking' | 'unknown' | Verdict;

/**
 * What the rules say of what is typed, shortly after it is: they are asked at `path`. `unknown`: they could not be.
 */
export function useVerdict(path: string, typed: readonly object[]): VerdictState {
  const asked = JSON.stringify(typed);
  const [answer, setAnswer] = useState<{ of: string; verdict: Verdict | 'unknown' } | null>(null);

  useEffect(() => {
    if (asked === '[]') return;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      askRules(path, asked, controller.signal).then(
        (verdict) => {
          setAnswer({ of: asked, verdict });
        },
        () => {
          if (!controller.signal.aborted) setAnswer({ of: asked, verdict: 'unknown' });
        },
      );
    }, PAUSE_MS);
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, [asked, path]);

  if (asked === '[]') return 'none';
  return answer?.of === asked ? answer.verdict : 'asking';
}

/** Without Remix, which would have the page load its data again after each answer. */
async function askRules(path: string, typed: string, signal: AbortSignal): Promise<Verdict> {
  // App Bridge adds the session token to requests of the app's own origin.
  const response = await fetch(path, {
    method: 'POST',
    body: new URLSearchParams({ typed }),
    signal,
  });
  if (!response.ok) throw new Error(`The rules answered ${response.status}`);
  // The resource route's answer, in the shape that its types give.
  return (await response.json()) as Verdict;
}

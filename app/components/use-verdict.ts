import { useEffect, useState } from 'react';
import type { FrenchVerdict, Verdict } from '~/services/changes/views';

/** So long after the last key the rules are asked. */
const PAUSE_MS = 250;

/** Of French there is more to say. */
type AnyVerdict = Verdict & Partial<FrenchVerdict>;

export type VerdictState = 'none' | 'asking' | 'unknown' | Verdict;

/**
 * What the rules say of what is typed, shortly after it is: they are asked at `path`. `unknown`: they could not be.
 * `latest`: what they said last of anything that is typed, while they are asked anew.
 */
export function useVerdict(
  path: string,
  typed: readonly object[],
): { verdict: VerdictState; latest: AnyVerdict | null } {
  const asked = JSON.stringify(typed);
  const [answer, setAnswer] = useState<{ of: string; verdict: AnyVerdict | 'unknown' } | null>(
    null,
  );

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

  if (asked === '[]') return { verdict: 'none', latest: null };
  return {
    verdict: answer?.of === asked ? answer.verdict : 'asking',
    latest: typeof answer?.verdict === 'object' ? answer.verdict : null,
  };
}

/** Without Remix, which would have the page load its data again after each answer. */
async function askRules(path: string, typed: string, signal: AbortSignal): Promise<AnyVerdict> {
  // App Bridge adds the session token to requests of the app's own origin.
  const response = await fetch(path, {
    method: 'POST',
    body: new URLSearchParams({ typed }),
    signal,
  });
  if (!response.ok) throw new Error(`The rules answered ${response.status}`);
  // The resource route's answer, in the shape that its types give.
  return (await response.json()) as AnyVerdict;
}

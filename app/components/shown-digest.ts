import { z } from 'zod';

/** Digest of the preview that was confirmed; `null`: one is asked for. */
export function shownIn(params: URLSearchParams): string | null {
  const shown = z.string().regex(/^[0-9a-f]{64}$/);
  return shown.safeParse(params.get('shown')).data ?? null;
}

import { languageOfAdmin } from './words';

/** `signedOut`: the app does not accept the session; `unreachable`: no answer, or none that makes sense. */
export type AskingFailure = 'signedOut' | 'unreachable';

/** The app takes no longer than this to read a product from Shopify, even when Shopify holds it back. */
const PATIENCE_MS = 30_000;

/**
 * What the app answers about a product (`gid://shopify/Product/42`). Shopify resolves the path against the app's address
 * and adds the session token. `states`: of answers that make sense. Never throws.
 */
export async function askApp<Told extends { state: string }>(
  productId: string,
  options: { page?: string; query?: Record<string, string>; init: RequestInit },
  states: readonly Told['state'][],
): Promise<{ answer: Told } | { failure: AskingFailure }> {
  const { page = '', query = {}, init } = options;
  const number = productId.slice(productId.lastIndexOf('/') + 1);
  const search = new URLSearchParams({ ...query, language: languageOfAdmin() });
  try {
    const response = await fetch(`/api/listings/${number}${page}?${search.toString()}`, {
      ...init,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    // 410 is what the app answers to a token that it cannot place.
    if ([401, 403, 410].includes(response.status)) return { failure: 'signedOut' };
    const answer: unknown = await response.json();
    return isAnswer(answer, states) ? { answer } : { failure: 'unreachable' };
  } catch {
    return { failure: 'unreachable' };
  }
}

function isAnswer<Told extends { state: string }>(
  answer: unknown,
  states: readonly Told['state'][],
): answer is Told {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'state' in answer &&
    (states as readonly unknown[]).includes(answer.state)
  );
}

import type { ListingAnswer } from './listing-answer';
import { languageOfAdmin } from './words';

/** `signedOut`: the app does not accept the session; `unreachable`: no answer, or none that makes sense. */
export type AskingFailure = 'signedOut' | 'unreachable';
export type Asked = { answer: ListingAnswer } | { failure: AskingFailure };

/** The app takes no longer than this to read a product from Shopify, even when Shopify holds it back. */
const PATIENCE_MS = 30_000;
const STATES: readonly unknown[] = [
  'notRead',
  'gone',
  'notChecked',
  'judged',
] satisfies ListingAnswer['state'][];

/**
 * Asks the app about a product (`gid://shopify/Product/42`). `check`: has it read from Shopify and judged first.
 * Shopify resolves the path against the app's address and adds the session token. Never throws.
 */
export async function askForListing(
  productId: string,
  options: { check: boolean },
): Promise<Asked> {
  const number = productId.slice(productId.lastIndexOf('/') + 1);
  try {
    const response = await fetch(`/api/listings/${number}?language=${languageOfAdmin()}`, {
      method: options.check ? 'POST' : 'GET',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    // 410 is what the app answers to a token that it cannot place.
    if ([401, 403, 410].includes(response.status)) return { failure: 'signedOut' };
    if (!response.ok) return { failure: 'unreachable' };
    const answer: unknown = await response.json();
    return isAnswer(answer) ? { answer } : { failure: 'unreachable' };
  } catch {
    return { failure: 'unreachable' };
  }
}

function isAnswer(answer: unknown): answer is ListingAnswer {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'state' in answer &&
    STATES.includes(answer.state)
  );
}

import { askApp, type AskingFailure } from './ask-app';
import type { ListingAnswer } from './listing-answer';

const STATES = [
  'notRead',
  'gone',
  'notChecked',
  'judged',
] as const satisfies ListingAnswer['state'][];

/** Asks the app about a product. `check`: has it read from Shopify and judged first. */
export function askForListing(
  productId: string,
  { check }: { check: boolean },
): Promise<{ answer: ListingAnswer } | { failure: AskingFailure }> {
  return askApp<ListingAnswer>(productId, { init: { method: check ? 'POST' : 'GET' } }, STATES);
}

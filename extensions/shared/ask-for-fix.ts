import { askApp, type AskingFailure } from './ask-app';
import type { FixAnswer } from './fix-answer';
import type { FixOffer } from './fix-offer';

const STATES = ['field', 'saved', 'undone', 'refused'] as const satisfies FixAnswer['state'][];

export type AskedFix = { answer: FixAnswer } | { failure: AskingFailure };

/** The field as Shopify has it now. */
export function showFix(productId: string, offer: FixOffer): Promise<AskedFix> {
  return askApp<FixAnswer>(
    productId,
    { page: '/fix', query: fieldsOf(offer), init: { method: 'GET' } },
    STATES,
  );
}

/** `shown`: of the field that was shown. */
export function saveFix(
  productId: string,
  offer: FixOffer,
  typed: { typed: string; shown: string },
): Promise<AskedFix> {
  return post(productId, { intent: 'save', ...fieldsOf(offer), ...typed });
}

export function undoFix(productId: string, batch: string): Promise<AskedFix> {
  return post(productId, { intent: 'undo', batch });
}

function post(productId: string, fields: Record<string, string>): Promise<AskedFix> {
  const init = { method: 'POST', body: new URLSearchParams(fields) };
  return askApp<FixAnswer>(productId, { page: '/fix', init }, STATES);
}

function fieldsOf({ kind, photo }: FixOffer): Record<string, string> {
  return photo === '' ? { fix: kind } : { fix: kind, photo };
}

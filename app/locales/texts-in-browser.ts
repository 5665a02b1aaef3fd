import type { MESSAGES, MessageId } from './messages';

let ofDocument: Record<MessageId, string> | null = null;

/** To be waited for before anything is said: a document is in one language, and the other is not fetched. */
export async function loadTexts(language: keyof typeof MESSAGES): Promise<void> {
  ofDocument =
    language === 'fr' ? (await import('./french')).french : (await import('./english')).english;
}

/** The document's, whichever is asked for. */
export function textsOf(): Record<MessageId, string> {
  if (ofDocument === null) throw new Error('The sentences of the page are not loaded yet.');
  return ofDocument;
}

/** As `isMessageId` of messages.ts, whose languages have the same ids. */
export function isMessageId(id: string): id is MessageId {
  return ofDocument !== null && Object.hasOwn(ofDocument, id);
}

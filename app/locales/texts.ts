import { MESSAGES, type MessageId } from './messages';

export { isMessageId } from './messages';

/** What the app says in a language. Browsers get `texts-in-browser.ts` in place of this file: see vite.texts.ts. */
export function textOf(language: keyof typeof MESSAGES, id: MessageId): string {
  return MESSAGES[language][id];
}

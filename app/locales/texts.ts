import { MESSAGES, type MessageId } from './messages';

export { isMessageId } from './messages';

/** What the app says in a language. Browsers get `texts-in-browser.ts` in place of this file: see vite.plugins.ts. */
export function textsOf(language: keyof typeof MESSAGES): Record<MessageId, string> {
  return MESSAGES[language];
}

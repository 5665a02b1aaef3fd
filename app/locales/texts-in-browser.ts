import type { MessageId } from './messages';

/** What was loaded: a document is in one language, and of its sentences has those that its pages say. */
const texts = new Map<string, string>();

const FILES = {
  en: import.meta.glob<Record<string, string>>('./en/**/*.json', { import: 'default' }),
  fr: import.meta.glob<Record<string, string>>('./fr/**/*.json', { import: 'default' }),
};

export function keepTexts(loaded: Record<string, string>): void {
  for (const [id, text] of Object.entries(loaded)) texts.set(id, text);
}

/** To be waited for before an answer of the server's is shown: the files, by name, of the sentences that it names. */
export async function loadTextFiles(language: keyof typeof FILES, names: string): Promise<void> {
  const asked = names.split(' ').map(async (name) => {
    keepTexts((await FILES[language][`./${language}/${name}.json`]?.()) ?? {});
  });
  await Promise.all(asked);
}

/** The document's, in whichever language it is. */
export function textOf(_language: unknown, id: MessageId): string {
  const text = texts.get(id);
  // Neither an id nor nothing is shown to anybody: the page says that it failed, and the browser tests see it.
  if (text === undefined) throw new Error(`The sentence "${id}" was not loaded with its page.`);
  return text;
}

/** As `isMessageId` of messages.ts, whose languages have the same ids: of ids that the module names which asks. */
export function isMessageId(id: string): id is MessageId {
  return texts.has(id);
}

import { english } from './english';
import { french } from './french';

/*
 * Either language has what the other has, or the compiler asks for it. This file imports nothing of the app but its
 * sentences, so that core may take the type of an id from it.
 */

/** Of a sentence that the app can say; a mail's Message-ID is another thing. */
export type MessageId = keyof typeof english;

export const MESSAGES = { en: english satisfies Record<keyof typeof french, string>, fr: french };

/** How ids that begin with `Prefix` go on: `'thin' | 'room' | 'loss'` after `suggestion.margin.`. */
export type IdAfter<Prefix extends string> = After<Prefix, MessageId>;
/** The same of any texts; of few, where it is asked for many prefixes: the compiler looks at each with each. */
export type After<Prefix extends string, Text> = Text extends `${Prefix}${infer Rest}`
  ? Rest
  : never;

/** Whether this version has a sentence of that id: what is stored may be of another version. */
export function isMessageId(id: string): id is MessageId {
  return Object.hasOwn(english, id);
}

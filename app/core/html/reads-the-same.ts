import { htmlToText } from './text';

/** Quotation marks and apostrophes of English, curly or straight. */
const DOUBLE_QUOTES = /[“”„‟″]/g;
const SINGLE_QUOTES = /[‘’‚‛′]/g;
/** Soft hyphens, zero-width spaces and joiners, marks of direction. */
const UNSEEN = /\p{Cf}/gu;

/**
 * Whether a reader sees no difference between two texts, HTML or not: entities and characters, normal forms of
 * Unicode, straight and curly quotes, attributes, kinds of spaces, and how lines are broken are the same to them.
 */
export function readsTheSame(text: string, other: string): boolean {
  return text === other || asRead(text) === asRead(other);
}

function asRead(text: string): string {
  return htmlToText(text)
    .normalize('NFC')
    .replace(DOUBLE_QUOTES, '"')
    .replace(SINGLE_QUOTES, "'")
    .replaceAll('…', '...')
    .replace(UNSEEN, '')
    .replace(/\s+/g, ' ')
    .trim();
}

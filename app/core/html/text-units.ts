import { decodeHTML } from 'entities';

const ENTITY = /&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]*);?/iy;
const TO_ENCODE = /[&<>\u00a0]/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\u00a0': '&nbsp;',
};

/**
 * What stands at a place of HTML's text as one reads it: the character, or the entity's, and where the next one begins.
 * `before`: where the text ends.
 */
export function unitAt(
  html: string,
  at: number,
  before = html.length,
): { read: string; end: number } {
  ENTITY.lastIndex = at;
  const entity = html.charAt(at) === '&' ? ENTITY.exec(html)?.[0] : undefined;
  return entity === undefined || at + entity.length > before
    ? { read: html.charAt(at), end: at + 1 }
    : { read: decodeHTML(entity), end: at + entity.length };
}

/** HTML's text as one reads it, its spaces as they are. */
export function decodedText(html: string): string {
  let text = '';
  for (let at = 0; at < html.length;) {
    const { read, end } = unitAt(html, at);
    text += read;
    at = end;
  }
  return text;
}

/** The other way round; no-break spaces so that whoever edits the HTML sees them. */
export function encodedText(text: string): string {
  return text.replace(TO_ENCODE, (character) => ENTITIES[character] ?? character);
}

import { Parser } from 'htmlparser2';
import { NameMask } from './mask-names';

/** Elements whose content a buyer never reads. */
const UNREAD = new Set(['script', 'style', 'template', 'noscript', 'title', 'iframe', 'svg']);

/** Elements that run on within a sentence; every other one ends it. */
const INLINE = new Set(
  'a abbr b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup tt u var wbr'.split(
    ' ',
  ),
);

/**
 * What a buyer reads of untrusted HTML: entities decoded, scripts and styles left out, one line for each block
 * (paragraph, list item, table cell, line break), so that a sentence never runs into the next block's.
 */
export function htmlToText(html: string): string {
  return withPlainSpaces(htmlToTypesetText(html));
}

/** The same with its no-break spaces, for whoever looks at typography. */
export function htmlToTypesetText(html: string): string {
  let text = html;
  if (/[<&]/.test(html)) {
    text = '';
    const parser = textParser(
      (chunk) => (text += chunk),
      () => (text += '\n'),
    );
    parser.write(html);
    parser.end();
  }
  return text
    .split('\n')
    .map((line) => line.replace(/[^\S\u00a0\u202f]+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** Typeset text with every run of spaces within a line made one plain space. */
export function withPlainSpaces(typesetText: string): string {
  return typesetText.replace(/[ \u00a0\u202f]+/gu, ' ');
}

/** True where `htmlToText` would find something. Stops at the first word, since most texts begin with one. */
export function hasText(html: string): boolean {
  if (!/[<&]/.test(html)) return html.trim() !== '';
  let text = '';
  const parser = textParser(
    (chunk) => (text += chunk.trim()),
    () => undefined,
  );
  for (let at = 0; at < html.length && text === ''; at += CHUNK_LENGTH) {
    parser.write(html.slice(at, at + CHUNK_LENGTH));
  }
  if (text === '') parser.end();
  return text !== '';
}

/** True where `htmlToText` would find so many words. Reads no further than it takes to tell. */
export function hasWords(html: string, count: number): boolean {
  let text = '';
  const parser = textParser(
    (chunk) => (text += chunk),
    () => (text += '\n'),
  );
  for (let at = 0; at < html.length; at += CHUNK_LENGTH) {
    parser.write(html.slice(at, at + CHUNK_LENGTH));
    if (text.length > count && countWords(text) >= count) return true;
  }
  parser.end();
  return countWords(text) >= count;
}

/** Characters parsed before looking again whether there is enough text. */
const CHUNK_LENGTH = 256;

/** Line breaks within HTML text are only spaces; the block borders alone become line breaks. */
function textParser(onText: (text: string) => void, onBlock: () => void): Parser {
  let unreadDepth = 0;
  return new Parser(
    {
      onopentagname(name) {
        if (UNREAD.has(name)) unreadDepth++;
        else if (!INLINE.has(name)) onBlock();
      },
      onclosetag(name) {
        if (UNREAD.has(name)) unreadDepth = Math.max(0, unreadDepth - 1);
        else if (!INLINE.has(name)) onBlock();
      },
      ontext(text) {
        if (unreadDepth === 0) onText(text.replace(/\n/g, ' '));
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
}

/** Words as a reader counts them: `l'écran` and `made-to-measure` are one each, a bare number is none. */
export function wordsOf(text: string): string[] {
  return text.match(/\p{L}[\p{L}\p{M}\p{N}'’-]*/gu) ?? [];
}

export function countWords(text: string): number {
  return wordsOf(text).length;
}

/**
 * True where something is left to be said in another language once the vendor's name, numbers and model codes
 * (any token with a digit: `XR-500`, `750ml`) are taken out. `Bosch GSR 12V-30` needs no French.
 */
export function hasTranslatableWords(text: string, vendor: string): boolean {
  return new NameMask([vendor])
    .maskNames(text)
    .split(/[\s/|]+/u)
    .some((token) => !/\p{N}/u.test(token) && /\p{L}\p{M}*\p{L}/u.test(token));
}

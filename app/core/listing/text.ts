import { decodeHTML } from 'entities';
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
      RAW_TEXT.test(html),
    );
    parser.write(html);
    parser.end();
  }
  return text
    .split('\n')
    .map((line) => (UNTIDY_SPACE.test(line) ? line.replace(OTHER_SPACES, ' ') : line).trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** A space that is none of the plain and the no-break ones, or two of those that are not no-break. */
const UNTIDY_SPACE = /[^\S \u00a0\u202f]| {2}/;
const OTHER_SPACES = /[^\S\u00a0\u202f]+/g;

/** Typeset text with every run of spaces within a line made one plain space. */
export function withPlainSpaces(typesetText: string): string {
  return typesetText.replace(/[\u00a0\u202f][ \u00a0\u202f]*| [ \u00a0\u202f]+/g, ' ');
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

/** Elements whose text has rules of its own, entities among them. */
const RAW_TEXT = /<(?:textarea|title|xmp|plaintext|noembed|noframes)/i;

/**
 * Line breaks within HTML text are only spaces; the block borders alone become line breaks.
 *
 * The parser skips from tag to tag when it need not look for entities, which is a third faster. It has to where
 * HTML comes in chunks, which may cut an entity in two, and where there is raw text.
 */
function textParser(
  onText: (text: string) => void,
  onBlock: () => void,
  decodeEntities = true,
): Parser {
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
        if (unreadDepth !== 0) return;
        const decoded = !decodeEntities && text.includes('&') ? decodeHTML(text) : text;
        onText(decoded.includes('\n') ? decoded.replaceAll('\n', ' ') : decoded);
      },
    },
    { decodeEntities, lowerCaseTags: true },
  );
}

/** Words as a reader counts them: `l'écran` and `made-to-measure` are one each, a bare number is none. */
export function wordsOf(text: string): string[] {
  return text.match(/\p{L}[\p{L}\p{M}\p{N}'’-]*/gu) ?? [];
}

/** As many as `wordsOf` gives, by a look at each character: texts are counted far more often than split. */
export function countWords(text: string): number {
  let words = 0;
  let isInWord = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    let kind = CHARACTER_KINDS[code];
    if (kind === undefined) {
      const character = String.fromCodePoint(text.codePointAt(at) ?? code);
      kind = kindOf(character);
      at += character.length - 1;
    }
    if (kind === LETTER && !isInWord) words += 1;
    isInWord = kind === LETTER || (isInWord && kind === WITHIN_WORD);
  }
  return words;
}

const BETWEEN_WORDS = 0;
const WITHIN_WORD = 1;
const LETTER = 2;

function kindOf(character: string): number {
  if (/\p{L}/u.test(character)) return LETTER;
  return /[\p{M}\p{N}'’-]/u.test(character) ? WITHIN_WORD : BETWEEN_WORDS;
}

/** Of the characters up to the end of Latin Extended-A. */
const CHARACTER_KINDS = Uint8Array.from({ length: 0x180 }, (_, code) =>
  kindOf(String.fromCharCode(code)),
);

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

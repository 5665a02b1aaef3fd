import { Parser } from 'htmlparser2';
import { INLINE, linesOfTidyHtml, readable, UNREAD } from './tidy-html';

/**
 * What a buyer reads of untrusted HTML: entities decoded, scripts and styles left out, one line for each block
 * (paragraph, list item, table cell, line break), so that a sentence never runs into the next block's.
 */
export function htmlToText(html: string): string {
  return withPlainSpaces(htmlToTypesetText(html));
}

/** The same with its thin and no-break spaces, for whoever looks at typography. */
export function htmlToTypesetText(html: string): string {
  const text = /[<&]/.test(html) ? (linesOfTidyHtml(html) ?? linesOfHtml(html)).join('\n') : html;
  return hasTidySpaces(text) ? text : withTidySpaces(text);
}

function withTidySpaces(text: string): string {
  return text
    .replace(UNTIDY_SPACES, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** Within a line: several spaces, and those that are none of the plain, the thin and the no-break ones. */
const UNTIDY_SPACES =
  / [^\S\n\u00a0\u2009\u202f]+|[^\S \n\u00a0\u2009\u202f][^\S\n\u00a0\u2009\u202f]*/g;

/** False where `withTidySpaces` may change something. By a look at each character: every text is asked. */
function hasTidySpaces(text: string): boolean {
  let wasSpace = true;
  for (let at = 0; at < text.length; at++) {
    const kind = SPACE_KINDS[text.charCodeAt(at)];
    if (kind === OTHER_SPACE || (kind === TEXT_SPACE && wasSpace)) return false;
    wasSpace = kind === TEXT_SPACE;
  }
  return !wasSpace || text === '';
}

const TEXT_SPACE = 1;
const OTHER_SPACE = 2;

/** By character code: what ends a line or stands between words, and white space that does not belong there. */
const SPACE_KINDS = new Uint8Array(0x10000);
for (const space of ' \n\u00a0\u2009\u202f') SPACE_KINDS[space.charCodeAt(0)] = TEXT_SPACE;
for (const space of '\t\v\f\r\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u200a\u2028\u2029\u205f\u3000\ufeff') {
  SPACE_KINDS[space.charCodeAt(0)] = OTHER_SPACE;
}
const TYPESET_SPACE = /[\u00a0\u2009\u202f]/;

/** Typeset text with every run of spaces within a line made one plain space. */
export function withPlainSpaces(typesetText: string): string {
  // Plain spaces stand one by one already.
  return TYPESET_SPACE.test(typesetText)
    ? typesetText.replace(/ ?[\u00a0\u2009\u202f][ \u00a0\u2009\u202f]*/g, ' ')
    : typesetText;
}

/** True where `htmlToText` finds something. */
export function hasText(html: string): boolean {
  return htmlToTypesetText(html) !== '';
}

/** Elements whose text has rules of its own, entities among them. */
const RAW_TEXT = /<(?:textarea|title|xmp|plaintext|noembed|noframes)/i;

/**
 * One line for each block of any HTML. The parser skips from tag to tag when it need not look for entities, which
 * is a third faster; it has to where there is raw text.
 */
function linesOfHtml(html: string): string[] {
  const decodeEntities = RAW_TEXT.test(html);
  const lines: string[] = [];
  let line = '';
  let unreadDepth = 0;
  const endLine = (): void => {
    if (line !== '') lines.push(line);
    line = '';
  };
  const parser = new Parser(
    {
      onopentagname(name) {
        if (UNREAD.has(name)) unreadDepth++;
        else if (!INLINE.has(name)) endLine();
      },
      onclosetag(name) {
        if (UNREAD.has(name)) unreadDepth = Math.max(0, unreadDepth - 1);
        else if (!INLINE.has(name)) endLine();
      },
      ontext(text) {
        if (unreadDepth === 0) line += decodeEntities ? text.replaceAll('\n', ' ') : readable(text);
      },
    },
    { decodeEntities, lowerCaseTags: true },
  );
  parser.write(html);
  parser.end();
  endLine();
  return lines;
}

/**
 * Words as a reader counts them: `l'écran` and `made-to-measure` are one each, a bare number is none. Chinese,
 * Japanese, Thai and their like write words without spaces: those are told apart by Unicode's dictionaries.
 */
export function wordsOf(text: string): string[] {
  const words = text.match(/\p{L}[\p{L}\p{M}\p{N}'’-]*/gu) ?? [];
  return UNSPACED.test(text)
    ? words.flatMap((word) => (UNSPACED.test(word) ? unspacedWords(word) : word))
    : words;
}

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** True where a letter stands in it of a script that writes words without spaces between. */
export function isUnspaced(text: string): boolean {
  return UNSPACED.test(text);
}

let segmenter: Intl.Segmenter | undefined;

function unspacedWords(text: string): string[] {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'word' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment).filter((word) =>
    /\p{L}/u.test(word),
  );
}

/**
 * As many as `wordsOf` gives, by a look at each character: texts are counted far more often than split.
 * `enough`: stops counting there, though for scripts without spaces it may count on.
 */
export function countWords(text: string, enough = Infinity): number {
  let words = 0;
  let isInWord = false;
  for (let at = 0; at < text.length && words < enough; at++) {
    const code = text.charCodeAt(at);
    let kind = CHARACTER_KINDS[code];
    if (kind === undefined) {
      const character = String.fromCodePoint(text.codePointAt(at) ?? code);
      if (isUnspaced(character)) return wordsOf(text).length;
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

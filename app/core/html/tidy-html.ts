import { decodeHTML } from 'entities';

/** Elements that run on within a sentence; every other one ends it. */
export const INLINE: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup tt u var wbr'.split(
    ' ',
  ),
);

/** Elements whose content a buyer never reads. */
export const UNREAD: ReadonlySet<string> = new Set(
  'script style template noscript title iframe svg'.split(' '),
);

/** Elements without content. */
const VOID =
  'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr'.split(
    ' ',
  );

/** Elements that parsers treat by rules of their own. */
const SPECIAL = [
  ...UNREAD,
  ...'math textarea xmp plaintext noembed noframes frameset image html head body form input'.split(
    ' ',
  ),
  ...'select option optgroup datalist button output rt rp'.split(' '),
];

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** Elements that some others, opened within them, close: what is written to close them later closes nothing. */
const CLOSED_BY = new Map<string, readonly string[]>([
  ...['p', ...HEADINGS].map((name): [string, string[]] => [name, HEADINGS]),
  ['a', ['a']],
  ['li', ['li']],
  ['tr', ['tr']],
  ['td', ['tr', 'td']],
  ['th', ['tr', 'th', 'td']],
  ['thead', ['td', 'tbody', 'tfoot']],
  ['tbody', ['tbody', 'tfoot']],
  ['dd', ['dd', 'dt']],
  ['dt', ['dd', 'dt']],
]);

const RUNS_ON = 1;
const ENDS_LINE = 2;
const IS_VOID = 4;
const NOT_TIDY = 8;

const KINDS = new Map<string, number>([
  ...[...INLINE].map((name): [string, number] => [name, RUNS_ON]),
  ...VOID.map((name): [string, number] => [
    name,
    IS_VOID | (INLINE.has(name) ? RUNS_ON : ENDS_LINE),
  ]),
  ...SPECIAL.map((name): [string, number] => [name, NOT_TIDY]),
]);

/** What follows the name in an opening tag that holds nothing but quoted attributes. */
const ATTRIBUTES = /(?:\s+[a-z][\w:-]*(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))?)*\s*\/?>/iy;

const SLASH = 47;
const GREATER = 62;

/**
 * The lines of HTML as editors write it: every tag well formed, every element closed where it should be, no
 * comments, scripts or the like. `null` for any other HTML: that is for a parser, whose lines for tidy HTML are the
 * same (tests/core/html/tidy-html.test.ts). It takes a fifth of the parser's time.
 */
export function linesOfTidyHtml(html: string): string[] | null {
  const lines: string[] = [];
  const open: string[] = [];
  let line = '';
  for (let at = 0; at < html.length;) {
    const tag = html.indexOf('<', at);
    const end = tag < 0 ? html.length : tag;
    if (end > at) line += readable(html.slice(at, end));
    if (tag < 0) break;

    const isClosing = html.charCodeAt(tag + 1) === SLASH;
    const nameAt = isClosing ? tag + 2 : tag + 1;
    let nameEnd = nameAt;
    while (isLetterOrDigit(html.charCodeAt(nameEnd))) nameEnd += 1;
    if (nameEnd === nameAt || isDigit(html.charCodeAt(nameAt))) return null;
    let name = html.slice(nameAt, nameEnd);
    let kind = KINDS.get(name);
    if (kind === undefined) {
      name = name.toLowerCase();
      kind = KINDS.get(name) ?? ENDS_LINE;
    }
    if (kind === NOT_TIDY) return null;

    if (html.charCodeAt(nameEnd) === GREATER) at = nameEnd + 1;
    else if (isClosing) return null;
    else {
      ATTRIBUTES.lastIndex = nameEnd;
      if (!ATTRIBUTES.test(html)) return null;
      at = ATTRIBUTES.lastIndex;
    }
    if (isClosing) {
      if (open.pop() !== name) return null;
    } else if ((kind & IS_VOID) === 0) {
      const parent = open.at(-1);
      if (parent !== undefined && CLOSED_BY.get(parent)?.includes(name)) return null;
      // Lists, rules and the like close the paragraph they stand in; its own end would then close the outer one.
      if (name === 'p' && open.includes('p')) return null;
      open.push(name);
    }
    if ((kind & ENDS_LINE) !== 0 && line !== '') {
      lines.push(line);
      line = '';
    }
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** Entities decoded; line breaks within HTML text are only spaces. */
export function readable(text: string): string {
  const decoded = text.includes('&') ? decodeHTML(text) : text;
  return decoded.includes('\n') ? decoded.replaceAll('\n', ' ') : decoded;
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || isDigit(code);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

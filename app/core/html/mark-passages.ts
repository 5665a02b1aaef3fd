import { decodeHTML } from 'entities';
import { INLINE } from './tidy-html';

/** What somebody says about a passage, by its number in the list of what is said. */
export interface Passage {
  text: string;
  number: number;
}

interface Range {
  start: number;
  end: number;
  numbers: number[];
}

/** A piece of HTML: a tag as it stands, or text. `starts`: of each character that is read, where it begins in `raw`. */
interface Piece {
  raw: string;
  /** In the text as it is read; `null`: a tag. */
  from: number | null;
  starts: number[];
}

const TAG = /(<[^>]*>)/;
const ENTITY_OR_CHARACTER = /&(?:#\d+|#x[\da-f]+|\w+);|./gisu;

/**
 * HTML as `shownHtml` gives it, with each passage within `<mark>` where it first stands, as one reads it: whatever the
 * tags and spaces are. `reference` gives the HTML that follows a marked passage, of the numbers that speak of it. A passage
 * that does not stand there is left out.
 */
export function markPassages(
  html: string,
  passages: readonly Passage[],
  reference: (numbers: number[]) => string,
): string {
  const { pieces, text } = read(html);
  const ranges = rangesOf(text, passages);
  if (ranges.length === 0) return html;
  let marked = '';
  for (const piece of pieces) {
    marked += piece.from === null ? piece.raw : markedPiece(piece, piece.from, ranges, reference);
  }
  return marked;
}

function read(html: string): { pieces: Piece[]; text: string } {
  let text = '';
  const pieces = html.split(TAG).map((raw, index): Piece => {
    if (index % 2 === 1) {
      if (!INLINE.has(/^<\/?([a-z\d]+)/i.exec(raw)?.[1]?.toLowerCase() ?? '')) text += '\n';
      return { raw, from: null, starts: [] };
    }
    const from = text.length;
    const starts: number[] = [];
    for (const { 0: written, index: at } of raw.matchAll(ENTITY_OR_CHARACTER)) {
      const character = written.startsWith('&') ? decodeHTML(written) : written;
      text += character;
      for (let unit = 0; unit < character.length; unit += 1) starts.push(at);
    }
    return { raw, from, starts };
  });
  return { pieces, text };
}

/** In order, none touching another: what two passages share is marked for both. */
function rangesOf(text: string, passages: readonly Passage[]): Range[] {
  const found = passages.flatMap(({ text: passage, number }): Range[] => {
    const words = passage.trim().split(/\s+/u).map(escaped);
    if (words.join('') === '') return [];
    const match = new RegExp(words.join('\\s+'), 'u').exec(text);
    return match === null
      ? []
      : [{ start: match.index, end: match.index + match[0].length, numbers: [number] }];
  });
  found.sort((a, b) => a.start - b.start || a.end - b.end);
  const ranges: Range[] = [];
  for (const range of found) {
    const last = ranges.at(-1);
    if (last === undefined || range.start >= last.end) ranges.push(range);
    else {
      last.end = Math.max(last.end, range.end);
      last.numbers.push(...range.numbers);
    }
  }
  return ranges;
}

function markedPiece(
  { raw, starts }: Piece,
  from: number,
  ranges: Range[],
  reference: (numbers: number[]) => string,
): string {
  let marked = '';
  let done = 0;
  for (const { start, end, numbers } of ranges) {
    const first = Math.max(0, start - from);
    const last = Math.min(starts.length, end - from);
    if (first >= last) continue;
    const begin = starts[first] ?? raw.length;
    const close = starts[last] ?? raw.length;
    const isEnd = end <= from + starts.length;
    marked += `${raw.slice(done, begin)}<mark>${raw.slice(begin, close)}</mark>`;
    if (isEnd) marked += reference(numbers);
    done = close;
  }
  return marked + raw.slice(done);
}

/** As it stands in a regular expression for itself. */
function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/gu, String.raw`\$&`);
}

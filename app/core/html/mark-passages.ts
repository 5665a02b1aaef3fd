import { readCharacters, type ReadCharacter } from './read-characters';

/** What somebody says about a passage, by its number in the list of what is said. */
export interface Passage {
  text: string;
  number: number;
}

/** Of the text as it is read. */
interface Range {
  start: number;
  end: number;
  numbers: number[];
}

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
  if (passages.length === 0) return html;
  const read = readCharacters(html);
  const text = read.map(({ character }) => character).join('');
  let marked = '';
  let done = 0;
  for (const { start, end, numbers } of rangesOf(text, passages)) {
    const pieces = piecesOf(read.slice(start, end));
    for (const piece of pieces) {
      marked += `${html.slice(done, piece.start)}<mark>${html.slice(piece.start, piece.end)}</mark>`;
      done = piece.end;
    }
    if (pieces.length > 0) marked += reference(numbers);
  }
  return marked + html.slice(done);
}

/** In order, none touching another: what two passages share is marked for both. */
function rangesOf(text: string, passages: readonly Passage[]): Range[] {
  const found = passages.flatMap(({ text: passage, number }): Range[] => {
    const words = passage.trim().split(/\s+/u).map(escaped);
    if (words.join('') === '') return [];
    // A passage stands in one block.
    const match = new RegExp(words.join('[^\\S\\n]+'), 'u').exec(text);
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

/** As it stands in a regular expression for itself. */
function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
}

/** Where the characters stand in the HTML, without the tags between. */
function piecesOf(read: ReadCharacter[]): { start: number; end: number }[] {
  const pieces: { start: number; end: number }[] = [];
  for (const { start, end } of read.flatMap(({ at }) => at)) {
    const last = pieces.at(-1);
    if (last?.end === start) last.end = end;
    else pieces.push({ start, end });
  }
  return pieces;
}

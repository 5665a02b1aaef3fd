import { readCharacters, type ReadCharacter } from '../html/read-characters';
import { anglicismEdits } from './mend-anglicisms';
import { NO_BREAK_SPACE } from './french-typography';
import type { NameMask } from './mask-names';
import { typographyEdits, type Edits } from './mend-typography';
import { PlainText } from './plain-text';
import { judgeSentences } from './sentence-language';
import { withPlainSpaces } from '../html/text';

/** French with its typography and anglicisms mended, and what was changed in it, as a buyer reads it. */
export interface MendedFrench {
  text: string;
  passages: { before: string; after: string }[];
}

/** What one fault's mending brings to light is mended too; more rounds than any text has needed. */
const MAX_ROUNDS = 8;

/**
 * Mends what can be mended in one way only. Of HTML the text alone: its tags and attributes stay as they are. `isHtml`:
 * no-break spaces are written so that whoever edits the HTML sees them.
 */
export function mendFrench(
  source: string,
  { isHtml, mask }: { isHtml: boolean; mask: NameMask },
): MendedFrench {
  let text = source;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const read = readCharacters(text);
    const readText = read.map(({ character }) => character).join('');
    const edits = typographyEdits(readText);
    for (const [at, characters] of anglicismEdits(readText, frenchLines(text, mask))) {
      if (!edits.has(at)) edits.set(at, characters);
    }
    const mended = withEdits(text, read, edits, isHtml);
    if (mended === text) break;
    text = mended;
  }
  return { text, passages: text === source ? [] : passagesBetween(source, text) };
}

/** Whether a line holds neither an English sentence nor a name that is to be kept. */
function frenchLines(text: string, mask: NameMask): (line: string) => boolean {
  const english = judgeSentences(new PlainText(text), mask).filter(
    ({ language }) => language === 'en',
  );
  return (line) => {
    const plain = withPlainSpaces(line);
    return (
      !english.some((sentence) => plain.includes(sentence.text)) && mask.maskNames(plain) === plain
    );
  };
}

function withEdits(source: string, read: ReadCharacter[], edits: Edits, isHtml: boolean): string {
  const pieces = [...edits].flatMap(([index, characters]) => {
    const { character = '', at = [] } = read[index] ?? {};
    const [first, ...others] = at;
    if (first === undefined) return [];
    const raw = source.slice(first.start, first.end);
    // What stays of it stays as it was written, an entity included.
    const text = split(characters, character)
      .map((part) => written(part, isHtml))
      .join(raw);
    return [{ ...first, text }, ...others.map((range) => ({ ...range, text: '' }))];
  });
  pieces.sort((a, b) => b.start - a.start);
  return pieces.reduce(
    (text, { start, end, text: by }) => text.slice(0, start) + by + text.slice(end),
    source,
  );
}

function split(characters: string, kept: string): string[] {
  const at = characters.indexOf(kept);
  return at < 0 ? [characters] : [characters.slice(0, at), characters.slice(at + kept.length)];
}

function written(text: string, isHtml: boolean): string {
  return isHtml ? text.replaceAll(NO_BREAK_SPACE, '&nbsp;') : text;
}

const CONTEXT_CHARACTERS = 20;

/** Mending keeps lines as they are: of each one that differs, what does. */
function passagesBetween(before: string, after: string): MendedFrench['passages'] {
  const linesAfter = new PlainText(after).typeset.split('\n');
  return new PlainText(before).typeset.split('\n').flatMap((line, index) => {
    const mended = linesAfter[index] ?? '';
    return line === mended ? [] : [differenceOf(line, mended)];
  });
}

function differenceOf(a: string, b: string): { before: string; after: string } {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const from = Math.min(head, wordStart(a, head - CONTEXT_CHARACTERS));
  const left = Math.max(0, tail - CONTEXT_CHARACTERS);
  const cut = (text: string) =>
    `${from > 0 ? '…' : ''}${text.slice(from, text.length - left)}${left > 0 ? '…' : ''}`;
  return { before: cut(a), after: cut(b) };
}

function wordStart(text: string, at: number): number {
  return at <= 0 ? 0 : text.indexOf(' ', at) + 1;
}

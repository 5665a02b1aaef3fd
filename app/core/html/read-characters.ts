import { Parser } from 'htmlparser2';
import { unitAt } from './text-units';
import { INLINE, UNREAD } from './tidy-html';

/** A character that a buyer reads, with where it stands in the source; what is read as one space may stand in several places. */
export interface ReadCharacter {
  character: string;
  at: readonly SourceRange[];
}

interface SourceRange {
  start: number;
  end: number;
}

/** As `htmlToTypesetText` collapses them. */
const OTHER_SPACE = /[^\S\u00a0\u2009\u202f]/;

/**
 * What `htmlToTypesetText` reads, character by character. Elements whose text has rules of its own are left out: nothing
 * in them is to be changed.
 */
export function readCharacters(html: string): ReadCharacter[] {
  const lines = /[<&]/.test(html) ? linesOf(html) : linesOfPlainText(html);
  const read: ReadCharacter[] = [];
  for (const line of lines) {
    const tidied = tidy(line);
    if (tidied.length === 0) continue;
    if (read.length > 0) read.push({ character: '\n', at: [] });
    read.push(...tidied);
  }
  return read;
}

function linesOfPlainText(text: string): ReadCharacter[][] {
  let start = 0;
  return text.split('\n').map((line) => {
    const from = start;
    start += line.length + 1;
    return Array.from({ length: line.length }, (_, index) => ({
      character: line.charAt(index),
      at: [{ start: from + index, end: from + index + 1 }],
    }));
  });
}

function linesOf(html: string): ReadCharacter[][] {
  const lines: ReadCharacter[][] = [];
  let line: ReadCharacter[] = [];
  let unreadDepth = 0;
  const endLine = (): void => {
    if (line.length > 0) lines.push(line);
    line = [];
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
      ontext() {
        if (unreadDepth === 0)
          line.push(...charactersOf(html, parser.startIndex, parser.endIndex + 1));
      },
    },
    { decodeEntities: false, lowerCaseTags: true },
  );
  parser.write(html);
  parser.end();
  endLine();
  return lines;
}

/** Of one text node: entities decoded, line breaks only spaces. */
function charactersOf(html: string, start: number, end: number): ReadCharacter[] {
  const read: ReadCharacter[] = [];
  for (let at = start; at < end;) {
    const unit = unitAt(html, at, end);
    for (let index = 0; index < unit.read.length; index += 1) {
      const character = unit.read.charAt(index);
      read.push({
        character: character === '\n' ? ' ' : character,
        // An entity that stands for two characters is left as it is.
        at: unit.read.length === 1 ? [{ start: at, end: unit.end }] : [],
      });
    }
    at = unit.end;
  }
  return read;
}

/** Runs of spaces as one, none at either end. */
function tidy(line: ReadCharacter[]): ReadCharacter[] {
  const tidied: ReadCharacter[] = [];
  for (const each of line) {
    const last = tidied.at(-1);
    if (!OTHER_SPACE.test(each.character)) tidied.push(each);
    else if (last?.character === ' ')
      tidied[tidied.length - 1] = { character: ' ', at: [...last.at, ...each.at] };
    else tidied.push({ character: ' ', at: each.at });
  }
  const isSpace = (index: number) => /^\s$/.test(tidied.at(index)?.character ?? '');
  while (tidied.length > 0 && isSpace(-1)) tidied.pop();
  while (tidied.length > 0 && isSpace(0)) tidied.shift();
  return tidied;
}

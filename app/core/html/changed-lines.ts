import { diffWordsWithSpace } from 'diff';
import { htmlToText } from './text';

/** A run of words that is in both texts, or in one. */
export interface ChangedPiece {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Beyond this two texts have so little in common that comparing them word by word says nothing. */
const MOST_EDITS = 2_000;

/**
 * What a reader sees changed between two texts, HTML or not: of each block that changed, its words in order. Empty: they
 * read the same.
 */
export function changedLines(before: string, after: string): ChangedPiece[][] {
  const [was, is] = [htmlToText(before), htmlToText(after)];
  const pieces: ChangedPiece[] = (
    diffWordsWithSpace(was, is, { maxEditLength: MOST_EDITS }) ?? [
      { value: was, removed: true, added: false },
      { value: is, removed: false, added: true },
    ]
  ).map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
  return linesOf(pieces).filter((line) => line.some(({ kind }) => kind !== 'same'));
}

function linesOf(pieces: readonly ChangedPiece[]): ChangedPiece[][] {
  const lines: ChangedPiece[][] = [[]];
  for (const { kind, text } of pieces) {
    const [first = '', ...others] = text.split('\n');
    if (first !== '') lines.at(-1)?.push({ kind, text: first });
    for (const other of others) lines.push(other === '' ? [] : [{ kind, text: other }]);
  }
  return lines;
}

import { diffArrays } from 'diff';
import { unitAt } from './text-units';

/** A stretch of HTML as it was written anew, and as it was before: a space for a line break, a letter for its entity. */
export interface Piece {
  written: string;
  former: string;
}

const SPACES = /[ \t\n\f\r]*/y;
const TOKENS = /<[^>]*>|&\w+;|[^\s<&]+|\s+|[<&]/g;
/** Beyond this an edit is as good as a new text. */
const MOST_EDITS = 2_000;

/** How HTML that was read and written anew differs from what it was, piece by piece; `null`: it is another HTML. */
export function piecesBetween(former: string, written: string): Piece[] | null {
  const pieces: Piece[] = [];
  let [at, by] = [0, 0];
  while (at < former.length || by < written.length) {
    let piece: Piece;
    const [spacesBefore, spacesNow] = [spacesAt(former, at), spacesAt(written, by)];
    if (spacesBefore !== '' || spacesNow !== '') {
      // Spaces that are not seen may be left out, and none may come.
      if (spacesBefore === '') return null;
      piece = { written: spacesNow, former: spacesBefore };
    } else {
      const [unit, other] = [unitAt(former, at), unitAt(written, by)];
      if (unit.read === '' || unit.read !== other.read) return null;
      piece = { written: written.slice(by, other.end), former: former.slice(at, unit.end) };
    }
    at += piece.former.length;
    by += piece.written.length;
    add(pieces, piece);
  }
  return pieces;
}

/** What is the same in a row is one piece. */
function add(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1);
  if (last && last.written === last.former && piece.written === piece.former) {
    last.written += piece.written;
    last.former = last.written;
  } else pieces.push(piece);
}

function spacesAt(html: string, at: number): string {
  SPACES.lastIndex = at;
  return SPACES.exec(html)?.[0] ?? '';
}

/**
 * HTML that was edited after it was written anew, with what was not edited byte by byte as it was before. `pieces`: from
 * what it was to what was written anew.
 */
export function withFormerBytes(pieces: readonly Piece[], edited: string): string {
  const written = pieces.map((piece) => piece.written).join('');
  const formers = new FormerBytes(pieces);
  return editsBetween(written, edited)
    .map(({ text, kind }) => {
      if (kind === 'added') return text;
      const former = formers.upTo(text.length);
      return kind === 'removed' ? '' : former;
    })
    .join('');
}

/** Goes through pieces along what was written of them. */
class FormerBytes {
  private piece = 0;
  /** Where that piece begins in what was written, and up to where it was gone through. */
  private start = 0;
  private at = 0;

  constructor(private readonly pieces: readonly Piece[]) {}

  upTo(length: number): string {
    const end = this.at + length;
    let former = '';
    for (;;) {
      const piece = this.pieces[this.piece];
      if (piece === undefined || this.start > end) break;
      const pieceEnd = this.start + piece.written.length;
      const isWhole = this.start >= this.at && pieceEnd <= end;
      former += isWhole
        ? piece.former
        : piece.written.slice(Math.max(0, this.at - this.start), end - this.start);
      if (pieceEnd > end) break;
      this.piece += 1;
      this.start = pieceEnd;
    }
    this.at = end;
    return former;
  }
}

interface Edit {
  kind: 'kept' | 'removed' | 'added';
  text: string;
}

function editsBetween(before: string, after: string): Edit[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const removed = before.slice(head, before.length - tail);
  const added = after.slice(head, after.length - tail);
  const middle = diffArrays(removed.match(TOKENS) ?? [], added.match(TOKENS) ?? [], {
    maxEditLength: MOST_EDITS,
  })?.map((part): Edit => ({
    kind: part.added ? 'added' : part.removed ? 'removed' : 'kept',
    text: part.value.join(''),
  })) ?? [
    { kind: 'removed', text: removed },
    { kind: 'added', text: added },
  ];
  return [
    { kind: 'kept', text: before.slice(0, head) },
    ...middle,
    { kind: 'kept', text: before.slice(before.length - tail) },
  ];
}

import type { Box } from './plane';
import type { PrintMap } from './print-map';

/**
 * Pieces of which nearly all are of one size or two are a pattern: those of print are as wide as its letters. Some
 * fonts have letters that are much alike, so that fewer pieces, as a label has letters, have to be more so.
 */
const FEWEST = { pieces: 100, alike: 0.85 };
const MANY = { pieces: 400, alike: 0.66 };
/** Sizes that differ by no more are the same. */
const SAME = 0.08;
/** So many tell it. */
const LOOKED_AT = 400;

/** Weaves, bricks, dots and keys take Tesseract a minute, are read as words of its own making, and are none. */
export function withoutPatterns(maps: readonly PrintMap[]): PrintMap[] {
  const pieces = maps.filter(isPattern).map(({ letters }) => letters.length);
  const most = Math.max(0, ...pieces) / 2;
  // What is light between dark ones is as regular, but not as even; print on a pattern is less.
  return most === 0 ? [...maps] : maps.filter(({ letters }) => letters.length < most);
}

function isPattern({ letters }: PrintMap): boolean {
  if (letters.length < FEWEST.pieces) return false;
  const step = Math.ceil(letters.length / LOOKED_AT);
  const pieces = letters.filter((_, index) => index % step === 0);
  const first = largestAlike(pieces);
  const second = largestAlike(pieces.filter((piece) => !first.has(piece)));
  const { alike } = letters.length < MANY.pieces ? FEWEST : MANY;
  return first.size + second.size > alike * pieces.length;
}

/** Most pieces that are as large as one of them. */
function largestAlike(pieces: readonly Box[]): Set<Box> {
  let largest: Box[] = [];
  for (const one of pieces) {
    const alike = pieces.filter(
      (other) => isSame(widthOf(one), widthOf(other)) && isSame(heightOf(one), heightOf(other)),
    );
    if (alike.length > largest.length) largest = alike;
  }
  return new Set(largest);
}

function isSame(px: number, otherPx: number): boolean {
  return Math.abs(px - otherPx) <= Math.max(1, SAME * px);
}

function widthOf({ left, right }: Box): number {
  return right - left + 1;
}

function heightOf({ top, bottom }: Box): number {
  return bottom - top + 1;
}

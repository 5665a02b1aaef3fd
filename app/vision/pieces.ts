import type { Box } from './plane';

/** Marked pixels that touch each other. */
export interface Piece extends Box {
  /** Where its pixels are in `Pieces.pixels`. */
  from: number;
  to: number;
}

export interface Pieces {
  pieces: Piece[];
  pixels: Int32Array;
}

const MARKED = 1;
const TAKEN = 2;

/** The pieces of a mask; its marks are used up. */
export function piecesOf(mask: Uint8Array, width: number, height: number): Pieces {
  const pixels = new Int32Array(mask.length);
  const pieces: Piece[] = [];
  let end = 0;
  for (let start = 0; start < mask.length; start += 1) {
    if (mask[start] !== MARKED) continue;
    const piece = { left: width, right: 0, top: height, bottom: 0, from: end, to: end };
    pixels[end] = start;
    mask[start] = TAKEN;
    end = spread(piece, mask, pixels, { width, height, end: end + 1 });
    piece.to = end;
    pieces.push(piece);
  }
  return { pieces, pixels };
}

/** Takes what touches the piece, and what touches that; answers where its pixels end. */
function spread(
  piece: Piece,
  mask: Uint8Array,
  pixels: Int32Array,
  { width, height, end }: { width: number; height: number; end: number },
): number {
  let last = end;
  for (let next = piece.from; next < last; next += 1) {
    const at = pixels[next] ?? 0;
    const x = at % width;
    const y = (at - x) / width;
    piece.left = Math.min(piece.left, x);
    piece.right = Math.max(piece.right, x);
    piece.top = Math.min(piece.top, y);
    piece.bottom = Math.max(piece.bottom, y);
    for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row += 1) {
      for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column += 1) {
        const beside = row * width + column;
        if (mask[beside] !== MARKED) continue;
        mask[beside] = TAKEN;
        pixels[last] = beside;
        last += 1;
      }
    }
  }
  return last;
}

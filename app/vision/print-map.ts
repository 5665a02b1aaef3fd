import { piecesOf, type Piece } from './pieces';
import type { Box, Plane } from './plane';
import type { Surroundings } from './surroundings';

/** Darker than what is around it, or lighter. */
export type Polarity = 'dark' | 'light';

/** Black print on white. */
export interface PrintMap extends Plane {
  /** Where pieces are that may be letters. */
  letters: Box[];
}

/** Of 255, and as a share of what is usual around: so much print differs from its ground at least. */
const LEAST_CONTRAST = 12;
const SPREAD_SHARE = 0.55;

/** What stands out from the ground around it and may be letters, as black print on white. */
export function printMap(
  { pixels, widthPx, heightPx }: Plane,
  { means, spreads }: Surroundings,
  { polarity, leastHighPx }: { polarity: Polarity; leastHighPx: number },
): PrintMap {
  const sign = polarity === 'dark' ? -1 : 1;
  const ink = new Uint8Array(pixels.length);
  const mask = new Uint8Array(pixels.length);
  for (let at = 0; at < pixels.length; at += 1) {
    const least = LEAST_CONTRAST + SPREAD_SHARE * (spreads[at] ?? 0);
    const contrast = sign * ((pixels[at] ?? 0) - (means[at] ?? 0));
    ink[at] = Math.max(0, Math.min(255, ((contrast - 0.2 * least) / (1.6 * least)) * 255));
    mask[at] = contrast > least ? 1 : 0;
  }
  const { kept, letters } = keepLetters(mask, { width: widthPx, height: heightPx, leastHighPx });
  const map = new Uint8Array(pixels.length);
  for (let at = 0; at < map.length; at += 1) map[at] = kept[at] === 1 ? 255 - (ink[at] ?? 0) : 255;
  return { pixels: map, widthPx, heightPx, letters };
}

/** Of the picture's height and width: larger ones are things. */
const MOST_HIGH = 0.3;
const MOST_WIDE = 0.5;
/** Of a piece's box: less is an outline. */
const LEAST_FULL = 0.08;
/** Scripts join letters to words. */
const MOST_STRETCHED = 12;
const LEAST_PIXELS = 6;

/** Where letters are, with their dots and accents and what of them is blurred. */
function keepLetters(
  mask: Uint8Array,
  { width, height, leastHighPx }: { width: number; height: number; leastHighPx: number },
) {
  const { pieces, pixels } = piecesOf(mask, width, height);
  const isSmall = ({ top, bottom, left, right }: Piece) =>
    bottom - top < MOST_HIGH * height && right - left < MOST_WIDE * width;
  const fitting = pieces.filter((piece) => isSmall(piece) && piece.to - piece.from >= LEAST_PIXELS);
  const letters = fitting.filter((piece) => isLetter(piece, leastHighPx));
  const near = new Uint8Array(mask.length);
  for (const { left, right, top, bottom } of letters) {
    const margin = Math.round(0.6 * (bottom - top));
    fill(near, width, height, {
      left: left - margin,
      right: right + margin,
      top: top - margin,
      bottom: bottom + margin,
    });
  }
  const kept = new Uint8Array(mask.length);
  for (const piece of fitting) {
    if (near[pixels[piece.from] ?? 0] !== 1) continue;
    for (let next = piece.from; next < piece.to; next += 1) {
      const at = pixels[next] ?? 0;
      const [x, y] = [at % width, Math.floor(at / width)];
      fill(kept, width, height, {
        left: x - BLUR_PX,
        right: x + BLUR_PX,
        top: y - BLUR_PX,
        bottom: y + BLUR_PX,
      });
    }
  }
  return { kept, letters };
}

const BLUR_PX = 2;

function isLetter({ left, right, top, bottom, from, to }: Piece, leastHighPx: number): boolean {
  const [wide, high] = [right - left + 1, bottom - top + 1];
  return (
    high >= leastHighPx && to - from >= LEAST_FULL * wide * high && wide < MOST_STRETCHED * high
  );
}

/** What is left of a map where some places were read already. */
export function withoutPlaces(map: PrintMap, places: readonly Box[]): PrintMap {
  if (places.length === 0) return map;
  const { widthPx, heightPx } = map;
  const pixels = Uint8Array.from(map.pixels);
  for (const place of places) fill(pixels, widthPx, heightPx, place, 255);
  const letters = map.letters.filter(({ left, right, top, bottom }) => {
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    return !places.some((at) => x >= at.left && x <= at.right && y >= at.top && y <= at.bottom);
  });
  return { ...map, pixels, letters };
}

function fill(area: Uint8Array, width: number, height: number, box: Box, value = 1): void {
  const from = Math.max(0, Math.floor(box.left));
  const to = Math.min(width - 1, Math.ceil(box.right)) + 1;
  const last = Math.min(height - 1, Math.ceil(box.bottom));
  for (let y = Math.max(0, Math.floor(box.top)); y <= last; y += 1) {
    area.fill(value, y * width + from, y * width + to);
  }
}

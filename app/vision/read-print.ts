import sharp from 'sharp';
import type { PhotoWord } from '~/core/photos/photo-words';
import { withoutPatterns } from './pattern';
import type { Box, Plane } from './plane';
import { printMap, withoutPlaces, type PrintMap } from './print-map';
import type { FoundLine, Recogniser } from './recognise';
import { skewOf } from './skew';
import { surroundingsOf } from './surroundings';

/**
 * Large print is looked for in a small picture, the rest in the whole one. `around`: of the longer side, what
 * is around a pixel, a few letters wide: within a narrower one, thick letters are their own ground and turn hollow.
 */
const SCALES = [
  { sidePx: 640, around: 1 / 12, leastHighPx: 40 },
  { sidePx: 1600, around: 1 / 24, leastHighPx: 8 },
] as const;
/** Fewer pieces are no word, and more are smaller than anybody reads in a photo. */
const LEAST_LETTERS = 3;
const MOST_LETTERS = 1500;
/** As rules take a word for read. */
const SURE = 0.6;

/** Places are shares of the picture's width and height. */
interface PlacedWord extends Box {
  text: string;
  confidence: number;
  line: number;
}

/**
 * The words of a picture. Dark print and light print are looked for one after the other, each by itself, level and on
 * white: Tesseract is made for pages, and reads little of what stands on a photo.
 */
export async function readPrint(plane: Plane, recogniser: Recogniser): Promise<PhotoWord[]> {
  const lines: PlacedWord[][] = [];
  for (const scale of SCALES) lines.push(...(await linesAt(scale, plane, recogniser)));
  return inOrder(bestOf(lines)).map(({ text, confidence, line, left, right, top, bottom }) => ({
    text,
    confidence,
    line,
    box: { left, top, width: right - left, height: bottom - top },
  }));
}

async function linesAt(
  { sidePx, around, leastHighPx }: (typeof SCALES)[number],
  plane: Plane,
  recogniser: Recogniser,
): Promise<PlacedWord[][]> {
  const scaled = await shrunk(plane, sidePx);
  const side = Math.max(scaled.widthPx, scaled.heightPx);
  const surroundings = surroundingsOf(scaled, Math.round(around * side));
  const maps = (['dark', 'light'] as const).map((polarity) =>
    printMap(scaled, surroundings, { polarity, leastHighPx }),
  );
  const lines: PlacedWord[][] = [];
  for (const map of withoutPatterns(maps).toSorted((a, b) => b.letters.length - a.letters.length)) {
    // What is light around dark letters has their shape.
    const left = withoutPlaces(map, lines.flat().filter(isSure).map(inPixelsOf(scaled)));
    if (mayBePrint(left)) lines.push(...(await linesOn(left, recogniser)));
  }
  return lines;
}

function mayBePrint({ letters }: PrintMap): boolean {
  return letters.length >= LEAST_LETTERS && letters.length <= MOST_LETTERS;
}

/** Where two were read at one place, the one of which more was read well. */
function bestOf(lines: readonly PlacedWord[][]): PlacedWord[] {
  const worth = (line: PlacedWord[]) =>
    line.reduce((sum, { text, confidence }) => sum + (confidence - 0.5) * text.length, 0);
  const kept: PlacedWord[] = [];
  const ranked = lines.map((line) => ({ line, worth: worth(line) }));
  for (const [number, { line }] of ranked.toSorted((a, b) => b.worth - a.worth).entries()) {
    const free = line.filter((word) => !kept.some((each) => meet(each, word)));
    kept.push(...free.map((word) => ({ ...word, line: number })));
  }
  return kept;
}

async function shrunk(plane: Plane, sidePx: number): Promise<Plane> {
  const { pixels, widthPx, heightPx } = plane;
  if (Math.max(widthPx, heightPx) <= sidePx) return plane;
  const { data, info } = await sharp(pixels, {
    raw: { width: widthPx, height: heightPx, channels: 1 },
  })
    .resize({ width: sidePx, height: sidePx, fit: 'inside' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { pixels: data, widthPx: info.width, heightPx: info.height };
}

function inPixelsOf({ widthPx, heightPx }: Plane): (box: Box) => Box {
  return ({ left, right, top, bottom }) => ({
    left: left * widthPx,
    right: right * widthPx,
    top: top * heightPx,
    bottom: bottom * heightPx,
  });
}

function isSure({ confidence }: PlacedWord): boolean {
  return confidence >= SURE;
}

/** By more than a corner: words of turned lines have places that touch. */
function meet(a: Box, b: Box): boolean {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  if (across <= 0 || down <= 0) return false;
  const area = ({ left, right, top, bottom }: Box) => (right - left) * (bottom - top);
  return across * down > 0.3 * Math.min(area(a), area(b));
}

/** Reads a map after it was levelled. */
async function linesOn(map: PrintMap, recogniser: Recogniser): Promise<PlacedWord[][]> {
  const { pixels, widthPx, heightPx } = map;
  const degrees = skewOf(map);
  const { data, info } = await sharp(pixels, {
    raw: { width: widthPx, height: heightPx, channels: 1 },
  })
    .rotate(-degrees, { background: '#fff' })
    .toColourspace('b-w')
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true });
  const lines = await recogniser.linesIn(data);
  const back = turnedBack(degrees, info, { width: widthPx, height: heightPx });
  return lines.map((line, number) => placed(line, number, back)).filter(saysSomething);
}

/** Edges and corners of things are read as a letter or two; no print that rules look for is made of these alone. */
function saysSomething(line: readonly PlacedWord[]): boolean {
  return line.some(({ text }) => IS_WORD.test(text));
}

function placed(line: FoundLine, number: number, back: (box: Box) => Box): PlacedWord[] {
  return line.flatMap(({ text, confidence, box }) =>
    IS_TEXT.test(text) ? [{ text, confidence, line: number, ...back(box) }] : [],
  );
}

const IS_TEXT = /[\p{L}\p{N}%$]/u;
const IS_WORD = /\p{L}{3}|\p{N}{2}|[%$]/u;

interface Size {
  width: number;
  height: number;
}

/** From a place in a picture that was turned anticlockwise around its middle to that place before, in shares. */
function turnedBack(degrees: number, turned: Size, before: Size): (box: Box) => Box {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return ({ left, right, top, bottom }) => {
    const corners = [left, right].flatMap((x) =>
      [top, bottom].map((y) => {
        const [dx, dy] = [x - turned.width / 2, y - turned.height / 2];
        return [
          dx * cos - dy * sin + before.width / 2,
          dx * sin + dy * cos + before.height / 2,
        ] as const;
      }),
    );
    const [across, down] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
    return {
      left: Math.max(0, Math.min(...across) / before.width),
      right: Math.min(1, Math.max(...across) / before.width),
      top: Math.max(0, Math.min(...down) / before.height),
      bottom: Math.min(1, Math.max(...down) / before.height),
    };
  };
}

/** Lines from top to bottom, and their words as they were read. */
function inOrder(words: readonly PlacedWord[]): PlacedWord[] {
  const lines = [...Map.groupBy(words, ({ line }) => line).values()];
  const topOf = (line: PlacedWord[]) => Math.min(...line.map(({ top }) => top));
  return lines
    .toSorted((a, b) => topOf(a) - topOf(b))
    .flatMap((line, index) => line.map((word) => ({ ...word, line: index })));
}

import {
  NO_BREAK_SPACE,
  TYPOGRAPHY_FAULTS,
  matchesOf,
  type TypographyFault,
} from './french-typography';

/** Characters by their place in a text, with what is to stand in their stead. */
export type Edits = Map<number, string>;

/**
 * What mends faults of typography, as far as there is one way to: of `$1.299` nobody can tell which number it is. Faults
 * that follow from others come to light once those are mended.
 */
export function typographyEdits(text: string): Edits {
  const edits: Edits = new Map();
  for (const fault of TYPOGRAPHY_FAULTS) {
    for (const match of matchesOf(fault, text)) {
      const mended = MENDED[fault](match, text);
      // What two faults share is mended by one after the other.
      if ([...mended.keys()].some((at) => edits.has(at))) continue;
      for (const [at, characters] of mended) edits.set(at, characters);
    }
  }
  return edits;
}

type Mend = (match: RegExpExecArray, text: string) => Edits;

const MENDED: Record<TypographyFault, Mend> = {
  // Canadian French has no space there where a thin one is not to be had.
  punctuation: ({ index, 0: found }) => spacesAs('', index, found),
  colon: noBreakBeforeLast,
  percent: noBreakBeforeLast,
  guillemets({ index, 0: found }) {
    if (found.includes(' ')) return spacesAs(NO_BREAK_SPACE, index, found);
    const mended = found === '«' ? `«${NO_BREAK_SPACE}` : `${NO_BREAK_SPACE}»`;
    return new Map([[index, mended]]);
  },
  decimal: ({ index, 0: found }) => new Map([[index + found.indexOf('.'), ',']]),
  dollar: mendDollar,
};

function spacesAs(to: string, index: number, found: string): Edits {
  return new Map([...found.matchAll(/ /g)].map((space) => [index + space.index, to] as const));
}

/** `20%` and `20 %`, `mot:` and `mot :`. */
function noBreakBeforeLast({ index, 0: found }: RegExpExecArray): Edits {
  const spaces = spacesAs(NO_BREAK_SPACE, index, found);
  if (spaces.size > 0) return spaces;
  const last = index + found.length - 1;
  return new Map([[last, NO_BREAK_SPACE + found.slice(-1)]]);
}

const SIGN_FIRST = /^ ?(CA|US|CAD|USD|C)? ?\$(CA|US)?[ \u00a0\u202f\u2009]?(?=\p{N})/u;
const NUMBER_AT_END = /[\p{N}.,]*\p{N}(?=[ \u00a0\u202f\u2009]?\$$)/u;

function mendDollar({ index, 0: found }: RegExpExecArray, text: string): Edits {
  const sign = SIGN_FIRST.exec(found);
  if (sign) return mendSignFirst(index, found, sign, text);
  const end = index + found.length;
  const number = NUMBER_AT_END.exec(text.slice(Math.max(0, end - 30), end))?.[0] ?? '';
  const gap = /[ \u00a0\u202f\u2009]?\$$/.exec(found)?.[0] ?? '$';
  const edits = mendNumber(end - gap.length - number.length, number);
  if (edits === null) return new Map();
  if (gap === '$') edits.set(end - 1, `${NO_BREAK_SPACE}$`);
  else if (gap.startsWith(' ')) edits.set(end - 2, NO_BREAK_SPACE);
  return edits;
}

/** `CA$19.99` becomes `19,99 $ CA`. */
function mendSignFirst(index: number, found: string, sign: RegExpExecArray, text: string): Edits {
  const number = found.slice(sign[0].length).replace(/[.,]+$/, '');
  const from = index + sign[0].length;
  const edits = mendNumber(from, number);
  const before = text.slice(0, index + (found.startsWith(' ') ? 1 : 0));
  const after = text.slice(from + number.length);
  // `2 $20`, `$20k`, `$20 $`: not an amount, or not that one.
  if (edits === null || /\p{N} ?$/u.test(before) || /^(?:[\p{L}\p{N}]|[ \u00a0]?\$)/u.test(after)) {
    return new Map();
  }
  const signAt = index + (found.startsWith(' ') ? 1 : 0);
  for (let at = signAt; at < from; at += 1) edits.set(at, '');
  const country = sign[1] ?? sign[2];
  const last = from + number.length - 1;
  const currency =
    country === undefined ? '' : `${NO_BREAK_SPACE}${country.startsWith('C') ? 'CA' : 'US'}`;
  edits.set(last, `${edits.get(last) ?? text.charAt(last)}${NO_BREAK_SPACE}$${currency}`);
  return edits;
}

/** `1,299.99` as `1 299,99`; `null`: it may be read in two ways. */
function mendNumber(from: number, number: string): Edits | null {
  const edits: Edits = new Map();
  const isGrouped = /^\p{N}{1,3}(?:,\p{N}{3})+(?:\.\p{N}{1,2})?$/u.test(number);
  if (!isGrouped && !/^\p{N}+(?:[.,]\p{N}{1,2})?$/u.test(number)) return null;
  for (const { index, 0: sign } of number.matchAll(/[.,]/g)) {
    edits.set(from + index, sign === ',' && isGrouped ? NO_BREAK_SPACE : ',');
  }
  return edits;
}

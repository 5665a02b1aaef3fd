import table from './en-fr-ngrams.json';

/**
 * The n-grams of `en-fr-ngrams.json` by number instead of by text: four bytes of seven bits, and whether a word
 * begins or ends there. A hash table in two arrays, read once when it is first asked for: a lookup takes a tenth of a
 * string's.
 */
let slots: { keys: Int32Array; weights: Int16Array } | undefined;

const SLOT_BITS = 16;
const LAST_SLOT = 2 ** SLOT_BITS - 1;

/** English over French; negative for French, 0 for an n-gram that tells nothing. */
export function weightOf(ngram: number): number {
  const { keys, weights } = (slots ??= readTable());
  for (let slot = slotOf(ngram); ; slot = (slot + 1) & LAST_SLOT) {
    const key = keys[slot];
    if (key === ngram) return weights[slot] ?? 0;
    if (key === 0) return 0;
  }
}

function slotOf(ngram: number): number {
  return Math.imul(ngram, 0x9e3779b1) >>> (32 - SLOT_BITS);
}

function readTable(): { keys: Int32Array; weights: Int16Array } {
  const keys = new Int32Array(LAST_SLOT + 1);
  const weights = new Int16Array(LAST_SLOT + 1);
  for (const entry of table.ngrams.split('|')) {
    const [text = '', weight] = entry.split('=');
    const word = text.replaceAll(' ', '');
    const bytes = Uint8Array.from(word, (character) => BYTE_CODES[character.charCodeAt(0)] ?? 0);
    const ngram = ngramOf(bytes, 0, bytes.length, text.startsWith(' '), text.endsWith(' '));
    let slot = slotOf(ngram);
    while (keys[slot] !== 0) slot = (slot + 1) & LAST_SLOT;
    keys[slot] = ngram;
    weights[slot] = Number(weight);
  }
  return { keys, weights };
}

/** Up to four byte codes from `start`, as one number that is never 0. */
export function ngramOf(
  codes: Uint8Array,
  start: number,
  end: number,
  beginsWord: boolean,
  endsWord: boolean,
): number {
  let bytes = 0;
  for (let at = start; at < end; at++) bytes = (bytes << 7) | (codes[at] ?? 0);
  return bytes | ((beginsWord ? 1 : 0) << 28) | ((endsWord ? 1 : 0) << 29);
}

/**
 * Bytes of UTF-8 as they stand in words, numbered from 1 so that they take seven bits: a to z, apostrophes, the
 * first bytes of Latin letters and all second ones. 0 for any other.
 */
export const BYTE_CODES: Uint8Array = bytesNumbered();

function bytesNumbered(): Uint8Array {
  const codes = new Uint8Array(256);
  let next = 1;
  const number = (from: number, to = from): void => {
    for (let byte = from; byte <= to; byte++) codes[byte] = next++;
  };
  number(0x61, 0x7a);
  number(0x27);
  number(0x60);
  number(0xc2, 0xcb);
  number(0xe2);
  number(0x80, 0xbf);
  return codes;
}

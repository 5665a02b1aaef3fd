import table from './en-fr-ngrams.json';

export type IdentifiedLanguage = 'en' | 'fr' | 'unknown';

/**
 * By how much, for each n-gram, one language must lead. At 12, 98.95% of 14,128 distinct sentences are told right,
 * 3 wrong, the rest unknown, which no rule holds against a text; at 11, 99.03% right and 7 wrong, two of them in
 * catalogues (docs/decisions/0006-language-identification.md).
 */
const MINIMUM_LEAD = 12;

/** eld's limits: the model was made with them. */
const MAX_CHARACTERS = 1000;
const MAX_WORD_BYTES = 70;

const NOT_LETTERS = /[^a-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02c1]+(?<!['`’])/u;

let weights: Map<string, number> | undefined;

/**
 * Whether a sentence is English or French. It knows no third language, and needs five words or more: of
 * shorter texts it tells one in twenty wrong. Take names and codes out first (`maskNames`).
 *
 * The method and the n-grams are those of eld (Nito-ELD), reduced to two languages by
 * scripts/make-language-table.mjs: the same answers as its large model in a hundredth of its memory.
 */
export function identifyLanguage(text: string): IdentifiedLanguage {
  const ngrams = ngramsOf(text.slice(0, MAX_CHARACTERS));
  weights ??= readTable();
  let lead = 0;
  for (const ngram of ngrams) lead += weights.get(ngram) ?? 0;
  if (lead === 0 || Math.abs(lead) < MINIMUM_LEAD * ngrams.size) return 'unknown';
  return lead > 0 ? 'en' : 'fr';
}

/** English over French for each n-gram; negative for French. */
function readTable(): Map<string, number> {
  return new Map(
    table.ngrams.split('|').map((entry) => {
      const [ngram = '', weight] = entry.split('=');
      return [ngram, Number(weight)];
    }),
  );
}

/** Four bytes at every third, a space where the word begins or ends. */
function ngramsOf(text: string): Set<string> {
  const ngrams = new Set<string>();
  for (const word of text.toLowerCase().split(NOT_LETTERS)) {
    if (word === '') continue;
    const bytes = BEYOND_ASCII.test(word) ? utf8(word) : word;
    const end = Math.min(MAX_WORD_BYTES, bytes.length);
    let at = 0;
    for (; at + 4 < end; at += 3) ngrams.add((at === 0 ? ' ' : '') + bytes.slice(at, at + 4));
    ngrams.add(`${at === 0 ? ' ' : ''}${bytes.slice(end === 3 ? 0 : Math.max(0, end - 4))} `);
  }
  return ngrams;
}

const BEYOND_ASCII = /[\u0080-\uffff]/;

/** UTF-8 with each byte as the character of that number, as the table has it. */
function utf8(word: string): string {
  let bytes = '';
  for (let index = 0; index < word.length; index++) {
    const code = word.charCodeAt(index);
    if (code < 0x80) bytes += word.charAt(index);
    else if (code < 0x800) bytes += String.fromCharCode(0xc0 | (code >> 6), 0x80 | (code & 0x3f));
    else {
      bytes += String.fromCharCode(
        0xe0 | (code >> 12),
        0x80 | ((code >> 6) & 0x3f),
        0x80 | (code & 0x3f),
      );
    }
  }
  return bytes;
}

import { ENGLISH_ONLY, FRENCH_ONLY } from './function-words';
import { BYTE_CODES, ngramOf, weightOf } from './ngram-table';

export type IdentifiedLanguage = 'en' | 'fr' | 'unknown';

/**
 * By how much, for each n-gram, one language must lead. A word that stands in one of them alone counts as one lead.
 * Chosen on one half of the real sentences and measured on the other: docs/decisions/0009-evidence-of-a-language.md.
 */
const MINIMUM_LEAD = 12;

/** Words of one language that count; more would outvote the n-grams of a long text. */
const MAXIMUM_MARKS = 3;

/** eld's limits: the model was made with them. */
const MAX_CHARACTERS = 1000;
const MAX_WORD_BYTES = 70;

/**
 * Whether a sentence is English or French. It knows no third language, save that most of its letters have to be Latin
 * ones, and needs five words or more: of shorter texts it tells one in twenty wrong. Take names and codes out first
 * (`maskNames`).
 *
 * N-grams and their score are those of eld (Nito-ELD), reduced to two languages by
 * scripts/make-language-table.mjs. To it come marks: words of one language alone, and for French elisions and
 * accents.
 */
export function identifyLanguage(text: string): IdentifiedLanguage {
  return languageEvidence(text).language;
}

export interface LanguageEvidence {
  language: IdentifiedLanguage;
  /** Common words that are English alone, in lower case: a capital amid French is a name's. */
  englishMarks: number;
}

export function languageEvidence(text: string): LanguageEvidence {
  const { lead, ngrams, englishMarks, frenchMarks, letters, foreignLetters } = read(text);
  if (ngrams === 0 || lead === 0 || foreignLetters > letters)
    return { language: 'unknown', englishMarks };
  const marks = Math.min(englishMarks, MAXIMUM_MARKS) - Math.min(frenchMarks, MAXIMUM_MARKS);
  const score = lead / ngrams + marks * MINIMUM_LEAD;
  const language = score >= MINIMUM_LEAD ? 'en' : score <= -MINIMUM_LEAD ? 'fr' : 'unknown';
  return { language, englishMarks };
}

const OTHER = 0;
const LETTER = 1;
const ACCENTED = 2;
const APOSTROPHE = 3;

/** Of lower-case characters up to the last that eld takes for a letter. */
const KINDS = Uint8Array.from({ length: 0x2c2 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/['`]/.test(character)) return APOSTROPHE;
  if (/[àâçèéêëîïôœùû]/.test(character)) return ACCENTED;
  return /[a-zªµºß-öø-ˁ]/.test(character) ? LETTER : OTHER;
});
const CURLY_APOSTROPHE = 0x2019;
const FIRST_GREEK = 0x370;
const FOREIGN_LETTER = /\p{L}/u;

/** What stands before the apostrophe of an elision. */
const ELIDED = new Set(['c', 'd', 'j', 'l', 'm', 'n', 's', 't', 'qu', 'jusqu', 'lorsqu', 'puisqu']);
const LONGEST_MARK = Math.max(...[...ENGLISH_ONLY, ...FRENCH_ONLY].map(({ length }) => length));

/** Byte codes of the word that is being read. A word in Latin letters has at most three bytes a character. */
const word = new Uint8Array(3 * MAX_CHARACTERS);

interface Reading {
  lead: number;
  /** Distinct ones. */
  ngrams: number;
  /** Latin ones, and those of other scripts. */
  letters: number;
  foreignLetters: number;
  englishMarks: number;
  frenchMarks: number;
}

function read(text: string): Reading {
  const lower = text.slice(0, MAX_CHARACTERS).toLowerCase();
  const reading: Reading = {
    lead: 0,
    ngrams: 0,
    letters: 0,
    foreignLetters: 0,
    englishMarks: 0,
    frenchMarks: 0,
  };
  seen.clear();
  let bytes = 0;
  /** Bytes up to the last letter: apostrophes behind it belong to the word only if another letter follows. */
  let bytesToLetter = 0;
  let firstLetter = -1;
  let lastLetter = -1;
  let apostrophe = -1;
  let isAccented = false;
  for (let at = 0; at <= lower.length; at++) {
    const code = at < lower.length ? lower.charCodeAt(at) : -1;
    const kind = code === CURLY_APOSTROPHE ? APOSTROPHE : code < 0 ? OTHER : (KINDS[code] ?? OTHER);
    if (kind === OTHER) {
      if (code >= FIRST_GREEK && FOREIGN_LETTER.test(lower.charAt(at))) reading.foreignLetters += 1;
      // At the end of the text apostrophes count, as eld has it.
      const end = code < 0 ? bytes : bytesToLetter;
      if (end > 0) {
        addWord(end, reading);
        if (firstLetter >= 0) {
          countMark(text, lower, firstLetter, lastLetter + 1, apostrophe, isAccented, reading);
        }
      }
      bytes = bytesToLetter = 0;
      firstLetter = apostrophe = -1;
      isAccented = false;
      continue;
    }
    bytes = addBytes(code, bytes);
    if (kind === APOSTROPHE) {
      if (apostrophe < 0 && firstLetter >= 0) apostrophe = at;
      continue;
    }
    if (kind === ACCENTED) isAccented = true;
    bytesToLetter = bytes;
    reading.letters += 1;
    lastLetter = at;
    if (firstLetter < 0) firstLetter = at;
  }
  return reading;
}

/** Writes one character's UTF-8 into `word`. */
function addBytes(code: number, at: number): number {
  if (code < 0x80) {
    word[at] = BYTE_CODES[code] ?? 0;
    return at + 1;
  }
  if (code < 0x800) {
    word[at] = BYTE_CODES[0xc0 | (code >> 6)] ?? 0;
    word[at + 1] = BYTE_CODES[0x80 | (code & 0x3f)] ?? 0;
    return at + 2;
  }
  word[at] = BYTE_CODES[0xe0 | (code >> 12)] ?? 0;
  word[at + 1] = BYTE_CODES[0x80 | ((code >> 6) & 0x3f)] ?? 0;
  word[at + 2] = BYTE_CODES[0x80 | (code & 0x3f)] ?? 0;
  return at + 3;
}

/** Four bytes at every third, and the last four. */
function addWord(length: number, reading: Reading): void {
  const end = Math.min(MAX_WORD_BYTES, length);
  let at = 0;
  for (; at + 4 < end; at += 3) addNgram(ngramOf(word, at, at + 4, at === 0, false), reading);
  addNgram(ngramOf(word, Math.max(0, end - 4), end, at === 0, true), reading);
}

function addNgram(ngram: number, reading: Reading): void {
  if (!seen.add(ngram)) return;
  reading.ngrams += 1;
  reading.lead += weightOf(ngram);
}

function countMark(
  text: string,
  lower: string,
  start: number,
  end: number,
  apostrophe: number,
  isAccented: boolean,
  reading: Reading,
): void {
  if (isAccented) {
    reading.frenchMarks += 1;
  } else if (apostrophe >= 0 && apostrophe < end) {
    if (apostrophe < end - 1 && ELIDED.has(lower.slice(start, apostrophe))) {
      reading.frenchMarks += 1;
    }
  } else if (end - start <= LONGEST_MARK) {
    const own = text.slice(start, end);
    if (ENGLISH_ONLY.has(own)) reading.englishMarks += 1;
    else if (FRENCH_ONLY.has(own)) reading.frenchMarks += 1;
  }
}

/** The n-grams that a text has had, emptied without touching every slot. */
class SeenNgrams {
  /** A word of one letter takes two characters: at most so many n-grams, a fourth of the slots. */
  readonly #keys = new Int32Array(2048);
  readonly #rounds = new Int32Array(2048);
  #round = 0;

  clear(): void {
    this.#round += 1;
  }

  /** False where it was there. */
  add(ngram: number): boolean {
    for (let slot = Math.imul(ngram, 0x85ebca6b) >>> 21; ; slot = (slot + 1) & 2047) {
      if (this.#rounds[slot] !== this.#round) {
        this.#rounds[slot] = this.#round;
        this.#keys[slot] = ngram;
        return true;
      }
      if (this.#keys[slot] === ngram) return false;
    }
  }
}

const seen = new SeenNgrams();

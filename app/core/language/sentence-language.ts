import type { EnglishInFrench, EnglishPart } from './english-in-french';
import { identifyLanguage, type IdentifiedLanguage } from './identify-language';
import { maskCodes, type NameMask } from './mask-names';
import type { PlainText } from './plain-text';
import { countWords } from '../html/text';

/** Below this many words, names left out, a sentence's language cannot be told. */
export const MINIMUM_SENTENCE_WORDS = 5;

export interface JudgedSentence {
  /** As it stands in the text. */
  text: string;
  /** With names, numbers and codes taken out. */
  masked: string;
  /** Words of the masked sentence. */
  words: number;
  /** `unknown` where it is too short or in between. */
  language: IdentifiedLanguage;
  /** What of it is English where it is not as a whole; kept here by `findEnglish`. */
  englishPart?: EnglishPart;
}

/** What several rules ask of one text with the same names taken out. */
export interface MaskedReading {
  maskKey: string;
  sentences?: readonly JudgedSentence[];
  /** See `findEnglish`. */
  english?: { source: PlainText | null; found: Readonly<EnglishInFrench> };
  /** See `sentenceKey`: of the short sentences. */
  keys?: ReadonlySet<string>;
}

/** Kept with the text, for the names that were last taken out of it. */
export function readingUnder(mask: NameMask, plain: PlainText): MaskedReading {
  if (plain.masked?.maskKey !== mask.key) plain.masked = { maskKey: mask.key };
  return plain.masked;
}

export function judgeSentences(plain: PlainText, mask: NameMask): readonly JudgedSentence[] {
  return (readingUnder(mask, plain).sentences ??= judgeSentencesAnew(plain, mask));
}

/** Care instructions and terms stand in listing after listing: the same sentence is judged once. */
const judgedUnder = new WeakMap<NameMask, Map<string, JudgedSentence>>();

/** A few hundred kilobytes; then it begins anew. */
const MAX_KEPT_SENTENCES = 2000;

function judgeSentencesAnew(plain: PlainText, mask: NameMask): JudgedSentence[] {
  let kept = judgedUnder.get(mask);
  if (kept === undefined) judgedUnder.set(mask, (kept = new Map<string, JudgedSentence>()));
  else if (kept.size >= MAX_KEPT_SENTENCES) kept.clear();
  const mayName = mask.mayName(plain.text);
  const judged: JudgedSentence[] = [];
  for (const text of plain.sentences) {
    let sentence = kept.get(text);
    if (sentence === undefined) {
      sentence = judgeSentence(text, mayName ? mask.mask(text) : maskCodes(text));
      kept.set(text, sentence);
    }
    judged.push(sentence);
  }
  return judged;
}

function judgeSentence(text: string, masked: string): JudgedSentence {
  const words = countWords(masked);
  const language = words < MINIMUM_SENTENCE_WORDS ? 'unknown' : identifyLanguage(masked);
  return { text, masked, words, language };
}

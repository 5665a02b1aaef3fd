import { identifyLanguage } from './identify-language';
import { maskCodes, type NameMask } from './mask-names';
import type { JudgedSentence, MaskedReading, PlainText } from './plain-text';
import { countWords } from '../html/text';

/** Below this many words, names left out, a sentence's language cannot be told. */
export const MINIMUM_SENTENCE_WORDS = 5;

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

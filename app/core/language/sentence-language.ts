import { identifyLanguage, type IdentifiedLanguage } from './identify-language';
import { maskCodes, type NameMask } from './mask-names';
import { isFrenchAroundNames } from './names-amid-french';
import type { JudgedSentence, MaskedReading, PlainText } from './plain-text';
import { countWords, wordsOf } from '../html/text';

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

/**
 * Care instructions and terms stand in listing after listing: the same sentence is judged once, for all vendors where it
 * names none.
 */
const judgedUnder = new WeakMap<object, Map<string, JudgedSentence>>();

/** A few hundred kilobytes; then it begins anew. */
const MAX_KEPT_SENTENCES = 2000;

function keptUnder(names: object): Map<string, JudgedSentence> {
  let kept = judgedUnder.get(names);
  if (kept === undefined) judgedUnder.set(names, (kept = new Map<string, JudgedSentence>()));
  else if (kept.size >= MAX_KEPT_SENTENCES) kept.clear();
  return kept;
}

function judgeSentencesAnew(plain: PlainText, mask: NameMask): JudgedSentence[] {
  const unnamed = keptUnder(mask.unnamed);
  const named = mask.mayName(plain.text) ? keptUnder(mask) : null;
  return plain.sentences.map((text) => {
    const isNamed = named !== null && mask.mayName(text);
    const kept = isNamed ? named : unnamed;
    let sentence = kept.get(text);
    if (sentence === undefined) {
      sentence = judgeSentence(text, isNamed ? mask.mask(text) : maskCodes(text));
      kept.set(text, sentence);
    }
    return sentence;
  });
}

function judgeSentence(text: string, masked: string): JudgedSentence {
  const words = countWords(masked);
  const language = words < MINIMUM_SENTENCE_WORDS ? 'unknown' : languageOfSentence(masked);
  return { text, masked, words, language };
}

/** N-grams read capitals too: English names may outvote the French around them. */
export function languageOfSentence(masked: string): IdentifiedLanguage {
  const language = identifyLanguage(masked);
  return language === 'en' && isFrenchAroundNames(wordsOf(masked)) ? 'fr' : language;
}

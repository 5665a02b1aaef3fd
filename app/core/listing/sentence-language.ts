import { identifyLanguage, type IdentifiedLanguage } from './identify-language';
import type { NameMask } from './mask-names';
import type { PlainText } from './plain-text';
import { countWords } from './text';

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
}

/** Kept with the text, since several rules ask for the same sentences under the same names. */
const judgedBefore = new WeakMap<PlainText, Map<string, readonly JudgedSentence[]>>();

export function judgeSentences(plain: PlainText, mask: NameMask): readonly JudgedSentence[] {
  const before = judgedBefore.get(plain) ?? new Map<string, readonly JudgedSentence[]>();
  judgedBefore.set(plain, before);
  let sentences = before.get(mask.key);
  if (sentences === undefined) {
    sentences = plain.sentences.map((text) => judgeSentence(text, mask));
    before.set(mask.key, sentences);
  }
  return sentences;
}

function judgeSentence(text: string, mask: NameMask): JudgedSentence {
  const masked = mask.mask(text);
  const words = countWords(masked);
  const language = words < MINIMUM_SENTENCE_WORDS ? 'unknown' : identifyLanguage(masked);
  return { text, masked, words, language };
}

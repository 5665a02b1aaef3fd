import { ENGLISH_ONLY } from './function-words';
import { identifyLanguage } from './identify-language';
import type { NameMask } from './mask-names';
import type { EnglishInFrench, EnglishPart, PlainText } from './plain-text';
import { MINIMUM_SENTENCE_WORDS, judgeSentences, readingUnder } from './sentence-language';
import { countWords, wordsOf } from '../html/text';

/** Marks between which a French sentence may hold an English part. */
const CLAUSE_BORDER = /\s*[,;:()–—«»"“”]\s*|\s-\s/u;

/**
 * `source`: the English text that it translates, where there is one. A sentence too short to be told by itself is
 * English where the source has the same one.
 */
export function findEnglish(
  plain: PlainText,
  mask: NameMask,
  source: PlainText | null = null,
): Readonly<EnglishInFrench> {
  const reading = readingUnder(mask, plain);
  if (reading.english?.source === source) return reading.english.found;
  const found = findEnglishAnew(plain, mask, source);
  reading.english = { source, found };
  return found;
}

function findEnglishAnew(
  plain: PlainText,
  mask: NameMask,
  source: PlainText | null,
): EnglishInFrench {
  const found: EnglishInFrench = {
    judgedSentences: 0,
    englishSentences: 0,
    examples: [],
    words: 0,
    englishWords: 0,
  };
  for (const sentence of judgeSentences(plain, mask)) {
    const { text, masked, words, language } = sentence;
    found.words += words;
    const isShortEnglish =
      source !== null &&
      words > 1 &&
      words < MINIMUM_SENTENCE_WORDS &&
      identifyLanguage(masked) === 'en' &&
      sentenceKeys(source, mask).has(sentenceKey(masked));
    if (language === 'en' || isShortEnglish) {
      found.judgedSentences += 1;
      found.englishSentences += 1;
      found.englishWords += words;
      if (language === 'en') found.examples.push(text);
      continue;
    }
    if (language === 'fr') found.judgedSentences += 1;
    const part = (sentence.englishPart ??= englishPart(masked));
    found.examples.push(...part.clauses);
    found.englishWords += part.words;
  }
  return found;
}

/** True where at least half of the sentences that can be told are English. */
export function isMostlyEnglish({ englishSentences, judgedSentences }: EnglishInFrench): boolean {
  return englishSentences > 0 && 2 * englishSentences >= judgedSentences;
}

/** The short sentences of a source, for comparison with those of its French. */
function sentenceKeys(plain: PlainText, mask: NameMask): ReadonlySet<string> {
  return (readingUnder(mask, plain).keys ??= new Set(
    plain.sentences
      .filter((sentence) => sentence.length <= SHORT_SENTENCE_CHARACTERS)
      .map((sentence) => sentenceKey(mask.mask(sentence))),
  ));
}

/** Four words and their names and numbers seldom take more. */
const SHORT_SENTENCE_CHARACTERS = 80;

/** A text's words alone: what is left of it when typography, spaces, names and numbers do not count. */
function sentenceKey(masked: string): string {
  return wordsOf(masked).join(' ').replaceAll('’', "'").toLowerCase();
}

/** True where two texts are the same, typography, spaces, names and numbers left out. */
export function hasSameWords(a: string, b: string, mask: NameMask): boolean {
  // Most texts differ from their source within the first words: the rest need not be read.
  const beginningOfA = sentenceKey(mask.maskBeginning(a, BEGINNING_TOKENS));
  const beginningOfB = sentenceKey(mask.maskBeginning(b, BEGINNING_TOKENS));
  return (
    (beginningOfA.startsWith(beginningOfB) || beginningOfB.startsWith(beginningOfA)) &&
    sentenceKey(mask.mask(a)) === sentenceKey(mask.mask(b))
  );
}

const BEGINNING_TOKENS = 4;

const NO_ENGLISH: EnglishPart = Object.freeze({ clauses: [], words: 0 });

function englishPart(masked: string): EnglishPart {
  const words = englishOnlyWords(masked);
  // A clause is English only with a word that is English only.
  if (words === 0) return NO_ENGLISH;
  const clauses = englishClauses(masked);
  return {
    clauses,
    words: clauses.length > 0 ? sum(clauses.map((clause) => countWords(clause))) : words,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function englishClauses(masked: string): string[] {
  const clauses = masked.split(CLAUSE_BORDER);
  if (clauses.length === 1) return [];
  return clauses
    .map((clause) => clause.replace(/\s+/g, ' ').trim())
    .filter(
      (clause) =>
        countWords(clause) >= MINIMUM_SENTENCE_WORDS &&
        englishOnlyWords(clause) > 0 &&
        identifyLanguage(clause) === 'en',
    );
}

/** Lower-case words alone: a capital amid French is a name's. */
function englishOnlyWords(masked: string): number {
  if (!MAY_HOLD_ENGLISH.test(masked)) return 0;
  return wordsOf(masked).filter((word) => ENGLISH_ONLY.has(word)).length;
}

/** Stands wherever a word does that is English alone, and is found far sooner than each word is told apart. */
const MAY_HOLD_ENGLISH = new RegExp(`(?<![a-z])(?:${[...ENGLISH_ONLY].join('|')})(?![a-z])`);

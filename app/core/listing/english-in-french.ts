import { identifyLanguage } from './identify-language';
import type { NameMask } from './mask-names';
import type { PlainText } from './plain-text';
import { MINIMUM_SENTENCE_WORDS, judgeSentences } from './sentence-language';
import { countWords, wordsOf } from './text';

/** What of a text that should be French is English. */
export interface EnglishInFrench {
  /** Sentences whose language could be told. */
  judgedSentences: number;
  englishSentences: number;
  /** An English sentence, or an English part of a French one, as it stands in the text. */
  examples: string[];
  /** Words of the text, names left out. */
  words: number;
  englishWords: number;
}

/** Common English words that are not French ones as well, as `a`, `but`, `if`, `main`, `on`, `or` and `use` are. */
const ENGLISH_ONLY = new Set(
  (
    'about after all also and any are at be because been before between both by can could does each every for from ' +
    'has have he her his how into is it its just like made make more most my not of our out over than that the ' +
    'their them then there these they this those through to under up very was we were what when where which while ' +
    'who will with without would you your'
  ).split(' '),
);

/** Marks between which a French sentence may hold an English part. */
const CLAUSE_BORDER = /\s*[,;:()–—«»"“”]\s*|\s-\s/u;

/**
 * `sourceSentences` (see `sentenceKeys`): a sentence too short to be told by itself is English where the English
 * source has the same one.
 */
export function findEnglish(
  plain: PlainText,
  mask: NameMask,
  sourceSentences: ReadonlySet<string> = new Set(),
): EnglishInFrench {
  const found: EnglishInFrench = {
    judgedSentences: 0,
    englishSentences: 0,
    examples: [],
    words: 0,
    englishWords: 0,
  };
  for (const { text, masked, words, language } of judgeSentences(plain, mask)) {
    found.words += words;
    const isShortEnglish =
      words > 1 &&
      words < MINIMUM_SENTENCE_WORDS &&
      sourceSentences.has(sentenceKey(masked)) &&
      identifyLanguage(masked) === 'en';
    if (language === 'en' || isShortEnglish) {
      found.judgedSentences += 1;
      found.englishSentences += 1;
      found.englishWords += words;
      if (language === 'en') found.examples.push(text);
      continue;
    }
    if (language === 'fr') found.judgedSentences += 1;
    const clauses = englishClauses(masked);
    found.examples.push(...clauses);
    found.englishWords +=
      clauses.length > 0
        ? clauses.reduce((sum, clause) => sum + countWords(clause), 0)
        : englishOnlyWords(masked);
  }
  return found;
}

/** True where at least half of the sentences that can be told are English. */
export function isMostlyEnglish({ englishSentences, judgedSentences }: EnglishInFrench): boolean {
  return englishSentences > 0 && 2 * englishSentences >= judgedSentences;
}

/** The short sentences of a source, for comparison with those of its French. */
export function sentenceKeys(plain: PlainText, mask: NameMask): Set<string> {
  return new Set(
    plain.sentences
      .filter((sentence) => sentence.length <= SHORT_SENTENCE_CHARACTERS)
      .map((sentence) => sentenceKey(mask.mask(sentence))),
  );
}

/** Four words and their names and numbers seldom take more. */
const SHORT_SENTENCE_CHARACTERS = 80;

/** A text's words alone: what is left of it when typography, spaces, names and numbers do not count. */
export function sentenceKey(masked: string): string {
  return wordsOf(masked).join(' ').replaceAll('’', "'").toLowerCase();
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
  return wordsOf(masked).filter((word) => ENGLISH_ONLY.has(word)).length;
}

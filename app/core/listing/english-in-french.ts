import { identifyLanguage } from './identify-language';
import type { NameMask } from './mask-names';
import type { PlainText } from './plain-text';
import { MINIMUM_SENTENCE_WORDS, judgeSentences, type JudgedSentence } from './sentence-language';
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
  for (const sentence of judgeSentences(plain, mask)) {
    const { text, masked, words, language } = sentence;
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
    const part = englishPart(sentence);
    found.examples.push(...part.clauses);
    found.englishWords += part.words;
  }
  return found;
}

/** True where at least half of the sentences that can be told are English. */
export function isMostlyEnglish({ englishSentences, judgedSentences }: EnglishInFrench): boolean {
  return englishSentences > 0 && 2 * englishSentences >= judgedSentences;
}

/** Kept with the text, since two rules ask for the same keys under the same names. */
const keysBefore = new WeakMap<PlainText, { maskKey: string; keys: ReadonlySet<string> }>();

/** The short sentences of a source, for comparison with those of its French. */
export function sentenceKeys(plain: PlainText, mask: NameMask): ReadonlySet<string> {
  const before = keysBefore.get(plain);
  if (before?.maskKey === mask.key) return before.keys;
  const keys = new Set(
    plain.sentences
      .filter((sentence) => sentence.length <= SHORT_SENTENCE_CHARACTERS)
      .map((sentence) => sentenceKey(mask.mask(sentence))),
  );
  keysBefore.set(plain, { maskKey: mask.key, keys });
  return keys;
}

/** Four words and their names and numbers seldom take more. */
const SHORT_SENTENCE_CHARACTERS = 80;

/** A text's words alone: what is left of it when typography, spaces, names and numbers do not count. */
export function sentenceKey(masked: string): string {
  return wordsOf(masked).join(' ').replaceAll('’', "'").toLowerCase();
}

/** True where two texts are the same, typography, spaces, names and numbers left out. */
export function hasSameWords(a: string, b: string, mask: NameMask): boolean {
  // Most texts differ from their source within the first words: the rest need not be read.
  const beginningOfA = sentenceKey(mask.mask(a, BEGINNING_TOKENS));
  const beginningOfB = sentenceKey(mask.mask(b, BEGINNING_TOKENS));
  return (
    (beginningOfA.startsWith(beginningOfB) || beginningOfB.startsWith(beginningOfA)) &&
    sentenceKey(mask.mask(a)) === sentenceKey(mask.mask(b))
  );
}

const BEGINNING_TOKENS = 12;

interface EnglishPart {
  clauses: readonly string[];
  words: number;
}

/** Kept with the sentence, since several rules look for the English within the same ones. */
const partsBefore = new WeakMap<JudgedSentence, EnglishPart>();

/** What is English of a sentence that is not. */
function englishPart(sentence: JudgedSentence): EnglishPart {
  let part = partsBefore.get(sentence);
  if (part === undefined) {
    const { masked } = sentence;
    // A clause is English only with a word that is English only.
    const words = englishOnlyWords(masked);
    const clauses = words > 0 ? englishClauses(masked) : [];
    part = {
      clauses,
      words:
        clauses.length > 0 ? clauses.reduce((sum, clause) => sum + countWords(clause), 0) : words,
    };
    partsBefore.set(sentence, part);
  }
  return part;
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

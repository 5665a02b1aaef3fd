import { allMatches } from './all-matches';
import { kindOfWord } from './english-words';
import { identifyLanguage, type IdentifiedLanguage } from './identify-language';
import { withoutInciNames } from './inci-names';
import type { NameMask } from './mask-names';
import { holdsNamesAlone, isWithinName } from './names-amid-french';
import type {
  EnglishInFrench,
  EnglishPart,
  JudgedSentence,
  PlainText,
  ReadAmidFrench,
} from './plain-text';
import { withoutQuotedNames } from './quoted-names';
import {
  MINIMUM_SENTENCE_WORDS,
  judgeSentences,
  languageOfSentence,
  readingUnder,
} from './sentence-language';
import { shortLanguage } from './short-language';
import { countWords, wordsOf } from '../html/text';

/** Marks between which a French sentence may hold an English part. */
const CLAUSE_BORDER = /\s*[,;:()–—«»"“”]\s*|\s-\s/u;

/**
 * `source`: the English text that it translates, where there is one. A sentence too short to be told by itself is
 * English where the source has the same one, or where its words are English alone.
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
  const titled: JudgedSentence[] = [];
  const sentences = judgeSentences(plain, mask);
  const names = listedNames(plain, sentences);
  for (const sentence of sentences) {
    const { text, words } = sentence;
    if (names.has(text)) continue;
    found.words += words;
    const reading = (sentence.amidFrench ??= readAmidFrench(sentence));
    if (reading.language === 'titled') titled.push(sentence);
    if (reading.language === 'en' || isInSource(sentence, mask, source)) {
      addEnglishSentence(found, words);
      if (words >= MINIMUM_SENTENCE_WORDS) found.examples.push(text);
      else found.shortExample ??= text;
      continue;
    }
    if (reading.language === 'fr') found.judgedSentences += 1;
    found.examples.push(...reading.part.clauses);
    found.englishWords += reading.part.words;
  }
  // One may be a name; a list of them is a list of English.
  if (titled.length >= MINIMUM_TITLED) {
    for (const { words } of titled) addEnglishSentence(found, words);
    found.shortExample ??= titled[0]?.text;
  }
  return found;
}

const MINIMUM_TITLED = 2;

/** Lines of lists that are names throughout, as the songs of an album are, where French stands beside them. */
function listedNames(plain: PlainText, sentences: readonly JudgedSentence[]): ReadonlySet<string> {
  const lists = plain.listsOfNames;
  if (lists.length === 0 || !sentences.some(({ language }) => language === 'fr')) return NO_NAMES;
  const masked = new Map(sentences.map((sentence) => [sentence.text, sentence.masked]));
  const named = lists.filter(
    (list) =>
      list.length >= MINIMUM_TITLED &&
      list.every((text) => holdsNamesAlone(wordsOf(masked.get(text) ?? text))),
  );
  return new Set(named.flat());
}

const NO_NAMES: ReadonlySet<string> = new Set();

function addEnglishSentence(found: EnglishInFrench, words: number): void {
  found.judgedSentences += 1;
  found.englishSentences += 1;
  found.englishWords += words;
}

/** By n-grams where they can tell, by words of one language alone where they cannot. */
function readAmidFrench({ masked, words, language }: JudgedSentence): ReadAmidFrench {
  const unnamed =
    language === 'fr' && words < MINIMUM_QUOTING_WORDS ? null : withoutQuotedNames(masked);
  const reading = unnamed === null ? readWhole(masked, language) : readRest(unnamed);
  if (reading.language !== 'en' && reading.language !== 'titled' && reading.part.words === 0) {
    return reading;
  }
  const plain = withoutInciNames(unnamed ?? masked);
  if (plain === null) return reading;
  const rest = readRest(plain);
  if (reading.language === 'fr') return { language: 'fr', part: rest.part };
  // What is left of a list of ingredients is no name.
  return rest.language === 'titled' ? { language: 'en', part: NO_ENGLISH } : rest;
}

/** Of what is left when names are taken out. */
function readRest(rest: string): ReadAmidFrench {
  const left = countWords(rest);
  const language =
    left < MINIMUM_SENTENCE_WORDS ? shortLanguage(wordsOf(rest)) : languageOfSentence(rest);
  return { language, part: englishPart(rest) };
}

function readWhole(masked: string, language: IdentifiedLanguage): ReadAmidFrench {
  if (language !== 'unknown') {
    return { language, part: language === 'en' ? NO_ENGLISH : englishPart(masked) };
  }
  const ownWords = wordsOf(masked);
  const short = shortLanguage(ownWords);
  if (short === 'en' || short === 'titled') return { language: short, part: NO_ENGLISH };
  // A cell of a table, a bullet of one word: what it is counts, whether it has a capital or not.
  const [only] = ownWords;
  const isOne = ownWords.length === 1 && only !== undefined && kindOfWord(only) === 'english';
  return { language: short, part: isOne ? { clauses: [], words: 1 } : englishPart(masked) };
}

/** Shorter French is not looked at for quoted names: nothing English of it would count. */
const MINIMUM_QUOTING_WORDS = 5;

/** A sentence of the English source that was left as it is, too short to be told by itself. */
function isInSource(
  { masked, words }: JudgedSentence,
  mask: NameMask,
  source: PlainText | null,
): boolean {
  return (
    source !== null &&
    words > 1 &&
    words < MINIMUM_SENTENCE_WORDS &&
    identifyLanguage(masked) === 'en' &&
    sentenceKeys(source, mask).has(sentenceKey(masked)) &&
    wordsOf(masked).some((word) => kindOfWord(word) !== 'other') &&
    withoutInciNames(masked) === null
  );
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
  // Most texts differ from their source in the first word, the others within the first ones: the rest need not be read.
  if (differInFirstWord(a, b, mask)) return false;
  const beginningOfA = sentenceKey(mask.maskBeginning(a, BEGINNING_TOKENS));
  const beginningOfB = sentenceKey(mask.maskBeginning(b, BEGINNING_TOKENS));
  return (
    (beginningOfA.startsWith(beginningOfB) || beginningOfB.startsWith(beginningOfA)) &&
    sentenceKey(mask.mask(a)) === sentenceKey(mask.mask(b))
  );
}

const BEGINNING_TOKENS = 4;

/** Only where both begin with plain words that are in no name, which no mask takes out. */
function differInFirstWord(a: string, b: string, mask: NameMask): boolean {
  const ofA = PLAIN_BEGINNING.exec(a)?.[0].toLowerCase();
  const ofB = PLAIN_BEGINNING.exec(b)?.[0].toLowerCase();
  if (ofA === undefined || ofB === undefined || ofA === ofB) return false;
  return !mask.isInName(ofA) && !mask.isInName(ofB);
}

const PLAIN_BEGINNING = /^[A-Za-z]?[a-z\u00e0-\u00f6\u00f8-\u00ff]+(?=\s)/;

const NO_ENGLISH: EnglishPart = Object.freeze({ clauses: [], words: 0 });

function englishPart(masked: string): EnglishPart {
  if (!MAY_HOLD_ENGLISH.test(masked)) return NO_ENGLISH;
  const { runs, words } = englishWords(masked);
  const clauses = runs.length > 0 ? runs : englishClauses(masked);
  if (clauses.length > 0)
    return { clauses, words: sum(clauses.map((clause) => countWords(clause))) };
  return words === 0 ? NO_ENGLISH : { clauses, words };
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
        MAY_HOLD_ENGLISH.test(clause) &&
        languageOfSentence(clause) === 'en' &&
        (englishWords(clause).words > 0 || SELDOM_IN_NAMES.test(clause)),
    );
}

/** `Sleep Mask with Cotton Lining` is no name. */
const SELDOM_IN_NAMES = / (?:with|for) /;

/**
 * Lower-case words that are English alone (a capital amid French is a name's), and runs of words that English has:
 * `super soft and you will love it`.
 */
function englishWords(masked: string): { words: number; runs: string[] } {
  const runs: string[] = [];
  let words = 0;
  let from = -1;
  let to = 0;
  let runWords = 0;
  let runEnglish = 0;
  const endRun = (): void => {
    if (runWords >= MINIMUM_SENTENCE_WORDS && 2 * runEnglish >= runWords) {
      runs.push(masked.slice(from, to));
    }
    from = -1;
    runWords = runEnglish = 0;
  };
  const matches = allMatches(WORD, masked);
  const own = matches.map(([word]) => word);
  for (const [at, { 0: word, index }] of matches.entries()) {
    const isName = /^\p{Lu}/u.test(word) || isWithinName(own, at);
    const kind = isName ? 'other' : kindOfWord(word);
    if (kind === 'other' || (from >= 0 && CLAUSE_BORDER.test(masked.slice(to, index)))) endRun();
    if (kind === 'other') continue;
    if (from < 0) from = index;
    to = index + word.length;
    runWords += 1;
    if (kind === 'english') {
      words += 1;
      runEnglish += 1;
    }
  }
  endRun();
  return { words, runs };
}

const WORD = /\p{L}[\p{L}\p{M}\p{N}'’-]*/gu;

/** Letters and words of nearly any three English words, and of few French ones: most French need not be read by word. */
const MAY_HOLD_ENGLISH =
  /[kw]|[st]h|gh|oo|ee|y[^a-zà-ü]|ing| (?:and|for|is|it|of|oil|you|seed|red|blue|best|fit|hot)[^a-zà-ü]/;

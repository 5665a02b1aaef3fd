import { kindOfWord } from '../language/english-words';
import { identifyLanguage } from '../language/identify-language';
import { listingMask, maskCodes, type NameMask } from '../language/mask-names';
import { needsFrench } from '../language/same-in-both';
import { MINIMUM_SENTENCE_WORDS } from '../language/sentence-language';
import { shortLanguage } from '../language/short-language';
import { countWords, wordsOf } from '../html/text';
import type { Listing } from '../listing/listing';
import { bareWord, FRENCH_LABEL_WORDS } from './french-label-words';
import type { PhotoWord } from './photo-words';

/** Words that were read with less are as good as not read. */
const TRUSTED_CONFIDENCE = 0.6;

/**
 * `either`: the same in both languages, a name, a size, a mark or a number, which tells nothing. `unsure`: read too badly
 * to say.
 */
export type WordLanguage = 'en' | 'fr' | 'either' | 'unsure';

export interface ToldWord extends PhotoWord {
  language: WordLanguage;
}

/** What the words of a photo tell of its languages. */
export interface PhotoLanguage {
  words: readonly ToldWord[];
  /** Words that English alone has. */
  english: number;
  /** An English sentence stands in it. */
  hasEnglishSentence: boolean;
  /** Words that French alone has, or a French sentence. */
  hasFrench: boolean;
  /** It may have some: what was read badly looks like it. */
  mayHaveFrench: boolean;
  /** Words that look like words and were read well, and those that were not. */
  trusted: number;
  unsure: number;
}

/** Languages that a photo's words are told to be in; `null`: none is to be told. */
export function languagesIn({
  english,
  hasEnglishSentence,
  hasFrench,
}: PhotoLanguage): 'en' | 'fr' | 'both' | null {
  const hasEnglish = english > 0 || hasEnglishSentence;
  if (hasEnglish && hasFrench) return 'both';
  return hasEnglish ? 'en' : hasFrench ? 'fr' : null;
}

/** Names of a listing, which stand in its photos in every language. */
export interface NamesOfListing {
  mask: NameMask;
  /** In lower case. */
  words: ReadonlySet<string>;
}

export function namesOfListing(
  { vendor, title }: Pick<Listing, 'vendor' | 'title'>,
  glossary: readonly string[],
): NamesOfListing {
  const names = [vendor, title, ...glossary].flatMap((name) => wordsOf(name));
  return {
    mask: listingMask(vendor, glossary),
    words: new Set(names.map((word) => word.toLowerCase())),
  };
}

/** Which words are English, which French, and whether sentences are. */
export function languageOfPhoto(words: readonly PhotoWord[], names: NamesOfListing): PhotoLanguage {
  const told = words.map((word): ToldWord => ({ ...word, language: languageOfWord(word, names) }));
  const trusted = told.filter(isTrusted);
  const texts = textsOf(trusted).map((text) => maskCodes(names.mask.maskNames(text)));
  const english = trusted.filter(({ language }) => language === 'en').length;
  const french = trusted.filter(({ language }) => language === 'fr').length;
  const looking = told.filter(({ text }) => LOOKS_LIKE_WORD.test(letters(text)));
  return {
    words: told,
    english,
    hasEnglishSentence: english >= ENGLISH_IN_SENTENCE && texts.some((text) => isIn(text, 'en')),
    hasFrench: french > 0 || texts.some((text) => isIn(text, 'fr')),
    mayHaveFrench: told.some(
      ({ language, text }) => language === 'unsure' && isFrenchWord(letters(text)),
    ),
    trusted: looking.filter(isTrusted).length,
    unsure: looking.filter((word) => !isTrusted(word)).length,
  };
}

/** Fewer may be a name beside numbers, whatever the letters of the whole say. */
const ENGLISH_IN_SENTENCE = 2;

/** Its lines, of what was read well. */
export function linesOfPhoto(words: readonly PhotoWord[]): string[] {
  const lines = Map.groupBy(words.filter(isTrusted), ({ line }) => line);
  return [...lines.values()].map((line) => line.map(({ text }) => text).join(' '));
}

/** Each line, and all of them as one, since large type breaks a sentence after each word. */
function textsOf(words: readonly PhotoWord[]): string[] {
  const lines = linesOfPhoto(words);
  return lines.length > 1 ? [...lines, lines.join(' ')] : lines;
}

function isIn(masked: string, language: 'en' | 'fr'): boolean {
  return countWords(masked) >= MINIMUM_SENTENCE_WORDS && identifyLanguage(masked) === language;
}

function isTrusted({ confidence }: PhotoWord): boolean {
  return confidence >= TRUSTED_CONFIDENCE;
}

function languageOfWord(word: PhotoWord, names: NamesOfListing): WordLanguage {
  const text = letters(word.text);
  // `500ml`, `X-200`: a number, whatever stands beside it.
  if (/\d/.test(word.text) || text.length < SHORTEST_WORD) return 'either';
  if (!isTrusted(word)) return 'unsure';
  if (names.words.has(text.toLowerCase()) || MARKS.has(text.toLowerCase())) return 'either';
  if (!needsFrench(text)) return 'either';
  if (isFrenchWord(text)) return 'fr';
  return kindOfWord(text) === 'english' ? 'en' : 'either';
}

/** Two letters are as often a scratch as a word. */
const SHORTEST_WORD = 3;
const LOOKS_LIKE_WORD = /^\p{L}{3,}/u;

/** Without what stands around it: `“Cold,` is `Cold`. */
function letters(text: string): string {
  return text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
}

function isFrenchWord(text: string): boolean {
  if (text.length < SHORTEST_WORD || NO_FRENCH_ALONE.has(text.toLowerCase())) return false;
  return FRENCH_LABEL_WORDS.has(bareWord(text)) || shortLanguage([text]) === 'fr';
}

/** French that stands in English names and sentences too (`pour over`, `plus size`, `par`), and so proves none. */
const NO_FRENCH_ALONE = new Set([
  'plus',
  'pour',
  'par',
  'sur',
  'des',
  'les',
  'est',
  'pas',
  'café',
  'décor',
  'rosé',
]);

/** Certification marks, standards and units, which stand on goods in every language. */
const MARKS = new Set(
  (
    'bpa csa etl fcc fda fsc gots gmo iso nsf oeko oekotex oeko-tex rohs spf upf usb led lcd hdmi wifi bluetooth ' +
    'organic-usda usda energy-star max min oz lbs lb kg ml mm cm inch inches feet foot net wt approx pcs pc'
  ).split(' '),
);

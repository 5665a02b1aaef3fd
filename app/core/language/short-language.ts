import { kindOfWord } from './english-words';
import { FRENCH_ONLY } from './function-words';
import { isFrenchAroundNames } from './names-amid-french';

/**
 * Of words too few for n-grams: `en` or `fr` by words that the language has alone. `titled`: English with capitals
 * throughout, as titles and names have; amid French it may be a name.
 */
export type ShortLanguage = 'en' | 'titled' | 'fr' | 'unknown';

export function shortLanguage(words: readonly string[]): ShortLanguage {
  if (words.some(isFrenchAlone)) return 'fr';
  if (words.length < 2) return 'unknown';
  const kinds = words.map(kindOfWord);
  const english = kinds.filter((kind) => kind === 'english').length;
  // A name may stand in it, but not at its head: `Tente Copper Spur`.
  const isKnown = kinds.every((kind, at) => kind !== 'other' || (at > 0 && isCapital(words[at])));
  if (!isKnown || 2 * english < words.length) return 'unknown';
  // `Pocket format` is English, `Format pocket` may be French that borrowed a word.
  if (english < 2 && (words.length > 2 || kinds[0] !== 'english')) return 'unknown';
  if (isFrenchAroundNames(words)) return 'fr';
  return isTitled(words) ? 'titled' : 'en';
}

/**
 * True where the words of a title that should be French are English, however many they are. Most are not, and need no
 * look at the source.
 */
export function isEnglishTitle(
  words: readonly string[],
  wordsOfSource: () => readonly string[] | null,
): boolean {
  const language = shortLanguage(words);
  if (language !== 'en' && language !== 'titled') return false;
  const source = wordsOfSource();
  // Two words with no source to compare may be a name.
  if (source === null && words.length < 3) return false;
  // `Poster Game of Thrones` of `Game of Thrones Poster`: what it is was put first, as French does.
  const [first = ''] = words;
  return (
    kindOfWord(first) === 'english' ||
    (source !== null && source[0]?.toLowerCase() === first.toLowerCase())
  );
}

/** True where a word is English that French has not, and none is French. */
export function holdsEnglishAlone(words: readonly string[]): boolean {
  return !words.some(isFrenchAlone) && words.some((word) => kindOfWord(word) === 'english');
}

/** A common word, an accent or an elision that English has not. */
function isFrenchAlone(word: string): boolean {
  const lower = word.toLowerCase();
  return (
    FRENCH_ONLY.has(lower) ||
    lower === 'un' ||
    /[àâçèéêëîïôœùû]|^(?:[cdjlmnst]|qu)['’]\p{L}/u.test(lower)
  );
}

function isTitled(words: readonly string[]): boolean {
  if (words.every((word) => word === word.toUpperCase())) return false;
  return words.slice(1).every((word) => word.length < 4 || isCapital(word));
}

function isCapital(word = ''): boolean {
  return /^\p{Lu}/u.test(word);
}

import { kindOfWord } from './english-words';
import { isFrenchThing } from './french-things';
import { FRENCH_ONLY } from './function-words';
import { identifyLanguage } from './identify-language';
import { withoutAccents } from './without-accents';

/** What names write small between their capitals: `The Dark Side of the Moon`. */
const WITHIN_NAMES = new Set(
  'a an and as at but by for from in into is la le nor of off on or the to up with without'.split(
    ' ',
  ),
);

/** True for a small word that stands between the capitals of a name. */
export function isWithinName(words: readonly string[], at: number): boolean {
  if (!WITHIN_NAMES.has(words[at] ?? '')) return false;
  let from = at - 1;
  while (WITHIN_NAMES.has(words[from] ?? '')) from -= 1;
  let to = at + 1;
  while (WITHIN_NAMES.has(words[to] ?? '')) to += 1;
  return isCapital(words[from]) && isCapital(words[to]);
}

/** True where no word in lower case is English alone, those within names left out. */
export function holdsNamesAlone(words: readonly string[]): boolean {
  return ordinaryWords(words).every((word) => kindOfWord(word) !== 'english');
}

/**
 * True for French that names something in English (`Affiche Star Wars The Empire Strikes Back`), which n-grams read as
 * English: no word beside the names is English alone, and the first one or one in lower case is French.
 */
export function isFrenchAroundNames(words: readonly string[]): boolean {
  if (!holdsNamesAlone(words)) return false;
  return isFrenchHead(words) || hasFrenchWords(ordinaryWords(words));
}

/** In lower case, and not within a name. */
function ordinaryWords(words: readonly string[]): string[] {
  return words.filter((word, at) => !isCapital(word) && !isWithinName(words, at));
}

/** One that is French for certain, or several that look French and are not English. */
function hasFrenchWords(ordinary: readonly string[]): boolean {
  if (ordinary.some((word) => isFrenchForCertain(word))) return true;
  const notEnglish = ordinary.filter((word) => isNotEnglish(word) && /^\p{Ll}{4,}$/u.test(word));
  return notEnglish.length >= 2 && identifyLanguage(ordinary.join(' ')) === 'fr';
}

function isFrenchForCertain(word: string): boolean {
  if (FRENCH_ONLY.has(word)) return !SAID_IN_ENGLISH.has(word);
  return isNotEnglish(word) && (hasFrenchLetters(word) || isFrenchThing(word));
}

/** French in English names and phrases: `Grow Plus`, `pour over`. */
const SAID_IN_ENGLISH = new Set(['plus', 'pour', 'par', 'est']);

/** French puts what a thing is first. */
function isFrenchHead(words: readonly string[]): boolean {
  const at = ARTICLE.test(words[0] ?? '') ? 1 : 0;
  const head = words[at] ?? '';
  if (isNotEnglish(head)) return hasFrenchLetters(head) || isFrenchThing(head);
  if (kindOfWord(head) === 'english' || !isFrenchThing(head)) return false;
  // `Poster Frame With Glass` is English: a name has to follow. English titles write `T-Shirt`, French ones `T-shirt`.
  const others = words.slice(at + 1);
  if (others.some((word) => /^(?:with|for)$/i.test(word))) return false;
  return /-\p{Ll}/u.test(head) || others.some((word) => isOfName(word));
}

const ARTICLE = /^(?:les?|la|une?|des)$/i;

function isOfName(word: string): boolean {
  return /^(?:the|of)$/i.test(word) || kindOfWord(word) === 'other';
}

/** `café` and `décor` are English too. */
function isNotEnglish(word: string): boolean {
  return kindOfWord(word) === 'other' && kindOfWord(withoutAccents(word)) === 'other';
}

/** Accents, and elisions but for those of brands: `L’Oréal`. */
function hasFrenchLetters(word: string): boolean {
  if (/^\p{L}{1,2}['’]\p{Lu}/u.test(word)) return false;
  return /[àâçèéêëîïôœùû]|^(?:[cdjlmnst]|qu)['’]\p{L}/iu.test(word);
}

function isCapital(word = ''): boolean {
  return /^\p{Lu}/u.test(word);
}

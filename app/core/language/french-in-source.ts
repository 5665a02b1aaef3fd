import { kindOfWord } from './english-words';
import { identifyLanguage } from './identify-language';
import type { NameMask } from './mask-names';
import type { PlainText } from './plain-text';
import { MINIMUM_SENTENCE_WORDS } from './sentence-language';
import { needsFrench } from './same-in-both';
import { shortLanguage } from './short-language';
import { wordsOf } from '../html/text';

/** How much of a text that was taken for English is French: nothing worth it, a good part, or all that can be told. */
export type FrenchInSource = 'none' | 'beside' | 'alone';

/** [J] Below it the French says less than the English: a translation is seldom two thirds as long. */
const MINIMUM_FRENCH_SHARE = 0.4;

/** [J] A name or a slogan in French text. */
const MAXIMUM_ENGLISH_SHARE = 0.1;

/**
 * French without any of these is short; Spanish and Italian have none, and most English texts need no closer look. By
 * the borders of ASCII, which is quicker: `tâ-du` looked at closer does no harm.
 */
const MAY_BE_FRENCH =
  /\b(?:aux?|avec|cette|chez|dans|du|elles?|et|les|leurs?|notre|pour|sans|sont|sous|une|votre|vos|vous)\b|\bqu['’]/i;

/** Halves of a line in two languages: `Wool throw / Jeté de laine`. */
const HALVES = /\s+\/\s+/u;

/** Of a description, by the words of its sentences. */
export function frenchInText(plain: PlainText, mask: NameMask): FrenchInSource {
  if (!MAY_BE_FRENCH.test(plain.text)) return 'none';
  let french = 0;
  let english = 0;
  for (const part of plain.sentences.flatMap((sentence) => sentence.split(HALVES))) {
    const masked = mask.mask(part);
    const words = wordsOf(masked);
    const language = languageOf(masked, words);
    if (language === 'fr') french += words.length;
    if (language === 'en') english += words.length;
  }
  const told = french + english;
  if (french === 0 || french < MINIMUM_FRENCH_SHARE * told) return 'none';
  return english <= MAXIMUM_ENGLISH_SHARE * told ? 'alone' : 'beside';
}

function languageOf(masked: string, words: readonly string[]): 'en' | 'fr' | 'unknown' {
  if (words.length >= MINIMUM_SENTENCE_WORDS) return identifyLanguage(masked);
  // `Café table`: English borrows accents.
  if (words.some(isEnglishWord)) return 'en';
  return shortLanguage(words) === 'fr' ? 'fr' : 'unknown';
}

const TITLE_PARTS = /\s*[/|\n]\s*|\s[-–—]\s/u;

/**
 * Of a title. Beside a description that holds French, what has no English word is taken for French; else it takes three
 * words and one that French alone has, since English titles borrow French names.
 */
export function frenchInTitle(
  title: PlainText,
  mask: NameMask,
  { isBesideFrench }: { isBesideFrench: boolean },
): FrenchInSource {
  if (!isBesideFrench && !MAY_BE_FRENCH_TITLE.test(title.text)) return 'none';
  const parts = title.text
    .split(TITLE_PARTS)
    .map((part) => mask.mask(part))
    .filter(needsFrench);
  const french = parts.filter((part) => isFrenchTitle(wordsOf(part), isBesideFrench));
  if (french.length === 0) return 'none';
  return french.length === parts.length ? 'alone' : 'beside';
}

const MINIMUM_TITLE_WORDS = 3;

/** None that English product names have, as `plus` and `pour`. */
const TITLE_WORDS = 'à|aux?|avec|dans|de|du|et|sous|une';
const FRENCH_IN_TITLES = new RegExp(`^(?:${TITLE_WORDS}|[dl]['’]\\p{L}.*)$`, 'iu');

/** False only of titles that have none of these: most, which need not be taken apart. */
const MAY_BE_FRENCH_TITLE = new RegExp(`(?<![a-z])(?:${TITLE_WORDS})(?![a-z])|[dl]['’]`, 'i');

function isFrenchTitle(words: readonly string[], isBesideFrench: boolean): boolean {
  if (words.some(isEnglishWord)) return false;
  if (isBesideFrench) return true;
  return words.length >= MINIMUM_TITLE_WORDS && words.some((word) => FRENCH_IN_TITLES.test(word));
}

function isEnglishWord(word: string): boolean {
  return kindOfWord(word) === 'english';
}

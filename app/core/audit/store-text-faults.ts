import { findEnglish, hasSameWords, isMostlyEnglish } from '../language/english-in-french';
import { kindOfWord } from '../language/english-words';
import { languageOfCopy } from '../language/language-of-copy';
import { isFrench } from '../language/locale';
import type { NameMask } from '../language/mask-names';
import { PlainText } from '../language/plain-text';
import { needsFrench } from '../language/same-in-both';
import { holdsEnglishAlone, isEnglishTitle } from '../language/short-language';
import { countWords, wordsOf } from '../html/text';
import type { StoreFrench, StoreText } from '../store/store-texts';

/** What may be wrong with the French of a text; the gravest first. */
export const TEXT_FAULTS = ['missing', 'english', 'outdated', 'mixed'] as const;
export type TextFault = (typeof TEXT_FAULTS)[number];

export interface FaultyText {
  fault: TextFault;
  /** What of the text shows it. */
  example: string;
}

/** [J] Of words that no dictionary of English has, this many may be a name: `Blundstone`, `Fjällräven Kånken`. */
const NAME_WORDS = 3;
/** [J] Shorter texts are headings, which the look of a title tells better than sentences do. */
const TITLE_WORDS = 8;
/** [J] The same as for the descriptions of listings: one or two words may be a name. */
const ENGLISH_WORDS = 3;
const ENGLISH_WORD_SHARE = 0.1;
/** [J] Identical texts of fewer words are often the same in both languages. */
const SAME_WORDS = 4;

/** True where a buyer in Quebec misses something without French: neither names, codes nor words that both have. */
export function isToTranslate(
  { source }: StoreText,
  mask: NameMask,
  { isEnglish }: { isEnglish: boolean },
): boolean {
  const masked = mask.mask(plainOf(source).text);
  if (!needsFrench(masked)) return false;
  const words = wordsOf(masked);
  return (
    !isEnglish || words.length > NAME_WORDS || words.some((word) => kindOfWord(word) !== 'other')
  );
}

/** French that is not blank. */
export function frenchOf({ french }: StoreText): StoreFrench[] {
  return french.filter(({ locale, value }) => isFrench(locale) && value.trim() !== '');
}

/** What is wrong with French that is there; `null`: nothing. `source`: `null` where the text is the source itself. */
export function faultOfFrench(
  french: Pick<StoreFrench, 'value' | 'outdated' | 'isSaved'>,
  source: string | null,
  mask: NameMask,
): FaultyText | null {
  const plain = plainOf(french.value);
  const original = source === null ? null : plainOf(source);
  const { examples, englishWords, words } = findEnglish(plain, mask, original);
  const [example] = examples;
  if (isEnglish(plain, original, mask)) {
    return { fault: 'english', example: example ?? plain.text };
  }
  // What Shopify or a theme brings was written for their words, not for the merchant's.
  if (french.outdated && french.isSaved) return { fault: 'outdated', example: plain.text };
  if (isOfNoLanguage(plain, original, mask)) return null;
  if (example !== undefined) return { fault: 'mixed', example };
  return englishWords >= ENGLISH_WORDS && englishWords > ENGLISH_WORD_SHARE * words
    ? { fault: 'mixed', example: plain.text }
    : null;
}

function isEnglish(plain: PlainText, source: PlainText | null, mask: NameMask): boolean {
  const masked = mask.mask(plain.text);
  const words = wordsOf(masked);
  if (source !== null && hasSameWords(plain.text, source.text, mask)) {
    if (words.length < SAME_WORDS) return holdsEnglishAlone(words);
    return languageOfCopy(plain.text, mask) === 'en';
  }
  const sourceWords = () => source && wordsOf(mask.mask(source.text));
  if (words.length <= TITLE_WORDS && isEnglishTitle(words, sourceWords)) return true;
  return isMostlyEnglish(findEnglish(plain, mask, source));
}

/** A name, Latin or a third language, in the French as in the source: what n-grams say of its parts is nothing. */
function isOfNoLanguage(plain: PlainText, source: PlainText | null, mask: NameMask): boolean {
  return (
    source !== null &&
    hasSameWords(plain.text, source.text, mask) &&
    countWords(mask.mask(plain.text)) >= SAME_WORDS &&
    languageOfCopy(plain.text, mask) === 'unknown'
  );
}

/** Of text that holds no HTML. */
function plainOf(text: string): PlainText {
  return new PlainText(
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>'),
  );
}

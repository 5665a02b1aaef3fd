import { kindOfWord } from './english-words';
import type { IdentifiedLanguage } from './identify-language';
import { withoutInciNames } from './inci-names';
import type { NameMask } from './mask-names';
import { holdsNamesAlone } from './names-amid-french';
import { languageOfSentence } from './sentence-language';
import { wordsOf } from '../html/text';

/**
 * Of a text that is the same as what it translates. N-grams know two languages, and read Latin, Italian and names as one
 * of them: English needs a word in lower case that English alone has, or words that English knows for about half.
 */
export function languageOfCopy(text: string, mask: NameMask): IdentifiedLanguage {
  const masked = mask.mask(withoutInciNames(text) ?? text);
  const language = languageOfSentence(masked);
  if (language === 'fr') return 'fr';
  const words = wordsOf(masked);
  if (!holdsNamesAlone(words)) return 'en';
  const kinds = words.map(kindOfWord);
  const hasEnglish = kinds.includes('english');
  if (hasEnglish && language === 'en') return 'en';
  const others = kinds.filter((kind) => kind === 'other').length;
  const known = kinds.length - others;
  const isHalfEnglish = known === others && (hasEnglish || language === 'en');
  return known > others || isHalfEnglish ? 'en' : 'unknown';
}

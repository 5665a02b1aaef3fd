import { identifyLanguage, type IdentifiedLanguage } from './identify-language';
import type { Listing } from '../listing/listing';
import { countWords, htmlToText } from '../html/text';

/** Below this much text a brand name or two would decide. [J] */
const MINIMUM_WORDS = 20;

/** Share of the words that must lie in texts of one language. [J] Real catalogues measured 0.90 and more. */
const MINIMUM_SHARE = 0.7;

/**
 * Which of the two languages a catalogue is written in, by the words in its titles and descriptions; `unknown`
 * where there is too little text, too even a mixture, or another script than Latin. It knows English and French
 * alone: a catalogue in a third language in Latin letters may be taken for one of them, so its locale has to be named.
 */
export function detectCatalogueLanguage(
  listings: Iterable<Pick<Listing, 'title' | 'descriptionHtml'>>,
): IdentifiedLanguage {
  const words = { en: 0, fr: 0, unknown: 0 };
  for (const { title, descriptionHtml } of listings) {
    for (const text of [htmlToText(title), htmlToText(descriptionHtml)]) {
      words[languageOfText(text)] += countWords(text);
    }
  }
  const total = words.en + words.fr + words.unknown;
  if (total < MINIMUM_WORDS) return 'unknown';
  if (words.en / total >= MINIMUM_SHARE) return 'en';
  return words.fr / total >= MINIMUM_SHARE ? 'fr' : 'unknown';
}

function languageOfText(text: string): IdentifiedLanguage {
  // English words within an address would outvote a short French sentence.
  return identifyLanguage(text.replace(/https?:\S+/g, ' '));
}

import type { Moment, ReplyLanguage, ReplyText } from './reply';
import canadianEnglish from './texts/canadian-english.json';
import canadianFrench from './texts/canadian-french.json';
import usEnglish from './texts/us-english.json';

/**
 * The app's own letters. They promise no day, no amount and no terms: those are fields. What they do offer, such as that a
 * late order may be cancelled, the page says beside them.
 */
export const REPLY_TEXTS: Record<ReplyLanguage, Record<Moment, ReplyText>> = {
  'en-US': usEnglish,
  'en-CA': canadianEnglish,
  'fr-CA': canadianFrench,
};

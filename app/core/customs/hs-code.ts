import harmonizedSystem from './harmonized-system.json';
import { bareHsCode } from './hs-digits';

/** Edition of the Harmonized System that codes are checked against. */
export const HS_EDITION = harmonizedSystem.edition;

export type HsCodeFault =
  /** Not digits (dots and spaces aside), or not as many as a code has. */
  | 'malformed'
  /** Chapters 98 and 99, which each country fills for itself. */
  | 'nationalChapter'
  /** The first six digits are no subheading. */
  | 'notInSystem';

const SUBHEADINGS: Record<string, string> = harmonizedSystem.subheadings;

/**
 * Six international digits and those that a country adds: two or four in North America, up to seven elsewhere,
 * as Shopify's field allows. Seven and nine are what a spreadsheet leaves of eight and ten that begin with 0.
 */
const DIGITS = /^(?:\d{6}|\d{8}|\d{10,13})$/;

/** What is wrong with a code as a merchant typed it; `null` where its first six digits are a subheading. */
export function hsCodeFault(code: string): HsCodeFault | null {
  const bare = bareHsCode(code);
  if (!DIGITS.test(bare)) return 'malformed';
  if (bare.startsWith('98') || bare.startsWith('99')) return 'nationalChapter';
  return isSubheading(bare.slice(0, 6)) ? null : 'notInSystem';
}

/** True for six digits that the Harmonized System has. */
function isSubheading(code: string): boolean {
  const endings = SUBHEADINGS[code.slice(0, 4)] ?? '';
  for (let at = 0; at < endings.length; at += 2) {
    if (endings.startsWith(code.slice(4), at)) return true;
  }
  return false;
}

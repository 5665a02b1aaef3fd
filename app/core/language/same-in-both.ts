import { isUnspaced, wordsOf } from '../html/text';
import { kindOfWord } from './english-words';
import type { NameMask } from './mask-names';

/** Words of options and alt texts that English and French write the same. */
const SAME_IN_BOTH = new Set(
  (
    'accent action album angle angles animation animations application applications art badge badges base ' +
    'beige bikini blog blouse bluetooth boutique budget camouflage cardigan champagne cognac collage collages ' +
    'club clubs collection collections combo compression concept concepts configuration construction contact ' +
    'contacts cyan date denim description dimension ' +
    'dimensions double express favicon format formats gourmet grain grand hdmi hibiscus image images indigo ' +
    'jade jersey kit kits latex lcd led leggings logo logos magenta magnolia maxi mention menu message mini ' +
    'mission motif nature nylon olive option options orange original page pages pagination parka photo photos ' +
    'placement placements polo polyester poncho portrait portraits position positions premium province ' +
    'provinces quartz relaxation rose safari sandwich silhouette silhouettes simple sku sofa solo sport sports ' +
    'standard style styles suggestion suggestions suite table taupe texture total trio triple turquoise type ' +
    'types ultra unique url usb version versions violet volume wifi zen zip zoom'
  ).split(' '),
);

/** Clothing sizes and grades: letters that no language changes. */
const SIZE = /^(?:x{0,4}[smlx]|[a-z])$/i;

/** True where a short text, names taken out, holds a word that French writes otherwise than English does. */
export function needsFrench(maskedText: string): boolean {
  return wordsOf(maskedText).some(
    (word) => !SAME_IN_BOTH.has(word.toLowerCase()) && !SIZE.test(word),
  );
}

/** One of the first words tells, nearly always: long lines are not masked whole for it. */
const BEGINNING_TOKENS = 6;

/**
 * The same of a text of any length, its lines apart, from which the names are yet to be taken. Amid other words `TALL` is
 * masked like an abbreviation, and is a word all the same; a number within text without spaces makes no code of it.
 */
export function textNeedsFrench(text: string, mask: NameMask): boolean {
  return text.split('\n').some((line) => {
    if (needsFrench(mask.maskBeginning(line, BEGINNING_TOKENS))) return true;
    if (needsFrench(mask.mask(line))) return true;
    const unnamed = mask.maskNames(line);
    return isUnspaced(unnamed) || wordsOf(unnamed).some(isEnglishInCapitals);
  });
}

function isEnglishInCapitals(word: string): boolean {
  return /^\p{Lu}{3,5}$/u.test(word) && kindOfWord(word) === 'english' && needsFrench(word);
}

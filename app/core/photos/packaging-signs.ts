import type { PhotoWord } from './photo-words';
import { bareWord } from './french-label-words';
import { linesOfPhoto } from './photo-language';

/** What is printed on packaging and seldom elsewhere. One is enough. */
const SURE_SIGNS = {
  netWeight:
    /\b(?:net (?:wt|weight|contents?)|poids net|contenu net)\b|\bnet\b.{0,12}\d+(?:[.,]\d+)? ?(?:g|kg|ml|l|oz|lb)\b|\b\d+(?:[.,]\d+)? ?(?:g|kg|ml|l|oz|lb) net\b/,
  nutrition: /\b(?:nutrition facts|valeur nutritive)\b/,
  bestBefore: /\b(?:best before|meilleur avant|use by|exp(?:iry)? date)\b/,
} as const;

/** What stands on info-graphics as well. It takes two. */
const WEAK_SIGNS = {
  ingredients: /\bingr[ea]dients?\b/,
  contents: /\b(?:contents|contenu|contains|contient)\b/,
  origin: /\b(?:made in|product of|fabrique (?:en|au|aux)|produit (?:du|de|des))\b/,
  directions: /\b(?:directions|mode d.emploi|instructions)\b/,
  warning:
    /\b(?:warning|caution|avertissement|mise en garde|keep out of (?:the )?reach|tenir hors)\b/,
  maker:
    /\b(?:distributed by|distribue par|manufactured (?:by|for)|fabrique (?:par|pour)|imported by|importe par)\b/,
} as const;

export type PackagingSign = keyof typeof SURE_SIGNS | keyof typeof WEAK_SIGNS;

/** What in a photo speaks for its showing the packaging, surest first. */
export function packagingSigns(words: readonly PhotoWord[]): PackagingSign[] {
  const text = bareWord(linesOfPhoto(words).join(' '));
  return [...signsIn(text, SURE_SIGNS), ...signsIn(text, WEAK_SIGNS)];
}

/** Whether that is enough to take it for a photo of the packaging until somebody has looked. */
export function looksLikePackaging(signs: readonly PackagingSign[]): boolean {
  return signs.length > 1 || signs.some((sign) => sign in SURE_SIGNS);
}

function signsIn<Sign extends PackagingSign>(
  text: string,
  signs: Readonly<Record<Sign, RegExp>>,
): Sign[] {
  return (Object.keys(signs) as Sign[]).filter((sign) => signs[sign].test(text));
}

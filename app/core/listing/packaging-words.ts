import { withoutAccents } from '../language/without-accents';

/**
 * Words that say that a photo shows the packaging, in English and French, for alt texts and file names.
 * Everything is compared without accents, because file names lose them.
 */

const FRENCH_NUMBERS = '(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze)';

/** Products and turns of phrase that carry a packaging word and prove nothing; taken out first. */
const PROVES_NOTHING = new RegExp(
  [
    'boxing',
    'boxers?',
    '(?:jewell?e?ry|lunch|tool|music|storage) ?box(?:es)?',
    'x ?box',
    'box springs?',
    'box pleat(?:s|ed)?',
    'back ?packs?',
    '(?:fanny|ice|battery) packs?',
    '\\d+ packs?',
    'packable',
    'packing cubes?',
    'care packages?',
    'gift wrapping paper',
    'boites? a (?:bijoux|lunch|outils)',
    'sacs? (?:a dos|de sport)',
    'coffrets? (?:a )?bijoux',
    // Fitness in Canadian French, and what is done to hair.
    'conditionnement (?:physique|profond|intense|en profondeur)',
    // A pack of three; `emballage de 500 g` is one of its contents.
    `emballages? de (?:\\d+(?!\\d| \\| \\d| ?(?:[km]?g|[cm]?l|oz|lbs?)\\b)|${FRENCH_NUMBERS})`,
    'emballages? (?:economiques?|doubles?)',
    '(?:papiers?|rubans?|pellicules?|sacs?|sachets?) d emballages?',
    'emballages? alimentaires?',
    'vacuum (?:cleaner )?dust ?bags?',
    'packaging (?:tape|peanuts|paper|supplies|bags?)',
    '(?:no|without|sans|hors|out of|removed from|sortie? de) (?:(?:its|the|any|son|l|aucun) )?(?:packaging|emballage|conditionnement)',
    '(?:packaging|emballage) (?:is )?(?:not included|non inclus|not shown)',
  ]
    .map((words) => `\\b(?:${words})\\b`)
    .join('|'),
  'g',
);

const SHOWS_PACKAGING = new RegExp(
  [
    'packaging',
    'unboxing',
    'what ?(?:s|is) in the box',
    'in (?:its|their) (?:(?:own|original|retail|gift) )?(?:box|boxes|pouch|pouches|tins?)',
    'gift ?box(?:es)?',
    'gift ?wrapped',
    'retail box(?:es)?',
    'dust ?bags?',
    'emballages?',
    'emballee?s?',
    'conditionnements?',
    'deballages?',
    'dans (?:sa|son|leurs?) (?:boites?|coffrets?|ecrins?|pochettes?)',
    'contenu de la boite',
    'boites? cadeaux?',
  ]
    .map((words) => `\\b(?:${words})\\b`)
    .join('|'),
);

/** In a text without accents one of these stands wherever `SHOWS_PACKAGING` matches. */
const MAY_SHOW_PACKAGING =
  /packaging|box|pouch|tins?(?![a-z])|wrapped|dust|emball|conditionnement|deball|boite|coffret|ecrin|pochette/i;

/** Any letter or mark beyond ASCII; neither signs of Latin-1 nor dashes and curly quotes. */
const MAY_BE_ACCENTED = /[\u00c0-\u1fff\u2070-\uffff]/;

/** Bare "box", "pack", "coffret" or "sac" prove nothing. */
export function mentionsPackaging(text: string): boolean {
  const bare = MAY_BE_ACCENTED.test(text) ? withoutAccents(text) : text;
  // Most photos' names say nothing of the kind.
  return (
    MAY_SHOW_PACKAGING.test(bare) &&
    SHOWS_PACKAGING.test(plainWords(bare).replace(PROVES_NOTHING, '|'))
  );
}

/** `What’s-in_the BOITE.jpg` → `what s in the boite jpg` */
function plainWords(bare: string): string {
  return bare
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.,;:]+/gu, ' ')
    .replace(/[.,;:]+/g, ' | ')
    .replace(/ +/g, ' ');
}

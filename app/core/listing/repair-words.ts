import { wordsPattern } from '../language/words-pattern';

const REPAIR_WORDS = wordsPattern([
  '(?:spare|replacement|genuine|repair) (?:parts?|blades?|filters?|batter(?:y|ies)|bulbs?|pads?|belts?|poles?|cushions?|covers?)',
  'parts? (?:and|or|&) (?:repairs?|labou?r|service|maintenance)|parts? (?:are|is|remain) (?:available|sold)|availability of parts',
  'repair(?:s|ed|able|ability|ing)?|maintenance|servic(?:ing|e cent(?:er|re)s?)|serviceable|resharpen(?:ed|ing)?|sharpening',
  "pièces? (?:de rechange|détachées?|de remplacement)|pièces? (?:et|ou) (?:main-d[’']œuvre|réparations?|service|entretien)|disponibilité des pièces",
  '(?:lames?|filtres?|piles?|batteries?|courroies?) de (?:rechange|remplacement)',
  'répar(?:ations?|ables?|abilité|er|ée?s?)|entretien|maintenance|affûtage',
]);

/** One of these stands wherever they do, and is found far sooner. */
const MAY_MENTION_REPAIR =
  /repair|replacement|spare|genuine|parts? (?:and|or|&|are|is|remain) |of parts|maintenance|servic|sharpen|pièce|rechange|remplacement|répar|entretien|affûtage/i;

export function mentionsRepair(text: string): boolean {
  return MAY_MENTION_REPAIR.test(text) && REPAIR_WORDS.test(text);
}

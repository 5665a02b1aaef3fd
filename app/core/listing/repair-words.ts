import { wordsPattern } from '../language/words-pattern';

const REPAIR_WORDS = wordsPattern([
  '(?:spare|replacement|genuine|repair) (?:parts?|blades?|filters?|batter(?:y|ies)|bulbs?|pads?|belts?|poles?|cushions?|covers?)',
  'parts? (?:and|or|&) (?:repairs?|labou?r|service|maintenance)|parts? (?:are|is|remain) (?:available|sold)|availability of parts',
  'repair(?:s|ed|able|ability|ing)?|maintenance|servic(?:ing|e cent(?:er|re)s?)|serviceable|resharpen(?:ed|ing)?|sharpening',
  "pièces? (?:de rechange|détachées?|de remplacement)|pièces? (?:et|ou) (?:main-d[’']œuvre|réparations?|service|entretien)|disponibilité des pièces",
  '(?:lames?|filtres?|piles?|batteries?|courroies?) de (?:rechange|remplacement)',
  'répar(?:ations?|ables?|abilité|er|ée?s?)|entretien|maintenance|affûtage',
]);

export function mentionsRepair(text: string): boolean {
  return REPAIR_WORDS.test(text);
}

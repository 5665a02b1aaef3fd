import { wordsPattern } from '../language/words-pattern';

/*
 * [J] Kinds of goods that by their nature may need parts, repair or maintenance: appliances, electronics, tools,
 * furniture, bicycles and the like, tents, instruments, clocks.
 */
const ENGLISH_KINDS = [
  'appliances?|refrigerators?|fridges?|freezers?|dishwashers?|washers?|dryers?|ovens?|stoves?|ranges?|microwaves?|toasters?|kettles?|blenders?|mixers?|juicers?|grinders?|coffee ?makers?|machines?|vacuums?|vacuum cleaners?|fans?|heaters?|humidifiers?|dehumidifiers?|conditioners?|purifiers?|fryers?|aroma diffusers?',
  'electronics|devices?|computers?|laptops?|tablets?|phones?|smartphones?|cameras?|drones?|televisions?|tvs?|monitors?|projectors?|printers?|speakers?|headphones?|earphones?|earbuds|headsets?|keyboards?|smartwatch(?:es)?|consoles?|chargers?|lamps?|headlamps?|lanterns?|flashlights?|lighting|lights?|ballasts?|controllers?|pumps?|massagers?',
  'tools?|drills?|saws?|chainsaws?|sanders?|mowers?|trimmers?|snow ?blowers?|generators?|compressors?|sprayers?|knives|axes?',
  'furniture|chairs?|stools?|sofas?|couch(?:es)?|tables?|desks?|beds?|bed frames?|dressers?|cabinets?|bookcases?|shelves|shelving|wardrobes?',
  'bikes?|bicycles?|e-bikes?|scooters?|skateboards?|strollers?|treadmills?|kayaks?|canoes?|tents?|trekking poles?|binoculars?|grills?|barbecues?|smokers?',
  'guitars?|pianos?|violins?|drums|instruments?|clocks?|watch(?:es)?',
];
const FRENCH_KINDS = [
  'électroménagers?|appareils?|réfrigérateurs?|congélateurs?|lave-vaisselle|laveuses?|sécheuses?|fours?|cuisinières?|micro-ondes|grille-pain|bouilloires?|mélangeurs?|moulins?|cafetières?|machines?|aspirateurs?|ventilateurs?|chaufferettes?|humidificateurs?|déshumidificateurs?|climatiseurs?|friteuses?',
  "électronique|ordinateurs?|tablettes?|téléphones?|caméras?|téléviseurs?|projecteurs?|imprimantes?|haut-parleurs?|enceintes?|casques? d[’']écoute|écouteurs|claviers?|chargeurs?|lampes?|lanternes?|luminaires?|éclairage|pompes?",
  'outils?|outillage|perceuses?|scies?|tronçonneuses?|ponceuses?|tondeuses?|souffleuses?|génératrices?|compresseurs?|pulvérisateurs?|couteaux|haches?',
  'meubles?|mobilier|chaises?|tabourets?|canapés?|fauteuils?|tables?|bureaux?|lits?|commodes?|armoires?|bibliothèques?|étagères?',
  'vélos?|bicyclettes?|trottinettes?|planches? à roulettes|poussettes?|tapis roulants?|kayaks?|canots?|tentes?|bâtons? de marche|jumelles|grils?|barbecues?',
  'guitares?|pianos?|violons?|batteries?|instruments?|horloges?|montres?',
];

/** What a type is stands last in English (`sofa blanket` is a blanket) and first in French. */
const ENGLISH_HEAD = new RegExp(`(?:^|[\\s-])(?:${ENGLISH_KINDS.join('|')})$`, 'iu');
const FRENCH_HEAD = new RegExp(`^(?:${FRENCH_KINDS.join('|')})(?![\\p{L}-])`, 'iu');

const PLAYTHINGS = wordsPattern(['toys?|play|dolls?|pretend|costumes?|jouets?|poupées?']);

/** `Home > Kettles & toasters`: each part names a kind. */
const PART_BORDER = /\s*(?:[>/,&|+]|\b(?:and|et)\b)\s*/iu;

/** Going by the words of its product type, in English or French. */
export function isMaintainable(productType: string): boolean {
  return (
    !PLAYTHINGS.test(productType) &&
    productType
      .trim()
      .split(PART_BORDER)
      .some((part) => ENGLISH_HEAD.test(part) || FRENCH_HEAD.test(part))
  );
}

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

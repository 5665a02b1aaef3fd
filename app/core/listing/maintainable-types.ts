import { wordsPattern } from './words-pattern';

/**
 * [J] Kinds of goods that by their nature may need parts, repair or maintenance, and of which the Consumer
 * Protection Act (s. 39, as changed by Bill 29) is thought first: appliances, electronics, tools, furniture,
 * bicycles and the like, tents, instruments, clocks. Words of a product type, in English and French.
 */
const MAINTAINABLE = wordsPattern([
  // Appliances
  'appliances?|refrigerators?|fridges?|freezers?|dishwashers?|washing machines?|washers?|dryers?|ovens?|stoves?|ranges?|microwaves?|toasters?|kettles?|blenders?|mixers?|juicers?|grinders?|coffee (?:makers?|machines?)|espresso machines?|vacuums?|vacuum cleaners?|fans?|heaters?|humidifiers?|dehumidifiers?|air (?:conditioners?|purifiers?)|fryers?|sewing machines?|diffusers?',
  'électroménagers?|réfrigérateurs?|congélateurs?|lave-vaisselle|laveuses?|sécheuses?|fours?|cuisinières?|micro-ondes|grille-pain|bouilloires?|mélangeurs?|batteurs?|moulins?|cafetières?|machines? à (?:café|coudre|expresso)|aspirateurs?|ventilateurs?|chaufferettes?|humidificateurs?|déshumidificateurs?|climatiseurs?|friteuses?|diffuseurs?',
  // Electronics
  'electronics|computers?|laptops?|tablets?|phones?|smartphones?|cameras?|drones?|televisions?|tvs?|monitors?|projectors?|printers?|speakers?|headphones?|earbuds|headsets?|keyboards?|smartwatch(?:es)?|consoles?|chargers?|lamps?|headlamps?|lanterns?|flashlights?|lighting|ballasts?|controllers?|pumps?',
  "électronique|ordinateurs?|portables?|tablettes?|téléphones?|appareils? photo|caméras?|téléviseurs?|écrans?|projecteurs?|imprimantes?|haut-parleurs?|enceintes?|casques? d[’']écoute|écouteurs|claviers?|montres? intelligentes?|chargeurs?|lampes?|frontales?|lanternes?|luminaires?|pompes?",
  // Tools and garden machines
  'power tools?|hand tools?|tools?|drills?|saws?|chainsaws?|sanders?|mowers?|trimmers?|snow ?blowers?|generators?|compressors?|sprayers?|knives',
  'outils?|outillage|perceuses?|scies?|tronçonneuses?|ponceuses?|tondeuses?|souffleuses?|génératrices?|compresseurs?|pulvérisateurs?|couteaux',
  // Furniture
  'furniture|chairs?|stools?|sofas?|couch(?:es)?|tables?|desks?|beds?|bed frames?|dressers?|cabinets?|bookcases?|shelves|shelving|wardrobes?',
  'meubles?|mobilier|chaises?|tabourets?|canapés?|fauteuils?|bureaux?|lits?|commodes?|armoires?|bibliothèques?|étagères?',
  // Bicycles, tents and other gear
  'bikes?|bicycles?|e-bikes?|scooters?|skateboards?|strollers?|treadmills?|kayaks?|canoes?|tents?|trekking poles?|binoculars?|grills?|barbecues?|smokers?',
  'vélos?|bicyclettes?|trottinettes?|planches? à roulettes|poussettes?|tapis roulants?|canots?|tentes?|bâtons? de marche|jumelles|grils?',
  // Instruments, clocks
  'guitars?|pianos?|violins?|drums|clocks?|watch(?:es)?|guitares?|violons?|horloges?|montres?',
]);

/** Types that carry such a word and are none: parts, covers, linen, toys, prints. */
const NOT_MAINTAINABLE = wordsPattern([
  'accessor(?:y|ies)|parts?|covers?|cases?|stickers?|decals?|posters?|prints?|books?|toys?|runners?|linens?|napkins?|tablecloths?|cloths?|sheets?|bedding|table ?ware|placemats?|candles?|screen protectors?|bulbs?|mats?|bands?|straps?|costumes?|jewelry|jewellery|pins?',
  'accessoires?|pièces?|housses?|étuis?|coques?|autocollants?|affiches?|livres?|jouets?|jeux|linge|nappes?|serviettes?|draps?|literie|napperons?|bougies?|ampoules?|bracelets?|costumes?|bijoux',
]);

export function isMaintainable(productType: string): boolean {
  return MAINTAINABLE.test(productType) && !NOT_MAINTAINABLE.test(productType);
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

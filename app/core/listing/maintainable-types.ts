import { FRENCH_ONLY } from '../language/function-words';
import { kindOfWord } from '../language/english-words';
import { wordsPattern } from '../language/words-pattern';
import { wordsOf } from '../html/text';

/*
 * [J] Kinds of goods that by their nature may need parts, repair or maintenance: appliances, electronics, tools,
 * furniture, bicycles and vehicles, tents, instruments, clocks.
 */
const ENGLISH_KINDS = [
  'appliances?|refrigerators?|fridges?|freezers?|dishwashers?|washers?|dryers?|ovens?|stoves?|ranges?|cooktops?|microwaves?|toasters?|kettles?|blenders?|mixers?|juicers?|grinders?|cookers?|coffee ?makers?|(?:bread|ice|ice cream|pasta|espresso|waffle|yogurt|soda) makers?|food processors?|waffle irons?|machines?|vacuums?|vacuum cleaners?|fans?|heaters?|furnaces?|boilers?|humidifiers?|dehumidifiers?|(?:air|water) ?conditioners?|purifiers?|fryers?|aroma diffusers?|steamers?|irons?|thermostats?',
  'electronics|devices?|computers?|laptops?|desktops?|tablets?|e-?readers?|phones?|telephones?|smartphones?|cameras?|camcorders?|drones?|televisions?|tvs?|monitors?|projectors?|printers?|scanners?|speakers?|sound ?bars?|amplifiers?|turntables?|record players?|radios?|microphones?|routers?|headphones?|earphones?|earbuds|headsets?|keyboards?|smartwatch(?:es)?|consoles?|chargers?|lamps?|headlamps?|lanterns?|flashlights?|chandeliers?|lighting|lights?|ballasts?|controllers?|pumps?|massagers?|massage guns?|shavers?|electric razors?|hair clippers?|straighteners?|curling (?:irons?|wands?)|robots?|scales?',
  'tools?|drills?|saws?|chainsaws?|sanders?|mowers?|trimmers?|tractors?|tillers?|(?:leaf|snow) ?blowers?|log splitters?|chippers?|generators?|compressors?|sprayers?|knives|axes?|microscopes?|telescopes?',
  'furniture|chairs?|armchairs?|recliners?|love ?seats?|sectionals?|ottomans?|futons?|stools?|bar ?stools?|benches|sofas?|couch(?:es)?|tables?|nightstands?|desks?|beds?|bunk ?beds?|bed ?frames?|cribs?|dressers?|sideboards?|buffets?|cabinets?|bookcases?|shelves|shelving|wardrobes?|armoires?',
  'bikes?|bicycles?|e-?bikes?|tricycles?|motorcycles?|mopeds?|snowmobiles?|atvs?|trailers?|scooters?|skateboards?|hoverboards?|strollers?|wheelchairs?|rollators?|hearing aids?|treadmills?|ellipticals?|kayaks?|canoes?|boats?|tents?|(?:trekking|hiking) poles?|binoculars?|grills?|barbecues?|bbqs?|smokers?',
  'guitars?|ukuleles?|banjos?|pianos?|violins?|cellos?|flutes?|clarinets?|saxophones?|trumpets?|synthesizers?|drums|drum (?:kits?|sets?)|instruments?|clocks?|watch(?:es)?|wrist ?watch(?:es)?|stopwatch(?:es)?',
];
const FRENCH_KINDS = [
  'électroménagers?|appareils?|réfrigérateurs?|congélateurs?|lave-vaisselle|laveuses?|sécheuses?|sèche-cheveux|fours?|cuisinières?|plaques? de cuisson|hottes?|micro-ondes|grille-pain|gaufriers?|bouilloires?|mélangeurs?|batteurs?|robots?|extracteurs? de jus|cuiseurs?|autocuiseurs?|mijoteuses?|moulins?|cafetières?|machines?|aspirateurs?|ventilateurs?|chaufferettes?|chauffe-eau|thermopompes?|foyers? (?:électriques?|au gaz)|poêles? [àa] (?:bois|granules|gaz|mazout)|humidificateurs?|déshumidificateurs?|purificateurs?|climatiseurs?|friteuses?|fers? [àa] (?:repasser|friser|lisser|souder|gaufres?)|thermostats?',
  "électronique|ordinateurs?|portables?|liseuses?|tablettes? (?:électroniques?|graphiques?|num[ée]riques?|tactiles?)|téléphones?|cellulaires?|caméras?|téléviseurs?|moniteurs?|projecteurs?|imprimantes?|numériseurs?|haut-parleurs?|barres? de son|amplificateurs?|platines?|radios?|microphones?|routeurs?|enceintes|enceintes? (?:acoustiques?|bluetooth|connectées?|portables?|sans fil)|casques? (?:d[’']écoute|audio)|écouteurs|claviers?|consoles? de jeux?|chargeurs?|lampes?|lampadaires?|lanternes?|lustres?|luminaires?|éclairage|pompes?|masseurs?|rasoirs? électriques?|lisseurs?|épilateurs? électriques?|balances?|pèse-personnes?",
  'outils?|outillage|perceuses?|scies?|tronçonneuses?|ponceuses?|tondeuses?|taille-haies?|coupe-bordures?|tracteurs?|souffleuses?|souffleurs?|fendeuses?|génératrices?|compresseurs?|pulvérisateurs?|couteaux|haches?|microscopes?|télescopes?',
  "meubles?|mobilier|chaises?|tabourets?|bancs?|canapés?(?:-lits?)?|divans?(?:-lits?)?|sofas?(?:-lits?)?|causeuses?|fauteuils?|tables?|bureaux|bureaux? (?:de travail|assis-debout|d[’']ordinateur|ajustables?|exécutifs?|en \\p{L}+)|lits?|berceaux?|commodes?|buffets?|armoires?|garde-robes?|bibliothèques?|étagères?",
  'vélos?|bicyclettes?|tricycles?|motos?|motocyclettes?|motoneiges?|vtt|remorques?|trottinettes?|planches? à roulettes|poussettes?|fauteuils? roulants?|déambulateurs?|appareils? auditifs?|tapis roulants?|exerciseurs?|kayaks?|canots?|bateaux?|tentes?|bâtons? de (?:marche|randonnée)|jumelles|grils?|barbecues?|fumoirs?',
  'guitares?|ukulélés?|banjos?|pianos?|violons?|violoncelles?|flûtes?|clarinettes?|saxophones?|trompettes?|synthétiseurs?|batteries? (?:acoustiques?|électroniques?|de musique)|instruments?|horloges?|réveils?|réveille-matin|montres?|montres?-bracelets?|chronomètres?',
];

/** What a type is stands last in English (`sofa blanket` is a blanket) and first in French. */
const ENGLISH_HEAD = new RegExp(`(?:^|[\\s-])(?:${ENGLISH_KINDS.join('|')})$`, 'iu');
const FRENCH_HEAD = new RegExp(`^(?:${FRENCH_KINDS.join('|')})(?![\\p{L}-])`, 'iu');

/** The same words for other things: toys, what is used up, what stands on a table or belongs to an animal. */
const OTHER_THINGS = wordsPattern([
  'toys?|play|dolls?|pretend|costumes?|jouets?|poupées?|miniatures?|replacement|disposable|jetables?|printable|gift',
  '(?:dog|cat|pet|bird|flower|garden) ?beds?|raised beds?|pour (?:chiens?|chats?|animaux)',
  '(?:paper|hand|silk|folding|lace|bamboo|church|sports?) fans?|(?:paper|sky|candle|wish) lanterns?|tea ?lights?|(?:times|cocktail|drinks?|mocktail) (?:tables?|mixers?)',
  "(?:heels? (?:&|and) |womens? |women[’']s |ladies |leather |court |high[- ]heel |stiletto |platform )pumps",
  '(?:vitamin|chewable|effervescent|dissolvable|cleaning|water|bath) tablets?|(?:flat|lock|rubber|fender) washers?',
  "(?:make-?up|beauty|nail|manicure|cake|baking|pottery|clay|bar|cocktail|writing|kitchen|cooking|sewing) (?:tools?|instruments?)|outils? (?:de maquillage|de beauté|de manucure|de pâtisserie|pédagogiques?)|instruments? d[’']écriture|(?:butter|palette|plastic|cheese) knives",
  "tables? (?:de multiplication|d[’']hôtes?)|appareils? dentaires?|étagères? (?:à épices)|montres? de poche vides",
]);

/** Adjectives that both languages have; a type that ends in one is French: `barbecue portable`. */
const BEHIND_ITS_NOUN =
  /\s(?:portable|compact|mobile|double|simple|convertible|extensible|modulable|murale?|style)s?$/iu;

/** Nouns that French puts behind another to say what it is for. */
const SAID_BEHIND = /\s(?:barbecue|bbq|table|kayak|piano|sofa|radio|scooter)$/iu;

/** A path of categories (`Home > Kettles`): its last part is the type. */
const PATH = /\s*(?:[>/|]|\s[-–—]\s)\s*/u;
/** `Kettles & toasters`: each names a kind; `Sofa & Camping Blanket`: what is for both. */
const CONJUNCTION = /\s*(?:[,&+]|\b(?:and|et)\b)\s*/iu;

/** A catalogue has few types: each is judged once. */
const judgedBefore = new Map<string, boolean>();
const MAX_KEPT_TYPES = 1000;

/** Going by the words of a product type or a category's name, in the language that it is in. */
export function isMaintainableType(productType: string): boolean {
  let verdict = judgedBefore.get(productType);
  if (verdict === undefined) {
    if (judgedBefore.size >= MAX_KEPT_TYPES) judgedBefore.clear();
    judgedBefore.set(productType, (verdict = judge(productType)));
  }
  return verdict;
}

function judge(productType: string): boolean {
  const type = productType.replaceAll('_', ' ').trim();
  const last = type.split(PATH).findLast((part) => part !== '') ?? '';
  if (OTHER_THINGS.test(last)) return false;
  const parts = last.split(CONJUNCTION).filter((part) => part !== '');
  const verdicts = parts.map(isMaintainablePart);
  if (!verdicts.includes(false)) return verdicts.length > 0;
  return parts.some((part, at) => verdicts[at] === true && namesAKind(part));
}

/** In the plural, or a word for many things: no mere attribute of what stands beside it. */
function namesAKind(part: string): boolean {
  return /(?:s|x|furniture|lighting|shelving|électronique|éclairage|mobilier|outillage)$/iu.test(
    part.split(/\s+(?:de|d[’']|à|pour|en)\b/iu)[0] ?? part,
  );
}

function isMaintainablePart(part: string): boolean {
  const words = wordsOf(part);
  const kinds = words.map(kindOfWord);
  if (isSurelyFrench(part, words)) return FRENCH_HEAD.test(part) && kinds.at(-1) !== 'english';
  if (kinds.includes('english')) return ENGLISH_HEAD.test(part);
  // `Sauce barbecue`: of two words that both languages have, French puts this one behind.
  const isEnglishKind = ENGLISH_HEAD.test(part) && !(words.length > 1 && SAID_BEHIND.test(part));
  const isFrenchKind = FRENCH_HEAD.test(part) && (words.length === 1 || kinds.includes('other'));
  return isEnglishKind || isFrenchKind;
}

function isSurelyFrench(part: string, words: readonly string[]): boolean {
  return (
    BEHIND_ITS_NOUN.test(part) ||
    /[àâçèéêëîïôœùû]|(?<!\p{L})(?:[dl]|qu)[’']/iu.test(part) ||
    words.some((word) => FRENCH_ONLY.has(word.toLowerCase()))
  );
}

import { allMatches } from '../language/all-matches';

/**
 * Measurements in English and French text, and in that of East Asia: a number and a unit. Metric ones are found one
 * by one; of American ones it is enough to know that there is any.
 */

const METRIC_NAMES = [
  ...['', 'centi', 'milli'].flatMap((of) => [`${of}meter`, `${of}metre`, `${of}mètre`]),
  ...['', 'centi', 'milli'].flatMap((of) => [`${of}liter`, `${of}litre`]),
  ...['', 'kilo'].flatMap((of) => [`${of}gram`, `${of}gramme`]),
  'kilo',
].flatMap((name) => [
  `${name}s?`,
  `${name.charAt(0).toUpperCase()}${name.slice(1)}s?`,
  `${name.toUpperCase()}S?`,
]);
const EAST_ASIAN_NAMES = [
  'センチ(?:メートル)?|ミリ(?:メートル|リットル)?|メートル|キロ(?:グラム)?|グラム|リットル',
  '厘米|公分|毫米|公斤|千克|克|毫升|公升|升',
  'เซนติเมตร|ซม|มม|กก|กิโลกรัม|กรัม|มล|ลิตร',
];
const METRIC_UNIT = [
  '[mM][mM]|[cC][mM][sS]?|m',
  '[kK][gG][sS]?|g|grs?|gms?|GMS?',
  'm[lL]|ML|Ml|[cC][lL]|[lL]|[lL][tT][rR]?[sS]?|LTRS?',
  ...METRIC_NAMES,
  ...EAST_ASIAN_NAMES,
].join('|');

/** Not an area, a rate or the start of a word: `200 g/m²`, `5 m²`, `30cm-blue-vase`. */
const NOT_BEFORE = '(?![\\p{Script=Latin}\\p{N}²³/_])(?!-\\p{L}+-)';

const METRIC = new RegExp(
  // A capital G is grams where the number is too large for a generation of telephones, and no memory's.
  `(\\d[\\d.,]*)[-\\s]?(?:${METRIC_UNIT}|(?<=\\d\\d[-\\s]?)(?<!\\b(?:16|32|64|128|256|512)[-\\s]?)G)${NOT_BEFORE}`,
  'gu',
);

/** Stands wherever a metric measurement does, and is found far sooner. */
const MAY_HOLD_METRIC = /[\d.,\uff10-\uff19][-\s]?[mcMCkKgGlL\u0e00-\uffff]/;

/** Digits and units as East Asian keyboards give them: `３０㎝`. */
const FULL_WIDTH = /[\uff10-\uff19\u3371-\u33df]/;

/** Before a number that is part of a word, a code or a decimal (`A5`, `XR-5`); not in a range, as `2-3 cm` is. */
const BEFORE_CODE = /[\p{Script=Latin}\d.,#_]$|[^\d\s]-$/u;

/** Before a seven: `24-7 Meter` is a meter for day and night. */
const ROUND_THE_CLOCK = /\b24[-/]$/;

const NUMBER_WORD =
  '(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|half(?: an?)?|an?|few|several|per|une?|deux|trois|quatre|cinq|sept|huit|neuf|dix|douze|quinze|vingt|demie?)';
const NUMBER = `(?:[\\d½¼¾]|\\b${NUMBER_WORD})`;

const AMERICAN = `(?:${[
  // 12", 12”, 6' and 6ft
  "\\d\\s?(?:[\"″”]|''|['’′](?=[\\s\\d)x×,.]|$))",
  '\\d[-\\s]?(?:in(?:\\.|(?=\\s?(?:[x×/),;(]|$)))|po\\b|pi\\b|ft\\b|foot|feet|pieds?|yards?|yds?\\b)',
  // Not `3-in-1`, nor `2-in-one`.
  '\\d-?in\\b(?!-?\\s?\\d|-\\w)',
  // Words that mean nothing else.
  '\\b(?:inch|inches|ounces?|lbs?|oz|gallons?)\\b',
  '\\bquarts?$',
  // Words that do: `once`, `pound it`, `un livre`, `un quart d’heure`.
  `${NUMBER}[-\\s](?:pounds?(?! sterling)|quarts?(?! d[e’'])|pints?|pouces?)\\b`,
  '(?:\\d|\\b(?:une|demi-)) ?livres?\\b(?! (?:de recettes|pour enfants|illustr|[àa] colorier))',
  '(?:\\b1|[0½][.,]?\\d*|\\bune|\\bdemi-) ?once\\b',
  `${NUMBER} onces\\b`,
  // A unit that a table's heading gives.
  '\\((?:in|pounds|po|pouces|livres|onces|ft|pi|pieds)\\.?\\)|\\b(?:in|en) (?:pounds|pouces|livres|onces|feet|pieds)\\b',
  '\\d\\s?(?:lbs?|oz|gal|qts?)\\b',
  '(?<!\\b(?:set of|sets of|includes|with|and) )\\b(?:\\d|one|two|three|four|half) (?:cups?|teaspoons?|tablespoons?|tsp|tbsp)\\b',
  '(?:\\d|\\b)cu(?:bic|\\.)?\\s?(?:ft|feet|foot)\\b',
  '°F',
].join('|')})`;

/** Without the flag `u`, which they do not need and which would take twice as long. */
const AMERICAN_FLAGS = 'gim';
/** Those that begin with a number or a sign, and those that begin with a word: most texts hold none of these. */
const AMERICAN_BY_NUMBER = new RegExp(`(?=[\\d½¼¾(°])${AMERICAN}`, AMERICAN_FLAGS);
const AMERICAN_BY_WORD = new RegExp(`(?=\\b[a-z])${AMERICAN}`, AMERICAN_FLAGS);
/** Stands wherever one does that begins with a word, and is found far sooner. */
const MAY_BEGIN_WITH_WORD =
  /inch|ounce|once|lb|oz|gallon|quart|pound|pint|pouce|livre|f(?:ee|oo)?t|pieds|cup|spoon|tsp|tbsp/i;

/** Grams of what a nutrition label lists are grams in the US as well. */
const NUTRIENT =
  /^\W{0,3}(?:of |de )?(?:\w+ )?(?:protein|prot[ée]ines?|carb|glucid|fat\b|lipid|sugar|sucre|fib|sodium|caff?ein)/iu;

/** Sizes that the US trade itself gives in millimetres. */
const METRIC_TRADE = /^[\s-]*(?:film|lens|jack|audio|headphone|camera|filter|objectif)/iu;

/** Goods whose sizes the US trade gives in millimetres: rings, beads, stones, watches. */
const JEWELLERY =
  /\b(?:(?:engagement|wedding|signet|stacking|eternity|gold|silver|diamond|promise) (?:ring|band)s?|rings?(?! (?:lights?|binders?|toss|holders?|lamps?|doorbells?))|ear-?rings?|necklaces?|pendants?|bracelets?|bangles?|anklets?|brooch(?:es)?|charms?|cuff ?links?|jewel(?:le)?ry|jewels?|gem(?:stone)?s?|watch(?:es)?|wristwatch(?:es)?|studs|bagues?|alliances?|colliers?|pendentifs?|boucles? d[’']oreilles?|bijoux?|broches?|montres?|joncs?)\b/iu;
const NO_JEWELLERY =
  /\b(?:o|napkin|teething|curtain|key|shower|swim|curtain|snap|jump|piston|gym|slip|fire|drapery)[- ]?rings?\b/iu;
/** Precious metals, which the US trade weighs in grams. */
const PRECIOUS =
  /\b(?:gold|silver|platinum|sterling|karat|\d{1,2} ?k(?:t|arat)?|or \d|or (?:jaune|blanc|rose)|argent|platine|carats?)\b/iu;

/** Millimetres of water column, by which rainwear is rated: nobody gives a length of metres in millimetres. */
const WATER_COLUMN_MM = 5000;

/** Wine and spirits: bottle sizes that US law itself prescribes in millilitres (27 CFR 4.72 and 5.203). */
const BOTTLED =
  /\b(?:wine|champagne|prosecco|whisk(?:e)?y|vodka|gin|rum|tequila|bourbon|liqueur|vin)s?\b/i;
const BOTTLE_SIZE = /^(?:50|100|187|200|375|750)\s?m[lL]$|^(?:1|1[.,]5|1[.,]75|3)\s?[lL]$/;

/**
 * Metric measurements as written, those left out that Americans meet in metric units too. `goods`: what is sold, by
 * its title and type.
 */
export function metricMeasurements(asWritten: string, goods = ''): string[] {
  if (!MAY_HOLD_METRIC.test(asWritten)) return [];
  const text = FULL_WIDTH.test(asWritten) ? asWritten.normalize('NFKC') : asWritten;
  const found: string[] = [];
  const isJewellery = () => JEWELLERY.test(goods) && !NO_JEWELLERY.test(goods);
  for (const match of allMatches(METRIC, text)) {
    const before = text.slice(Math.max(0, match.index - 4), match.index);
    if (BEFORE_CODE.test(before) || (match[1] === '7' && ROUND_THE_CLOCK.test(before))) continue;
    const measurement = match[0].trim();
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 40);
    if (GRAMS.test(measurement)) {
      if (NUTRIENT.test(after)) continue;
      if (isJewellery() && PRECIOUS.test(`${goods}\n${text}`)) continue;
    }
    if (MILLIMETRES.test(measurement)) {
      if (METRIC_TRADE.test(after) || isJewellery()) continue;
      if (Number((match[1] ?? '').replace(/[,\s]/g, '')) >= WATER_COLUMN_MM) continue;
    }
    if (BOTTLE_SIZE.test(measurement) && BOTTLED.test(text)) continue;
    found.push(measurement);
  }
  return found;
}

const GRAMS = /(?<!k)(?:g|gr|gms?|gram(?:me)?s?)$/i;
const MILLIMETRES = /(?:mm|millim(?:et(?:er|re)|ètre)s?)$/i;

export function hasAmericanMeasurement(text: string): boolean {
  if (MAY_BEGIN_WITH_WORD.test(text)) {
    AMERICAN_BY_WORD.lastIndex = 0;
    if (AMERICAN_BY_WORD.test(text)) return true;
  }
  for (const match of allMatches(AMERICAN_BY_NUMBER, text)) {
    const [found] = match;
    const mark = /["″”'’′]$/.exec(found)?.[0];
    if (mark === undefined || !closesQuote(text, match.index, found, mark)) return true;
  }
  return false;
}

/** True where the mark behind a number is no inch or foot but ends what a quote began: `marked '750'`, `“Nº 5”`. */
function closesQuote(text: string, index: number, found: string, mark: string): boolean {
  const line = text.slice(text.lastIndexOf('\n', index) + 1, index + found.length - mark.length);
  if (mark === '”') return line.lastIndexOf('“') > line.lastIndexOf('”');
  if (mark === '’') return line.lastIndexOf('‘') > line.lastIndexOf('’');
  if (mark === '"') return /(?:^|[\s(:])"(?!\s)[^"]*$/.test(line);
  return mark === "'" && !found.endsWith("''") && /(?:^|[\s(:])'[^']*$/.test(line);
}

/** A dimension of any kind, spelled in either system: `12 x 30`, `53 W x 15 D`, `5 cm`, `18 inches`. */
export function hasDimension(text: string): boolean {
  return (
    /\d\s?["”″']?\s?(?:[WDHL]\s)?\s?[x×]\s?\d/i.test(text) ||
    metricMeasurements(text).length > 0 ||
    hasAmericanMeasurement(text)
  );
}

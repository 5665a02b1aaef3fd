/**
 * Measurements in English and French text: a number and a unit. Metric ones are found one by one; of American
 * ones it is enough to know that there is any.
 */

const METRIC_UNIT =
  '(?:[mc]m|MM|CM|m|[kK][gG]|g|gr|m[lL]|ML|cl|[lL]' +
  '|(?:centi|milli)?m(?:et(?:er|re)|ètre)s?|(?:milli)?lit(?:er|re)s?' +
  '|(?:kilo)?gram(?:me)?s?|kilos?)';

const METRIC = new RegExp(
  [
    `(\\d[\\d.,]*)[-\\s]?${METRIC_UNIT}`,
    // Not an area, a rate or the start of a word: `200 g/m²`, `5 m²`.
    '(?![\\p{L}\\p{N}²³/])',
  ].join(''),
  'gu',
);

/** Stands wherever a metric measurement does, and is found far sooner. */
const MAY_HOLD_METRIC = /[\d.,][-\s]?[mcMCkKglL]/;

/** Before a number that is part of a word, a code or a decimal (`A5`, `XR-5`); not in a range, as `2-3 cm` is. */
const BEFORE_CODE = /[\p{L}\d.,#]$|[^\d\s]-$/u;

/** Without the flag `u`, which it does not need and which would take twice as long. */
const AMERICAN = new RegExp(
  [
    // 12", 12”, 6' and 6ft
    "\\d\\s?(?:[\"″”]|''|['’′](?=[\\s\\d)x×,.]|$))",
    '\\d[-\\s]?(?:in(?:\\.|(?=\\s?(?:[x×/),;(]|$)))|po\\b|pi\\b|ft\\b|foot|feet|pieds?|yards?|yds?\\b)',
    // Not `3-in-1`.
    '\\d-?in\\b(?![-\\s]?\\d)',
    '\\b(?:inch|inches|pouces?|pounds?|livres?|ounces?|onces?|lbs?|oz|gallons?|quarts?|pints?)\\b',
    '\\d\\s?(?:lbs?|oz|gal|qts?)\\b',
    '\\b(?:\\d|one|two|three|four|half) (?:cups?|teaspoons?|tablespoons?|tsp|tbsp)\\b',
    '(?:\\d|\\b)cu(?:bic|\\.)?\\s?(?:ft|feet|foot)\\b',
    '°F',
  ].join('|'),
  'im',
);

/** Grams of what a nutrition label lists are grams in the US as well. */
const NUTRIENT =
  /^\W{0,3}(?:of |de )?(?:\w+ )?(?:protein|prot[ée]ines?|carb|glucid|fat\b|lipid|sugar|sucre|fib|sodium|caff?ein)/iu;

/** Sizes that the US trade itself gives in millimetres. */
const METRIC_TRADE = /^[\s-]*(?:film|lens|jack|audio|headphone|camera|filter|objectif)/iu;

/** Millimetres of water column, by which rainwear is rated: nobody gives a length of metres in millimetres. */
const WATER_COLUMN_MM = 5000;

/** Wine and spirits: bottle sizes that US law itself prescribes in millilitres (27 CFR 4.72 and 5.203). */
const BOTTLED =
  /\b(?:wine|champagne|prosecco|whisk(?:e)?y|vodka|gin|rum|tequila|bourbon|liqueur|vin)s?\b/i;
const BOTTLE_SIZE = /^(?:50|100|187|200|375|750)\s?m[lL]$|^(?:1|1[.,]5|1[.,]75|3)\s?[lL]$/;

/** Metric measurements as written, those left out that Americans meet in metric units too. */
export function metricMeasurements(text: string): string[] {
  if (!MAY_HOLD_METRIC.test(text)) return [];
  const found: string[] = [];
  const isBottled = BOTTLED.test(text);
  for (const match of text.matchAll(METRIC)) {
    if (BEFORE_CODE.test(text.slice(Math.max(0, match.index - 2), match.index))) continue;
    const measurement = match[0].trim();
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 40);
    if (/g$/.test(measurement) && NUTRIENT.test(after)) continue;
    if (/mm$/i.test(measurement)) {
      if (METRIC_TRADE.test(after)) continue;
      if (Number((match[1] ?? '').replace(/[,\s]/g, '')) >= WATER_COLUMN_MM) continue;
    }
    if (isBottled && BOTTLE_SIZE.test(measurement)) continue;
    found.push(measurement);
  }
  return found;
}

export function hasAmericanMeasurement(text: string): boolean {
  return AMERICAN.test(text);
}

/** A dimension of any kind, spelled in either system: `12 x 30`, `5 cm`, `18 inches`. */
export function hasDimension(text: string): boolean {
  return /\d\s?[x×]\s?\d/i.test(text) || metricMeasurements(text).length > 0 || AMERICAN.test(text);
}

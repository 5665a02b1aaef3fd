import { allMatches } from './all-matches';

export const NO_BREAK_SPACE = '\u00a0';

/** What the Office québécois de la langue française asks for, and what of it is looked at. */
export const TYPOGRAPHY_FAULTS = [
  'punctuation',
  'colon',
  'guillemets',
  'percent',
  'dollar',
  'decimal',
] as const;
export type TypographyFault = (typeof TYPOGRAPHY_FAULTS)[number];

/** Units behind which a number with a decimal point is a measure, and no version or date. */
const UNITS =
  'mm|cm|m|km|mg|g|kg|ml|cl|l|po|pi|pouces?|pieds?|oz|onces?|lb|livres?|litres?|mètres?|in|ft|gal|w|kw|v|ah|mah|hz|ghz|go|to|h|min|heures?|ans?|%|°c|°f';

/**
 * `! ? ;` follow the word directly or after a thin space; a normal no-break space is accepted. `:`, `%`, `$` and the
 * inside of guillemets have a no-break space, an amount reads `19,99 $`, and decimals have a comma.
 * https://vitrinelinguistique.oqlf.gouv.qc.ca, "Tableau des espacements", "Écriture des nombres"
 */
const FAULTS: Record<TypographyFault, RegExp> = {
  punctuation: /[^\s([{«|•·*–—-] +[!?;](?![\p{L}\p{N})(-])/gu,
  // Neither `https:`, nor `12:30`, nor an emoticon. First that there is a colon, which is found far sooner.
  colon: /(?=. *:)(?<!https?|mailto)(?:[\p{L}\p{N}»")%]|[^\s([{«|•·*–—-] +):(?=\s|$)/gimu,
  guillemets: /«(?: |(?=[^\s\u00a0\u202f\u2009]))|(?: |(?<=[^\s\u00a0\u202f\u2009]))»/gu,
  percent: /\p{N} ?%/gu,
  dollar:
    /(?<!\p{L})(?:CA|US|CAD|USD|C)? ?\$(?:CA|US)?[ \u00a0\u202f\u2009]?\p{N}[\p{N}.,]*|\p{N} ?\$(?!\p{N})|\p{N}\.\p{N}{2}[\u00a0\u202f\u2009]\$/gu,
  decimal: new RegExp(
    `(?<![\\p{L}\\p{N}.,/])\\p{N}+\\.\\p{N}{1,2}[ \\u00a0\\u202f\\u2009-]?(?:${UNITS})(?![\\p{L}\\p{N}])`,
    'giu',
  ),
};

/** Stands wherever the fault does, and is found far sooner. */
const SIGNS: Record<TypographyFault, RegExp> = {
  punctuation: / [!?;]/,
  colon: /:/,
  guillemets: /[«»]/,
  percent: /%/,
  dollar: /\$/,
  decimal: /\d\.\d/,
};

/** Where a text has a fault. */
export function matchesOf(fault: TypographyFault, typesetText: string): RegExpExecArray[] {
  return SIGNS[fault].test(typesetText) ? allMatches(FAULTS[fault], typesetText) : [];
}

/** Each kind of fault with the places where it stands, as written with some words around. */
export function findTypographyFaults(
  typesetText: string,
): { fault: TypographyFault; count: number; example: string }[] {
  return TYPOGRAPHY_FAULTS.flatMap((fault) => {
    const matches = matchesOf(fault, typesetText);
    const [first] = matches;
    return first === undefined
      ? []
      : [{ fault, count: matches.length, example: around(typesetText, first) }];
  });
}

const CONTEXT_CHARACTERS = 25;

function around(text: string, { index, 0: match }: RegExpExecArray): string {
  const before = text.slice(Math.max(0, index - CONTEXT_CHARACTERS), index).replace(/^.*\n/s, '');
  const cut = index > CONTEXT_CHARACTERS ? before.replace(/^\S*\s/u, '') : before;
  return (cut + match).trim();
}

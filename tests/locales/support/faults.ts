import type { Language } from '~/locales/translate';

/** What is wrong with a sentence as it is read, in a few words each. */
export function faultsIn(language: Language, text: string): string[] {
  return [...ANYWHERE, ...(language === 'en' ? ENGLISH : FRENCH)]
    .filter(([, pattern]) => pattern.test(text))
    .map(([fault]) => fault)
    .concat(saysTwice(text) ? ['the same words twice'] : []);
}

type Fault = readonly [name: string, pattern: RegExp];

const ANYWHERE: Fault[] = [
  ['doubled punctuation', /(?<!&nbsp)[.,;:!?]\.|[,;:!?][,;:]|[,;:]\s[.,;:]|[.!?]\s?[”»]\s?\./],
  ['a space before a full stop or a comma', /\s[.,](?!\d)/],
  ['two spaces', /[ \u00a0\u202f]{2}/],
  ['a space at an end', /^\s|\s$/],
  ['brackets or quotation marks around nothing', /\(\s*[),]|“\s*”|«\s*»/],
  ['a placeholder that was not filled', /[{}]/],
  ['a value of a program', /\b(?:undefined|NaN|Infinity|null|true|false)\b|\[object/],
  ['an id', /gid:\/\/|\b(?!MailHog)[a-z]{2,}[A-Z][A-Za-z]+\b|\b(?!SMTP_URL)[A-Z]{2,}_[A-Z_]+\b/],
  ['a time zone’s id', /\b(?:America|Europe|Asia|Etc|Australia|Pacific|Atlantic|Africa)\/[A-Z]/],
  ['a number without separators', /(?<![\d.,/-])(?!17501)\d{5,}/],
];

const ENGLISH_THINGS = things(
  'listing finding unit order day variant photo word week rule reason discount product row line digit season threshold ' +
    'term promotion collection card character change passage place sentence option value text measurement time decimal ' +
    'matter milestone cell recipient deadline',
);
const FRENCH_THINGS = things(
  'fiche constat unité commande jour variante photo mot semaine règle raison réduction produit ligne chiffre saison seuil ' +
    'terme promotion collection carte caractère changement passage endroit phrase option valeur texte décimale échéance ' +
    'cellule destinataire problème',
);

/** What may stand between a number and what it counts: no word that begins something else. */
const ENGLISH_BETWEEN = '(?:(?!of\\b|in\\b|on\\b|by\\b|to\\b|and\\b|for\\b|pass|fail)[a-z-]+ )';
const FRENCH_BETWEEN =
  '(?:(?!de\\b|des\\b|du\\b|sur\\b|en\\b|et\\b|dans\\b|sans\\b|avec\\b|pour\\b|à\\b|fois\\b|qui\\b)[a-zà-ÿ-]+ )';

/** A number that is not part of another one, nor what something is counted of. */
const ALONE = '(?<![\\d.,:\\u00a0\\u202f]|\\bof |\\bsur |\\bsur les |\\bthe )';

const ENGLISH: Fault[] = [
  ['one, and a noun of many', new RegExp(`${ALONE}1 ${ENGLISH_BETWEEN}{0,2}${ENGLISH_THINGS}s\\b`)],
  [
    'one, and a verb of many',
    new RegExp(`${ALONE}1 (?:of \\S+ )?${ENGLISH_BETWEEN}{0,3}(?:are|have|were|match)\\b`),
  ],
  [
    'none or many, and a noun of one',
    new RegExp(
      `(?<![\\d.,])(?:0|2|1,234,567) ${ENGLISH_BETWEEN}?${ENGLISH_THINGS}\\b(?! [a-z]*s\\b)`,
    ),
  ],
];

const FRENCH: Fault[] = [
  [
    'none or one, and a noun of many',
    new RegExp(`${ALONE}[01] ${FRENCH_BETWEEN}{0,2}${FRENCH_THINGS}s(?![a-zà-ÿ])`),
  ],
  [
    'none or one, and a verb of many',
    new RegExp(
      `${ALONE}[01] (?:sur \\S+ )?${FRENCH_BETWEEN}{0,3}(?:sont|ont|étaient|correspondent|figurent|comptent)\\b`,
    ),
  ],
  [
    'many, and a noun of one',
    new RegExp(
      `(?<![\\d.,\\u00a0\\u202f])(?:2|1\\u00a0234\\u00a0567) ${FRENCH_BETWEEN}?${FRENCH_THINGS}(?![a-zà-ÿ])`,
    ),
  ],
  [
    'no elision',
    /(?<![\p{L}-])(?:de|le|la|que|ne|je|se|jusque|lorsque|puisque) [aeiouyàâéèêîôœ]/iu,
  ],
];

function things(words: string): string {
  return `(?:${words.split(' ').join('|')})`;
}

const TOO_ALIKE = 5;

/** So many words in a row that come again; figures may. */
function saysTwice(text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const seen = new Set<string>();
  return words.some((_, index) => {
    if (index + TOO_ALIKE > words.length) return false;
    const some = words.slice(index, index + TOO_ALIKE).join(' ');
    if (seen.has(some)) return true;
    seen.add(some);
    return false;
  });
}

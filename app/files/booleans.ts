/**
 * TRUE and FALSE as spreadsheets write them in the languages of stores, and what other tools write for them. Excel
 * translates them as it opens an export, and saves them so.
 */
const TRUE = [
  'true',
  't',
  'yes',
  'y',
  '1',
  'vrai',
  'oui',
  'wahr',
  'ja',
  'verdadero',
  'verdadeiro',
  'sí',
  'si',
  'sim',
  'vero',
  'sì',
  'waar',
  'sand',
  'sant',
  'sann',
  'tosi',
  'prawda',
];
const FALSE = [
  'false',
  'f',
  'no',
  'n',
  '0',
  'faux',
  'non',
  'falsch',
  'nein',
  'falso',
  'não',
  'nao',
  'onwaar',
  'nee',
  'falsk',
  'falskt',
  'usann',
  'epätosi',
  'fałsz',
];

const VALUES = new Map([
  ...TRUE.map((word) => [word, true] as const),
  ...FALSE.map((word) => [word, false] as const),
]);

/** `null` where the text says neither. */
export function parseBoolean(text: string): boolean | null {
  return VALUES.get(text.trim().normalize('NFC').toLowerCase()) ?? null;
}

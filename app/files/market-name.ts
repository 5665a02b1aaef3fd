import { withoutAccents } from '~/core/language/without-accents';

/**
 * Whether a buyer in Quebec is in a market that is known by its name alone: "Canada", "US & Canada", "Québec". `null`:
 * the name does not tell, as "International" or "Western Canada" do not.
 */
export function holdsQuebec(marketName: string): boolean | null {
  const name = plain(marketName);
  if (elsewhere().has(name)) return false;
  const parts = name.split(/\s*(?:[,&+/]|\band\b|\bet\b)\s*/);
  if (parts.some((part) => HOLD_QUEBEC.has(part))) return true;
  return parts.every((part) => elsewhere().has(part)) ? false : null;
}

const HOLD_QUEBEC: ReadonlySet<string> = new Set([
  'canada',
  'ca',
  'quebec',
  'qc',
  'north america',
  'amerique du nord',
]);

/** [J] Names of regions without Canada that merchants give to markets. "International" and "World" may hold it. */
const REGIONS_ELSEWHERE = [
  'europe',
  'european union',
  'union europeenne',
  'eu',
  'ue',
  'uk',
  'usa',
  'us',
  'asia',
  'asie',
  'oceania',
  'oceanie',
  'africa',
  'afrique',
  'south america',
  'amerique du sud',
  'latin america',
  'amerique latine',
  'middle east',
  'moyen-orient',
];

let countries: ReadonlySet<string> | null = null;

/** Every country's name in English and French but Canada's. */
function elsewhere(): ReadonlySet<string> {
  if (countries) return countries;
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
  const codes = letters.flatMap((a) => letters.map((b) => a + b)).filter((code) => code !== 'CA');
  const names = ['en', 'fr'].flatMap((locale) => {
    const inLocale = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
    return codes.flatMap((code) => inLocale.of(code) ?? []);
  });
  countries = new Set([...names.map(plain), ...REGIONS_ELSEWHERE]);
  return countries;
}

/** Without accents and in small letters, as names are compared. */
function plain(name: string): string {
  return withoutAccents(name).trim().toLowerCase();
}

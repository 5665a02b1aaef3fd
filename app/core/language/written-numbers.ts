/** A number in a text, in English or in French. */
export interface WrittenNumber {
  /** With its unit. */
  text: string;
  /** What it may mean: `1,000` is a thousand in English and one in French. */
  values: number[];
  /** The same for both languages; `null`: none, or none that is known. */
  unit: string | null;
}

/** Units as either language writes them. */
const UNITS: Readonly<Record<string, readonly string[]>> = {
  mm: ['mm'],
  cm: ['cm'],
  m: ['m', 'metres?', 'meters?', 'mètres?'],
  km: ['km'],
  in: ['in', 'inch', 'inches', 'po', 'pouces?', '"', '″', '”'],
  ft: ['ft', 'foot', 'feet', 'pi', 'pieds?'],
  mg: ['mg'],
  g: ['g', 'grams?', 'grammes?'],
  kg: ['kg'],
  oz: ['oz', 'ounces?', 'onces?'],
  lb: ['lbs?', 'pounds?', 'livres?'],
  ml: ['ml'],
  cl: ['cl'],
  l: ['l', 'litres?', 'liters?'],
  floz: ['fl\\.? ?oz', 'oz liq'],
  w: ['w', 'watts?'],
  v: ['v', 'volts?'],
  mah: ['mah'],
  wh: ['wh'],
  hz: ['hz'],
  celsius: ['°c'],
  fahrenheit: ['°f'],
  percent: ['%'],
};

const SPELLINGS = Object.values(UNITS)
  .flat()
  .sort((a, b) => b.length - a.length);
const UNIT_PATTERNS = Object.entries(UNITS).map(
  ([unit, spellings]) => [unit, new RegExp(`^(?:${spellings.join('|')})$`, 'iu')] as const,
);
const NUMBER = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])(\d+(?:[., ]\d{3})*(?:[.,]\d+)?)(?:[ -]?(${SPELLINGS.join('|')}))?(?![\p{L}\p{N}])`,
  'giu',
);

/** Numbers in a text whose spaces are plain, in order. What letters touch is a name: `A4`, `3D`. */
export function numbersIn(text: string): WrittenNumber[] {
  return [...text.matchAll(NUMBER)].map(([whole, digits = '', unit]) => ({
    text: whole,
    values: valuesOf(digits),
    unit: unit === undefined ? null : unitOf(unit),
  }));
}

/** Of digits with separators: a comma or a dot before three digits may be either language's, and a space may end a number. */
function valuesOf(digits: string): number[] {
  const values = new Set<number>();
  for (const number of [digits.replaceAll(' ', ''), ...digits.split(' ')]) {
    const decimal = /^(.+)[.,](\d+)$/.exec(number);
    if (!decimal || /^\d{1,3}(?:[.,]\d{3})+$/.test(number)) {
      values.add(Number(number.replace(/[.,]/g, '')));
    }
    if (decimal) values.add(Number(`${decimal[1]?.replace(/[.,]/g, '')}.${decimal[2]}`));
  }
  return [...values];
}

function unitOf(spelling: string): string | null {
  return UNIT_PATTERNS.find(([, pattern]) => pattern.test(spelling))?.[0] ?? null;
}

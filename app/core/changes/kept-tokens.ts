import { htmlToText } from '../html/text';
import { NameMask } from '../language/mask-names';
import { numbersIn, type WrittenNumber } from '../language/written-numbers';

/** What of a source its French has to say as well: a name as it is written, or a number with its unit. */
export interface KeptToken {
  kind: 'brand' | 'term' | 'number';
  /** As the source has it. */
  text: string;
  isKept: boolean;
}

/** What a listing says in every language. */
export interface KeptNames {
  vendor: string;
  glossary: readonly string[];
}

/** More would hide what is missing. */
const MOST_TOKENS = 40;

/**
 * What French has to keep of its source, each once, in the order of the source. A number that French spells out in
 * letters counts as missing: it is for a person to see.
 */
export function keptTokens(
  { source, french }: { source: string; french: string },
  { vendor, glossary }: KeptNames,
): KeptToken[] {
  const [from, to] = [htmlToText(source), htmlToText(french)];
  const names = [
    { kind: 'brand' as const, text: vendor },
    ...glossary
      .filter((term) => term.toLowerCase() !== vendor.toLowerCase())
      .map((text) => ({ kind: 'term' as const, text })),
  ]
    .filter(({ text }) => stands(text, from))
    .map((name) => ({ ...name, isKept: stands(name.text, to) }));
  const translated = numbersIn(to);
  const numbers = new Map<string, KeptToken>();
  for (const number of numbersIn(from)) {
    const isKept = translated.some((other) => isSame(number, other));
    numbers.set(`${number.values.join()} ${number.unit ?? ''}`, {
      kind: 'number',
      text: number.text,
      isKept,
    });
  }
  return [...names, ...numbers.values()].slice(0, MOST_TOKENS);
}

/** As whole words, whatever their case. */
function stands(name: string, text: string): boolean {
  return name.trim() !== '' && new NameMask([name]).maskNames(text) !== text;
}

/** Of a row of measures the last one alone may have the unit. */
function isSame(a: WrittenNumber, b: WrittenNumber): boolean {
  const isSameUnit = a.unit === null || b.unit === null || a.unit === b.unit;
  return isSameUnit && a.values.some((value) => b.values.includes(value));
}

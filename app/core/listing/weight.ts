import type { Weight } from './listing';
import { readTypedNumber } from './typed-number';

/** As they are written beside a number. */
export const WEIGHT_UNITS = {
  g: 'GRAMS',
  kg: 'KILOGRAMS',
  oz: 'OUNCES',
  lb: 'POUNDS',
} as const satisfies Record<string, Weight['unit']>;
export type WeightSymbol = keyof typeof WEIGHT_UNITS;

const SYMBOL_OF: Record<Weight['unit'], WeightSymbol> = {
  GRAMS: 'g',
  KILOGRAMS: 'kg',
  OUNCES: 'oz',
  POUNDS: 'lb',
};

/** `1.2 kg`. */
export function weightText({ value, unit }: Weight): string {
  return `${value} ${SYMBOL_OF[unit]}`;
}

const WEIGHT = /^\s*(?<value>[\d.,\s]{1,20}?)\s*(?<unit>kg|g|oz|lb)\s*$/;

/** What was typed (see `readTypedNumber`), with its unit; `null`: no weight. */
export function readWeight(text: string): Weight | 'ambiguous' | null {
  const read = WEIGHT.exec(text)?.groups;
  const unit = WEIGHT_UNITS[read?.unit as WeightSymbol] as Weight['unit'] | undefined;
  if (read?.value === undefined || unit === undefined) return null;
  const value = readTypedNumber(read.value, { mostDecimals: 6 });
  return typeof value === 'number' ? { value, unit } : value;
}

/** A weight as `weightText` wrote it; `null`: it is none. */
export function parseWeight(text: string): Weight | null {
  const weight = readWeight(text);
  return weight === 'ambiguous' ? null : weight;
}

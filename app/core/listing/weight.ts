import type { Weight } from './listing';

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

/** What was typed, with a decimal point or comma; `null`: no weight. */
export function readWeight(text: string): Weight | null {
  const read = /^\s*(?<value>\d{1,7}(?:[.,]\d{1,6})?)\s*(?<unit>kg|g|oz|lb)\s*$/.exec(text)?.groups;
  const unit = WEIGHT_UNITS[read?.unit as WeightSymbol] as Weight['unit'] | undefined;
  if (read?.value === undefined || unit === undefined) return null;
  return { value: Number(read.value.replace(',', '.')), unit };
}

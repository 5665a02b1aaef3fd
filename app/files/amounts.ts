import { readTypedNumber } from '~/core/listing/typed-number';

/** Shopify writes amounts with a point and without thousands separators, whatever the store's language. */
const AMOUNT = /^\d+(\.\d+)?$/;

export type ParsedAmount =
  { ok: true; amount: number } | { ok: false; expected: string; isNegative: boolean };

/**
 * Reads a price as Shopify exports it, and as a spreadsheet saves it where the comma may be the decimal sign
 * (`withComma`): 12,99 or 1 299,00. `expected` completes "… is
 * X: expected …".
 */
export function parseAmount(
  text: string,
  { withComma = false }: { withComma?: boolean } = {},
): ParsedAmount {
  const trimmed = text.trim();
  if (AMOUNT.test(trimmed)) return { ok: true, amount: Number(trimmed) };
  const typed = withComma ? readTypedNumber(trimmed, { mostDecimals: 2 }) : null;
  if (typeof typed === 'number') return { ok: true, amount: typed };
  const isNegative = /^-\d/.test(trimmed);
  const expected = isNegative ? 'a number of 0 or more' : 'a number such as 12.99';
  return { ok: false, expected, isNegative };
}

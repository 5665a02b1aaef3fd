/** Shopify writes amounts with a point and without thousands separators, whatever the store's language. */
const AMOUNT = /^\d+(\.\d+)?$/;

export type ParsedAmount =
  { ok: true; amount: number } | { ok: false; expected: string; isNegative: boolean };

/** Reads a price as Shopify exports it; `expected` completes "… is X: expected …". */
export function parseAmount(text: string): ParsedAmount {
  const trimmed = text.trim();
  if (AMOUNT.test(trimmed)) return { ok: true, amount: Number(trimmed) };
  const isNegative = /^-\d/.test(trimmed);
  const expected = isNegative ? 'a number of 0 or more' : 'a number such as 12.99';
  return { ok: false, expected, isNegative };
}

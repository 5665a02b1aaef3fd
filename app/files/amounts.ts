/** Shopify writes amounts with a point and without thousands separators, whatever the store's language. */
const AMOUNT = /^\d+(\.\d+)?$/;
/**
 * As spreadsheets write them where the comma is the decimal sign: 12,99 or 1 299,00. One comma before three digits
 * is left: it may separate thousands.
 */
const AMOUNT_WITH_COMMA = /^\d{1,3}([ \u00a0\u202f]\d{3})+(,\d{1,2})?$|^\d+,\d{1,2}$/;

export type ParsedAmount =
  { ok: true; amount: number } | { ok: false; expected: string; isNegative: boolean };

/**
 * Reads a price as Shopify exports it, and as a spreadsheet saves it where `withComma`; `expected` completes "… is
 * X: expected …".
 */
export function parseAmount(
  text: string,
  { withComma = false }: { withComma?: boolean } = {},
): ParsedAmount {
  const trimmed = text.trim();
  if (AMOUNT.test(trimmed)) return { ok: true, amount: Number(trimmed) };
  if (withComma && AMOUNT_WITH_COMMA.test(trimmed)) {
    const plain = trimmed.replaceAll(/[ \u00a0\u202f]/g, '').replace(',', '.');
    return { ok: true, amount: Number(plain) };
  }
  const isNegative = /^-\d/.test(trimmed);
  const expected = isNegative ? 'a number of 0 or more' : 'a number such as 12.99';
  return { ok: false, expected, isNegative };
}

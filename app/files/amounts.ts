/** Shopify writes amounts with a point and without thousands separators, whatever the store's language. */
const AMOUNT = /^\d+(\.\d+)?$/;

export type ParsedAmount = { ok: true; amount: number } | { ok: false; expected: string };

/** Reads a price as Shopify exports it; `expected` completes "… is X: expected …". */
export function parseAmount(text: string): ParsedAmount {
  const trimmed = text.trim();
  if (AMOUNT.test(trimmed)) return { ok: true, amount: Number(trimmed) };
  return {
    ok: false,
    expected: /^-\d/.test(trimmed) ? 'a number of 0 or more' : 'a number such as 12.99',
  };
}

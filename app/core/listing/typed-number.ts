const DIGITS = /^\d{1,12}(?:[.,]\d+)?$/;
/** As French writes thousands, whichever blank is typed: 1 299,00. */
const WITH_BLANKS = /^\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,3}(?:[.,]\d+)?$/;
/** As English writes them; that the commas are no decimal sign is told by another comma or a point: 1,299.00. */
const WITH_COMMAS = /^\d{1,3}(?:,\d{3}){1,3}\.\d+$|^\d{1,3}(?:,\d{3}){2,3}$/;
/** A thousand and more to English readers, some thousandths to French ones. */
const AMBIGUOUS = /^[1-9]\d{0,2},\d{3}$/;

/**
 * A number of 0 or more that somebody typed, in English or French: 1299.5, 1299,5, 1 299,50 or 1,299.50. `ambiguous`: a
 * comma before three digits, which is read in both ways. `null`: no number, or more decimals than `mostDecimals`.
 */
export function readTypedNumber(
  text: string,
  { mostDecimals }: { mostDecimals: number },
): number | 'ambiguous' | null {
  const typed = text.trim();
  if (AMBIGUOUS.test(typed)) return 'ambiguous';
  const plain = WITH_COMMAS.test(typed)
    ? typed.replaceAll(',', '')
    : DIGITS.test(typed) || WITH_BLANKS.test(typed)
      ? typed.replaceAll(/[ \u00a0\u202f]/g, '').replace(',', '.')
      : null;
  if (plain === null || (plain.split('.')[1] ?? '').length > mostDecimals) return null;
  return Number(plain);
}

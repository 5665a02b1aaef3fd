/** What a spreadsheet would make something else of: a formula, or a number without its zeros. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^\d[\d.,\s]*$/;

/** What a spreadsheet writes for a character that XML cannot hold; the same as a text of its own. */
const XML_ESCAPE = /_x([0-9A-Fa-f]{4})_/g;

/** As much as a cell of Excel holds; of a longer text its beginning is shown, and nobody reads it back. */
const LONGEST_CELL = 32_767;

/** A text that is marked as one, by the apostrophe that spreadsheets know; taken off again by `cellText`. */
export function csvCell(text: string): string {
  return FORMULA.test(text) || NUMBER.test(text) || isMarked(text) ? `'${text}` : text;
}

/** The same of a workbook, whose cells say themselves that they are texts. */
export function sheetCell(text: string): string {
  const marked = isMarked(text) ? `'${text}` : text;
  const shown = marked.length > LONGEST_CELL ? `${marked.slice(0, LONGEST_CELL - 1)}…` : marked;
  return shown.replace(XML_ESCAPE, (escape) => `_x005F${escape}`);
}

/** What stands in a cell, whichever way it was written, and with the line ends of one kind. */
export function cellText(cell: string): string {
  const text = isMarked(cell) ? cell.slice(1) : cell;
  return text.replace(/\r\n?/g, '\n');
}

/** It begins as a marked text does. */
function isMarked(text: string): boolean {
  const rest = text.slice(1);
  return text.startsWith("'") && (FORMULA.test(rest) || NUMBER.test(rest) || rest.startsWith("'"));
}

import { parseAmount } from './amounts';
import { BadFileError, quote, shortened } from './bad-file';
import type { CsvColumns, CsvRow } from './csv-table';

const DATE =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|UTC|[+-]\d{2}:?\d{2})?)?$/;

/** 31/12/2023, 12.31.23, 31-déc-23, 2023/12/31, and the number of days by which spreadsheets keep a date. */
const REWRITTEN_DATE = /^\d{1,2}[/.-][\d\p{L}.]+[/.-]\d{2}|^\d{4}[/.]\d|^\d{5}([.,]\d+)?$/u;

/** What a cell should hold; completes "… is X: expected …". Pages say it by its name: `file.cell.<name>`. */
const EXPECTED = {
  units: 'a whole number of 0 or more',
  date: 'a date such as 2026-11-22 or 2026-11-22T15:04:05Z',
  rewrittenDate:
    'a date such as 2026-11-22; a spreadsheet has rewritten the dates, and day and month may be swapped: export the file again and give it without opening it in a spreadsheet',
  country: 'a two-letter country code such as CA',
  order: 'the name of an order such as #1001',
  orderNumber: "Shopify's number of the order",
  currency: 'a three-letter currency code such as CAD',
  product: 'a handle, a SKU, or both',
};
type Expected = keyof typeof EXPECTED;
type CellReason = Expected | 'amount' | 'negative';

/** Reads typed cells by column name; what cannot be read throws `BadFileError` with line, column and value. */
export class RowReader {
  constructor(private readonly columns: CsvColumns) {}

  /** `null` where the file has no such column. */
  text(row: CsvRow, ...names: string[]): string | null {
    const index = this.columns.find(...names);
    return index === null ? null : (row.cells[index] ?? '').trim();
  }

  amount(row: CsvRow, name: string): number {
    const text = this.text(row, name) ?? '';
    const parsed = parseAmount(text, { withComma: this.columns.separator !== ',' });
    if (parsed.ok) return parsed.amount;
    throw this.problem(row, name, parsed.expected, parsed.isNegative ? 'negative' : 'amount');
  }

  /** `null` where the cell is blank or the column missing. */
  optionalAmount(row: CsvRow, name: string): number | null {
    return this.text(row, name) ? this.amount(row, name) : null;
  }

  /** A whole number of 0 or more; blank is 0. */
  count(row: CsvRow, name: string): number {
    const text = this.text(row, name) || '0';
    return /^\d+$/.test(text) ? Number(text) : this.failAs(row, name, 'units');
  }

  /** Matches the whole cell; `expected` is a name of `EXPECTED`, or completes "… is X: expected …". */
  matching(row: CsvRow, name: string, pattern: RegExp, expected: string): string {
    const text = this.text(row, name) ?? '';
    if (pattern.test(text)) return text;
    return isExpected(expected) ? this.failAs(row, name, expected) : this.fail(row, name, expected);
  }

  /** A date, or a date with time; without an offset it is taken as UTC. `day` is as written. */
  date(row: CsvRow, name: string): WrittenDate {
    const text = this.text(row, name) ?? '';
    const isRewritten = REWRITTEN_DATE.test(text);
    return parseDate(text) ?? this.failAs(row, name, isRewritten ? 'rewrittenDate' : 'date');
  }

  fail(row: CsvRow, name: string, expected: string): never {
    throw this.problem(row, name, expected, null);
  }

  private failAs(row: CsvRow, name: string, expected: Expected): never {
    throw this.problem(row, name, EXPECTED[expected], expected);
  }

  private problem(row: CsvRow, name: string, expected: string, reason: CellReason | null) {
    const text = this.text(row, name) ?? '';
    return new BadFileError(
      this.columns.file,
      row.line,
      `"${name}" is ${quote(text)}: expected ${expected}`,
      reason === null
        ? null
        : {
            id: `file.cell.${reason}`,
            data: { column: name, found: shortened(text), isBlank: text === '' },
          },
    );
  }
}

function isExpected(name: string): name is Expected {
  return Object.hasOwn(EXPECTED, name);
}

interface WrittenDate {
  day: string;
  at: Date;
  /** Whether its time says how far from UTC it is. */
  hasOffset: boolean;
}

/** `null` for anything but an existing calendar day, alone or with a time of day. */
export function parseDate(text: string): WrittenDate | null {
  const [, day, time, offset] = DATE.exec(text) ?? [];
  if (day === undefined) return null;
  const midnight = new Date(`${day}T00:00:00Z`);
  // The 31st of February is read as a day in March.
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== day) return null;
  if (time === undefined) return { day, at: midnight, hasOffset: false };
  const at = new Date(`${day}T${time}${offset === undefined || offset === 'UTC' ? 'Z' : offset}`);
  return Number.isNaN(at.getTime()) ? null : { day, at, hasOffset: offset !== undefined };
}

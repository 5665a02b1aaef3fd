import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { writeXlsxStream } from 'hucre/xlsx';
import type { TableFormat, Tables } from '~/services/common-ports';
import { csvCell, sheetCell } from './worklist-cell';

type Table = Parameters<Tables['tables']['write']>[0];
type Cell = string | number | undefined;

export type { TableFormat };
export const TABLE_FORMATS: readonly TableFormat[] = ['csv', 'xlsx'];

const BYTE_ORDER_MARK = '\ufeff';

/** In characters. Wide: whole sentences. */
const WIDE = 50;
const NARROW = 18;
const WIDE_COLUMNS = /^(source|french_|finding|context|listing$|alt_text|photo$)/;

/** Bytes of a file that spreadsheets open as it is meant: in UTF-8, no cell a formula, no code without its zeros. Rows are made as fast as they are read. */
export function writeTable({ columns, rows, format }: Table): Readable {
  return format === 'csv' ? csv(columns, rows) : xlsx(columns, rows);
}

function csv(columns: Table['columns'], rows: Table['rows']): Readable {
  const stringifier = stringify({ record_delimiter: 'windows' });
  async function* records() {
    yield [...columns];
    for await (const row of rows) yield columns.map((column) => cellIn(row[column], csvCell));
  }
  async function* bytes() {
    yield Buffer.from(BYTE_ORDER_MARK);
    for await (const chunk of Readable.from(records()).compose(stringifier) as AsyncIterable<
      string | Buffer
    >) {
      yield Buffer.from(chunk);
    }
  }
  return Readable.from(bytes());
}

/** A number is one in the file too; everything else is a text. */
function cellIn(cell: Cell, ofText: (text: string) => string): string | number {
  return typeof cell === 'number' ? cell : ofText(cell ?? '');
}

/** Of a text a spreadsheet changes nothing. */
function xlsx(columns: Table['columns'], rows: Table['rows']): Readable {
  async function* cells() {
    for await (const row of rows) yield columns.map((column) => cellIn(row[column], sheetCell));
  }
  const stream = writeXlsxStream(cells(), {
    name: 'Worklist',
    columns: columns.map((header) => ({
      header,
      width: WIDE_COLUMNS.test(header) ? WIDE : NARROW,
      style: { numFmt: '@' },
    })),
    freezePane: { rows: 1 },
  });
  return Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0]);
}

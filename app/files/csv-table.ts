import { CsvError, Parser } from 'csv-parse';
import { BadFileError, quote, shortened } from './bad-file';
import { separatorOf, withPlainLineEnds, type Separator } from './csv-dialect';
import { encodingOf, readBytes } from './read-bytes';
import { savedAs, type SavedAs } from './saved-as';

export interface CsvRow {
  /** The line on which the row starts; a quoted cell may run over several. */
  line: number;
  cells: string[];
}

export interface CsvTable {
  columns: CsvColumns;
  savedAs: SavedAs | null;
  rows: AsyncGenerator<CsvRow>;
}

/** Finds cells by their column's name, whatever its case: Shopify changed case between generations of exports. */
export class CsvColumns {
  private readonly indexes = new Map<string, number>();

  constructor(
    readonly file: string,
    readonly names: string[],
    readonly separator: Separator = ',',
  ) {
    names.forEach((name, index) => {
      const key = columnKey(name);
      if (!this.indexes.has(key)) this.indexes.set(key, index);
    });
  }

  /** The index of the first of these names that the file has. */
  find(...names: string[]): number | null {
    for (const name of names) {
      const index = this.indexes.get(columnKey(name));
      if (index !== undefined) return index;
    }
    return null;
  }

  /** Throws one error that names all columns that are missing; alternatives are written `A|B`. */
  require(kind: string, ...wanted: string[]): void {
    const missing = wanted.filter((names) => this.find(...names.split('|')) === null);
    if (missing.length === 0) return;
    const list = missing
      .map((names) =>
        names
          .split('|')
          .map((name) => `"${name}"`)
          .join(' or '),
      )
      .join(', ');
    throw new BadFileError(
      this.file,
      1,
      `column${missing.length > 1 ? 's' : ''} ${list} ${missing.length > 1 ? 'are' : 'is'} missing: expected ${kind}`,
      { id: 'file.columnsMissing', data: { columns: missing, count: missing.length } },
    );
  }
}

/**
 * Opens a CSV file with a header row, in whatever encoding and with whatever separator it was saved. Every row has
 * as many cells as the header, or `BadFileError` is thrown; rows of blank cells, which spreadsheets leave, are
 * passed over.
 */
export async function openCsv(file: string): Promise<CsvTable> {
  const encoding = await encodingOf(file);
  const bytes = readBytes(file, encoding);
  const first = await bytes.next();
  const head = first.done ? Buffer.alloc(0) : first.value;
  const { separator, headerAt } = separatorOf(head.toString('utf8'));
  async function* chunks(): AsyncGenerator<Buffer> {
    yield head.subarray(headerAt);
    yield* bytes;
  }
  const records = readRecords(file, withPlainLineEnds(chunks()), {
    separator,
    line: headerAt > 0 ? 2 : 1,
  });
  const header = await records.next();
  if (header.done)
    throw new BadFileError(file, 1, 'has no header row: expected CSV with column names', {
      id: 'file.noHeader',
      data: {},
    });
  return {
    columns: new CsvColumns(file, header.value.cells, separator),
    savedAs: savedAs(encoding.name, separator),
    rows: checkWidth(file, header.value.cells.length, records),
  };
}

async function* checkWidth(
  file: string,
  width: number,
  records: AsyncGenerator<CsvRow>,
): AsyncGenerator<CsvRow> {
  for await (const row of records) {
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    if (row.cells.length !== width) {
      throw new BadFileError(
        file,
        row.line,
        `the row has ${row.cells.length} cell${row.cells.length === 1 ? '' : 's'}: expected ${width}, as in the header`,
        { id: 'file.rowWidth', data: { cells: row.cells.length, expected: width } },
      );
    }
    yield row;
  }
}

async function* readRecords(
  file: string,
  chunks: AsyncIterable<Buffer>,
  { separator, line: firstLine }: { separator: Separator; line: number },
): AsyncGenerator<CsvRow> {
  const rows: CsvRow[] = [];
  let line = firstLine;
  let emptyLines = 0;
  const parser = new Parser({
    delimiter: separator,
    record_delimiter: '\n',
    relax_column_count: true,
    skip_empty_lines: true,
    // Taken here, as they are parsed, so that an error knows the row before it; nothing is left to stream.
    on_record: (cells, info) => {
      rows.push({ line: line + info.empty_lines - emptyLines, cells });
      line = info.lines + firstLine;
      emptyLines = info.empty_lines;
      return null;
    },
  });
  // Each call below rejects with its error; without a listener the same error would end the process.
  parser.on('error', () => undefined);
  try {
    for await (const chunk of chunks) {
      await settled((done) => parser.write(chunk, done));
      yield* rows.splice(0);
    }
    await settled((done) => parser.end(done));
    yield* rows.splice(0);
  } catch (error) {
    if (error instanceof CsvError) throw describeCsvError(file, line, error);
    throw error;
  } finally {
    parser.destroy();
  }
}

function settled(start: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

/** `line`: where the broken row starts; the library names the one on which it gave up. */
function describeCsvError(file: string, line: number, error: CsvError): BadFileError {
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return new BadFileError(
        file,
        line,
        'a quoted cell is never closed: expected a closing "; the file may be cut',
        { id: 'file.quoteNotClosed', data: {} },
      );
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return new BadFileError(
        file,
        line,
        'a quote stands inside a cell: expected it doubled ("")',
        { id: 'file.quoteInside', data: {} },
      );
    default:
      return new BadFileError(file, line, `is not valid CSV: ${quote(error.message)}`, {
        id: 'file.notCsv',
        data: { detail: shortened(error.message) },
      });
  }
}

function columnKey(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

import { Parser } from 'htmlparser2';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { BadFileError } from './bad-file';
import { CsvColumns, type CsvRow } from './csv-table';

/** [J] Unpacked, in all: a list of 50,000 lines takes half of it. What is larger was made to fill a disk. */
const MAX_UNPACKED_BYTES = 100_000_000;
const MAX_PARTS = 1000;
/** Beyond them there is nothing that is ours. */
const MAX_COLUMNS = 200;

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const SHARED_TEXTS = 'xl/sharedStrings.xml';

/**
 * Opens the first sheet of an Excel workbook, whose first row names its columns. Its parts are read as they are unpacked,
 * none to more than it says of itself, and all of them together to no more than a bound.
 */
export async function openWorkbook(
  file: string,
): Promise<{ columns: CsvColumns; rows: AsyncGenerator<CsvRow> }> {
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false }).catch(
    (error: unknown) => {
      throw broken(file, error);
    },
  );
  const rows = readRows(file, zip);
  const header = await rows.next();
  if (header.done) {
    throw new BadFileError(file, 1, 'has no header row', { id: 'file.noHeader', data: {} });
  }
  return { columns: new CsvColumns(file, header.value.cells), rows };
}

async function* readRows(file: string, zip: ZipFile): AsyncGenerator<CsvRow> {
  try {
    const parts = await partsOf(file, zip);
    const sheet = parts.get(await firstSheet(zip, parts)) ?? parts.get('xl/worksheets/sheet1.xml');
    if (!sheet) throw notAWorkbook(file, 'it has no sheet');
    const shared = parts.get(SHARED_TEXTS);
    const texts = shared ? await sharedTexts(zip, shared) : [];
    yield* rowsOf(zip, sheet, texts);
  } catch (error) {
    throw broken(file, error);
  } finally {
    zip.close();
  }
}

async function partsOf(file: string, zip: ZipFile): Promise<Map<string, Entry>> {
  const parts = new Map<string, Entry>();
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    bytes += entry.uncompressedSize;
    parts.set(entry.fileName, entry);
    if (bytes > MAX_UNPACKED_BYTES || parts.size > MAX_PARTS) {
      throw new BadFileError(file, null, 'unpacks to more than a list of this kind ever holds', {
        id: 'worklist.file.unpacked',
        data: { megabytes: MAX_UNPACKED_BYTES / 1_000_000 },
      });
    }
  }
  return parts;
}

async function firstSheet(zip: ZipFile, parts: Map<string, Entry>): Promise<string> {
  let relation: string | undefined;
  await parse(zip, parts.get(WORKBOOK), {
    open(name, attributes) {
      if (name === 'sheet') relation ??= attributes['r:id'];
    },
  });
  let target = '';
  await parse(zip, parts.get(RELATIONS), {
    open(name, { Id: id, Target: to = '' }) {
      if (name === 'Relationship' && id === relation) target = to;
    },
  });
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

async function sharedTexts(zip: ZipFile, part: Entry): Promise<string[]> {
  const texts: string[] = [];
  const text = new TextOfCell();
  await parse(zip, part, {
    open(name) {
      if (name === 'si') text.start();
      text.open(name);
    },
    text: (said) => {
      text.add(said);
    },
    close(name) {
      text.close(name);
      if (name === 'si') texts.push(text.read());
    },
  });
  return texts;
}

async function* rowsOf(zip: ZipFile, part: Entry, texts: string[]): AsyncGenerator<CsvRow> {
  const done: CsvRow[] = [];
  let row: CsvRow = { line: 0, cells: [] };
  let cell = { column: 0, type: '' };
  const text = new TextOfCell();
  const parser = xmlParser({
    open(name, { r: at, t: type = '' }) {
      if (name === 'row') row = { line: Number(at ?? row.line + 1), cells: [] };
      if (name === 'c') {
        cell = { column: at === undefined ? row.cells.length : columnOf(at), type };
        text.start();
      }
      text.open(name);
    },
    text: (said) => {
      text.add(said);
    },
    close(name) {
      text.close(name);
      if (name === 'c' && cell.column < MAX_COLUMNS) {
        const said = text.read();
        row.cells[cell.column] = cell.type === 's' ? (texts[Number(said)] ?? '') : said;
      }
      if (name === 'row') done.push({ line: row.line, cells: withoutHoles(row.cells) });
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of (await zip.openReadStreamPromise(part)) as AsyncIterable<Buffer>) {
    parser.write(decoder.decode(chunk, { stream: true }));
    yield* done.splice(0).filter(isFilled);
  }
  parser.end();
  yield* done.splice(0).filter(isFilled);
}

/** A sheet leaves out cells that are empty. */
function withoutHoles(cells: (string | undefined)[]): string[] {
  return Array.from(cells, (cell) => cell ?? '');
}

function isFilled({ cells }: CsvRow): boolean {
  return cells.some((cell) => cell.trim() !== '');
}

/** What a cell says: its value, or its text in one or several runs; how a text is read aloud is left out. */
class TextOfCell {
  private said = '';
  private isHeard = false;
  private isAloud = false;

  start(): void {
    this.said = '';
  }

  open(name: string): void {
    if (name === 'rPh') this.isAloud = true;
    if (name === 'v' || name === 't') this.isHeard = !this.isAloud;
  }

  add(text: string): void {
    if (this.isHeard) this.said += text;
  }

  close(name: string): void {
    if (name === 'rPh') this.isAloud = false;
    if (name === 'v' || name === 't') this.isHeard = false;
  }

  read(): string {
    return this.said.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
      String.fromCharCode(parseInt(code, 16)),
    );
  }
}

interface Handler {
  open?: (name: string, attributes: Partial<Record<string, string>>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

/** Names without what a program may put before them (`x:row`). */
function xmlParser({ open, text, close }: Handler): Parser {
  const plain = (name: string) => name.slice(name.indexOf(':') + 1);
  return new Parser(
    {
      onopentag: (name, attributes) => open?.(plain(name), attributes),
      ontext: (said) => text?.(said),
      onclosetag: (name) => close?.(plain(name)),
    },
    { xmlMode: true, decodeEntities: true },
  );
}

async function parse(zip: ZipFile, part: Entry | undefined, handler: Handler): Promise<void> {
  if (!part) return;
  const parser = xmlParser(handler);
  const decoder = new TextDecoder();
  for await (const chunk of (await zip.openReadStreamPromise(part)) as AsyncIterable<Buffer>) {
    parser.write(decoder.decode(chunk, { stream: true }));
  }
  parser.end();
}

/** `28` of `AC7`, counted from 0. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0] ?? 'A';
  let column = 0;
  for (let at = 0; at < letters.length; at += 1) column = column * 26 + letters.charCodeAt(at) - 64;
  return column - 1;
}

/** Those who unpack throw plain errors, and zlib such as have a code; anything else is no fault of the file. */
function broken(file: string, error: unknown): unknown {
  const isOfFile = error instanceof Error && (error.constructor === Error || 'code' in error);
  return isOfFile ? notAWorkbook(file, error.message) : error;
}

function notAWorkbook(file: string, detail: string): BadFileError {
  return new BadFileError(file, null, `is no Excel workbook: ${detail}`, {
    id: 'worklist.file.notWorkbook',
    data: {},
  });
}

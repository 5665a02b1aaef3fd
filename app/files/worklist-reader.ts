import { z } from 'zod';
import type { Message } from '~/core/audit/outcome';
import type { CustomsKind } from '~/core/changes/change';
import { FRENCH_PARTS, frenchPart } from '~/core/changes/typed-french';
import { isFrench } from '~/core/language/locale';
import { globalId, isGlobalId, isIdNumber } from '~/core/store/global-id';
import type { FilledLine, ReadWorklist } from '~/services/changes/worklist-ports';
import { BadFileError, shortened } from './bad-file';
import { openCsv, type CsvColumns, type CsvRow } from './csv-table';
import { openWorkbook } from './workbook';
import { cellText } from './worklist-cell';

/** [J] Longer than any list that people fill; each of its lines may have several values. */
const MAX_LINES = 50_000;
const DIGEST = /^[0-9a-f]{12}$/;

type Cells = (column: string) => string;
/** What one row asks for; nothing where nothing was typed into it. */
type ReadRow = { filled: FilledLine[] } | { refused: Message };

/** Reads a worklist that somebody filled, as CSV or as a workbook. Throws `BadFileError` where the file is none. */
export async function readWorklist(file: string, store: string, isWorkbook: boolean) {
  const { columns, rows } = isWorkbook ? await openWorkbook(file) : await openCsv(file);
  const readRow = formOf(columns, store);
  const read: ReadWorklist = { filled: [], refused: [], untouched: 0 };
  let lines = 0;
  for await (const row of rows) {
    lines += 1;
    if (lines > MAX_LINES) throw tooLong(columns.file);
    const cells: Cells = (column) => cellOf(columns, row, column);
    const answer = readRow(cells, row.line);
    if ('refused' in answer) {
      const listing = shortened(cells('listing') || cells('Identification'));
      read.refused.push({ line: row.line, listing, reason: answer.refused });
    } else if (answer.filled.length === 0) read.untouched += 1;
    else read.filled.push(...answer.filled);
  }
  return read;
}

function cellOf(columns: CsvColumns, { cells }: CsvRow, column: string): string {
  const index = columns.find(column);
  return index === null ? '' : cellText(cells[index] ?? '');
}

/** Tells by its columns which of the lists a file is. */
function formOf(columns: CsvColumns, store: string): (cells: Cells, line: number) => ReadRow {
  if (columns.find('Translated content') !== null) {
    columns.require("Shopify's translation file", ...SHOPIFYS_COLUMNS);
    return readTranslation;
  }
  columns.require('a worklist', 'list', 'store', 'listing_id', 'check');
  return (cells, line) => {
    const ofStore = cells('store').trim();
    if (ofStore !== store) throw ofAnotherStore(columns.file, line, ofStore);
    return readLine(columns, cells, line);
  };
}

function readLine(columns: CsvColumns, cells: Cells, line: number): ReadRow {
  const listingId = cells('listing_id').trim();
  switch (cells('list').trim()) {
    case 'french':
      columns.require('a worklist of French', 'text', 'locale', 'french_new');
      return frenchOf(cells, line, listingId);
    case 'customs':
      columns.require('a worklist of customs data', 'variant_id', ...CUSTOMS.map(([, at]) => at));
      return customsOf(cells, line, listingId);
    case 'altTexts':
      columns.require('a worklist of alt texts', 'photo_id', 'alt_text_new');
      return altTextOf(cells, line, listingId);
    default:
      return refuse('list', cells('list'));
  }
}

const frenchCells = z.object({
  part: z.enum(FRENCH_PARTS),
  locale: z.string().refine(isFrench),
  check: z.templateLiteral(['s', z.string().regex(DIGEST), '.v', z.string().regex(DIGEST)]),
});

function frenchOf(cells: Cells, line: number, listingId: string): ReadRow {
  const value = cells('french_new');
  if (value.trim() === '') return { filled: [] };
  const read = frenchCells.safeParse({
    part: cells('text').trim(),
    locale: cells('locale').trim(),
    check: cells('check').trim(),
  });
  if (!read.success || !isGlobalId(listingId, 'Product')) return refuseChanged();
  const { part, locale, check } = read.data;
  const [digest = '', shown = ''] = check.split('.').map((each) => each.slice(1));
  return {
    filled: [{ of: 'french', line, listingId, value, part, locale, source: { digest }, shown }],
  };
}

const CUSTOMS = [
  ['hsCode', 'hs_code_new', 'h'],
  ['origin', 'origin_new', 'o'],
  ['weight', 'weight_new', 'w'],
] as const satisfies [CustomsKind, string, string][];

function customsOf(cells: Cells, line: number, listingId: string): ReadRow {
  const typed = CUSTOMS.flatMap(([of, column, letter]) => {
    const value = cells(column).trim();
    return value === '' ? [] : [{ of, value, letter }];
  });
  if (typed.length === 0) return { filled: [] };
  const variantId = cells('variant_id').trim();
  const shown = new Map(
    cells('check')
      .trim()
      .split('.')
      .map((each) => [each.slice(0, 1), each.slice(1)]),
  );
  const isOurs =
    isGlobalId(listingId, 'Product') &&
    isGlobalId(variantId, 'ProductVariant') &&
    typed.every(({ letter }) => DIGEST.test(shown.get(letter) ?? ''));
  if (!isOurs) return refuseChanged();
  return {
    filled: typed.map(({ of, value, letter }) => ({
      of,
      line,
      listingId,
      variantId,
      value,
      shown: shown.get(letter) ?? '',
    })),
  };
}

function altTextOf(cells: Cells, line: number, listingId: string): ReadRow {
  const value = cells('alt_text_new').trim();
  if (value === '') return { filled: [] };
  const mediaId = cells('photo_id').trim();
  const check = cells('check').trim();
  const isOurs =
    isGlobalId(listingId, 'Product') &&
    isGlobalId(mediaId, 'MediaImage') &&
    check.startsWith('v') &&
    DIGEST.test(check.slice(1));
  if (!isOurs) return refuseChanged();
  return { filled: [{ of: 'altText', line, listingId, mediaId, value, shown: check.slice(1) }] };
}

const SHOPIFYS_COLUMNS = ['Type', 'Identification', 'Field', 'Locale', 'Default content'];

/** A row of Shopify's own translation file. */
function readTranslation(cells: Cells, line: number): ReadRow {
  const value = cells('Translated content');
  if (value.trim() === '') return { filled: [] };
  const number = cells('Identification').trim().replace(/^'/, '');
  const locale = cells('Locale').trim();
  const part =
    cells('Type').trim().toUpperCase() === 'PRODUCT'
      ? frenchPart(globalId('Product', number), cells('Field').trim())
      : null;
  if (part === null) return refuse('otherText', `${cells('Type')} ${cells('Field')}`);
  if (!isFrench(locale)) return refuse('otherLanguage', locale);
  if (cells('Market').trim() !== '') return refuse('market', cells('Market'));
  if (!isIdNumber(number)) return refuse('id', cells('Identification'));
  return {
    filled: [
      {
        of: 'french',
        line,
        listingId: globalId('Product', number),
        value,
        part,
        locale,
        source: { text: cells('Default content') },
        shown: null,
      },
    ],
  };
}

function refuse(
  why: 'list' | 'otherText' | 'otherLanguage' | 'market' | 'id',
  found: string,
): ReadRow {
  return { refused: { id: `worklist.refused.${why}`, data: { found: shortened(found.trim()) } } };
}

/** What says of which text the line is, or what stood there, is not as it was written. */
function refuseChanged(): ReadRow {
  return { refused: { id: 'worklist.refused.check', data: {} } };
}

function ofAnotherStore(file: string, line: number, store: string): BadFileError {
  return new BadFileError(file, line, 'is of another store', {
    id: store === '' ? 'worklist.file.noStore' : 'worklist.file.otherStore',
    data: { store: shortened(store) },
  });
}

function tooLong(file: string): BadFileError {
  return new BadFileError(file, null, `has more than ${MAX_LINES} lines`, {
    id: 'worklist.file.tooLong',
    data: { lines: MAX_LINES },
  });
}

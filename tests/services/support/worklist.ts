import { translator } from '~/locales/translate';
import { exportWorklist, type ExportedList } from '~/services/changes/export-worklist';
import { openCsv } from '~/files/csv-table';
import { openWorkbook } from '~/files/workbook';
import { worklistFiles } from '~/files/worklist-files';
import { cellText } from '~/files/worklist-cell';
import type { TableFormat, TableRow } from '~/services/changes/worklist-ports';
import { collect } from '../../files/temporary-files';
import type { ChangeWorld } from './changes';

type WriteFile = (name: string, content: string | Uint8Array) => string;

let files = 0;

/** A list as somebody downloads it; `null`: there is none to export. */
export async function exported(
  { ports, store }: ChangeWorld,
  write: WriteFile,
  list: ExportedList,
  format: TableFormat,
): Promise<string | null> {
  const { worklistFiles: own } = ports;
  const say = ({ id, data }: Parameters<typeof speak>[0]) => speak({ id, data });
  const answer = await exportWorklist({ ...ports, worklistFiles: own }, store, {
    list,
    format,
    say,
  });
  if (!answer.done) return null;
  return write(`list-${(files += 1)}.${format}`, Buffer.concat(await collect(answer.value)));
}

const t = translator('en');
const speak = ({ id, data }: { id: Parameters<typeof t>[0]; data: Parameters<typeof t>[1] }) =>
  t(id, data);

/** Its lines by their columns, as a spreadsheet shows them. */
export async function linesOf(file: string): Promise<{ columns: string[]; rows: TableRow[] }> {
  const { columns, rows } = file.endsWith('.csv') ? await openCsv(file) : await openWorkbook(file);
  const all = await collect(rows);
  return {
    columns: columns.names,
    rows: all.map(({ cells }) =>
      Object.fromEntries(columns.names.map((name, index) => [name, cellText(cells[index] ?? '')])),
    ),
  };
}

/** The same file with what `fill` types into each line, saved in `format`. */
export async function filled(
  file: string,
  write: WriteFile,
  fill: (row: TableRow, index: number) => TableRow,
  format: TableFormat = file.endsWith('.csv') ? 'csv' : 'xlsx',
): Promise<string> {
  const { columns, rows } = await linesOf(file);
  async function* typed() {
    for (const [index, row] of rows.entries()) {
      yield await Promise.resolve({ ...row, ...fill(row, index) });
    }
  }
  const bytes = await collect(worklistFiles.write({ columns, rows: typed(), format }));
  return write(`list-${(files += 1)}.${format}`, Buffer.concat(bytes));
}

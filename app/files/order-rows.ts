import { openCsv, type CsvRow } from './csv-table';
import { RowReader } from './row-reader';

/** The rows of one order. */
export interface OrderRows {
  /** That with what concerns the whole order. */
  head: CsvRow;
  rows: CsvRow[];
  /** False: rows of other orders lay between them. */
  stoodTogether: boolean;
}

interface Gathering extends OrderRows {
  name: string;
  /** `null`: none of its rows has one. */
  id: string | null;
  hasHead: boolean;
  /** While the rows of its second copy pass. */
  isCopy: boolean;
}

const SAME_LINE = ['Lineitem name', 'Lineitem sku', 'Lineitem quantity', 'Lineitem price'];

/**
 * Each order of Shopify's export with its rows. Those of an order that do not stand together, as after sorting in a
 * spreadsheet, are gathered and come last. An order that is in the file twice, as where exports that overlap were put
 * together, counts once, as it is there first.
 */
export async function* ordersByRows(file: string): AsyncGenerator<OrderRows> {
  const scattered = await scatteredNames(file);
  const { columns, rows } = await openCsv(file);
  const reader = new RowReader(columns);
  const gathered = new Map<string, Gathering[]>();
  let current: Gathering | null = null;
  let before = '';
  for await (const row of rows) {
    const name = nameOf(row, reader);
    const isNext = name === before;
    before = name;
    if (scattered.has(name)) {
      const ofName = gathered.get(name) ?? [];
      gathered.set(name, ofName);
      const last = ofName.at(-1);
      if (!last || !joins(last, row, { isNext, reader })) {
        ofName.push(beginning(name, row, reader, false));
      }
    } else if (current?.name !== name || !joins(current, row, { isNext, reader })) {
      if (current) yield current;
      current = beginning(name, row, reader, true);
    }
  }
  if (current) yield current;
  for (const ofName of gathered.values()) yield* ofName;
}

/** Orders of which not all rows stand together. */
async function scatteredNames(file: string): Promise<ReadonlySet<string>> {
  const { columns, rows } = await openCsv(file);
  const reader = new RowReader(columns);
  const ended = new Set<string>();
  const scattered = new Set<string>();
  let before: string | null = null;
  for await (const row of rows) {
    const name = nameOf(row, reader);
    if (name !== before && before !== null) ended.add(before);
    if (name !== before && ended.has(name)) scattered.add(name);
    before = name;
  }
  return scattered;
}

function nameOf(row: CsvRow, reader: RowReader): string {
  return reader.matching(row, 'Name', /\S/, 'order');
}

function beginning(
  name: string,
  row: CsvRow,
  reader: RowReader,
  stoodTogether: boolean,
): Gathering {
  const id = reader.text(row, 'Id') || null;
  const hasHead = Boolean(reader.text(row, 'Created at'));
  return { name, id, head: row, hasHead, rows: [row], stoodTogether, isCopy: false };
}

/** Adds the row to the order, unless it begins another one of the same name. */
function joins(
  order: Gathering,
  row: CsvRow,
  { isNext, reader }: { isNext: boolean; reader: RowReader },
): boolean {
  const id = reader.text(row, 'Id') || null;
  if (id !== null && order.id !== null && id !== order.id) return false;
  order.id ??= id;
  const isHead = Boolean(reader.text(row, 'Created at'));
  if (!isNext) {
    order.isCopy =
      isHead &&
      order.hasHead &&
      SAME_LINE.every((name) => reader.text(row, name) === reader.text(order.head, name));
  }
  if (order.isCopy) return true;
  order.rows.push(row);
  if (isHead && !order.hasHead) {
    order.head = row;
    order.hasHead = true;
  }
  return true;
}

import type pg from 'pg';
import { z } from 'zod';
import { parseRows } from '../rows';

/** A table as it is moved: without numbers that the database gives, which nothing refers to. */
export interface Table {
  /** As the catalogue names it. */
  name: string;
  /** With their types, in the table's order. */
  columns: (readonly [name: string, type: string])[];
  /** Which column says whose a row is. */
  storeColumn: string;
  /** A number that the database gives: rows keep its order. */
  numberedBy: string | undefined;
}

const COLUMN = {
  tables: 'pg_attribute',
  row: z.object({
    table: z.string(),
    column: z.string(),
    type: z.string(),
    isNumber: z.boolean(),
  }),
};
const REFERENCE = {
  tables: 'pg_constraint',
  row: z.object({ child: z.string(), parent: z.string() }),
};

/** Migrations are the version's, not a store's. */
const NOT_MOVED = ['_prisma_migrations'];
const STORE_COLUMNS: Record<string, string> = { store: 'domain', Session: 'shop' };

export const quoted = (name: string) => `"${name}"`;

/** Every table of the app's, those that others refer to before them. */
export async function readTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query(
    `SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type,
       pg_get_serial_sequence(format('%I', c.relname), a.attname) IS NOT NULL AS "isNumber"
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
     ORDER BY c.relname, a.attname`,
  );
  const columns = parseRows(COLUMN, null, rows).filter(({ table }) => !NOT_MOVED.includes(table));
  const tables = [...Map.groupBy(columns, ({ table }) => table)].map(([name, all]): Table => {
    const storeColumn = STORE_COLUMNS[name] ?? 'store';
    if (!all.some(({ column }) => column === storeColumn)) {
      throw new Error(`The table ${name} has no column that says whose its rows are.`);
    }
    return {
      name,
      columns: all.filter(({ isNumber }) => !isNumber).map(({ column, type }) => [column, type]),
      storeColumn,
      numberedBy: all.find(({ isNumber }) => isNumber)?.column,
    };
  });
  return parentsFirst(tables, await readReferences(client));
}

async function readReferences(client: pg.ClientBase) {
  const { rows } = await client.query(
    `SELECT a.relname AS child, b.relname AS parent FROM pg_constraint c
       JOIN pg_class a ON a.oid = c.conrelid JOIN pg_class b ON b.oid = c.confrelid
     WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace`,
  );
  return parseRows(REFERENCE, null, rows);
}

function parentsFirst(tables: Table[], references: z.output<typeof REFERENCE.row>[]): Table[] {
  const sorted: Table[] = [];
  const add = (table: Table | undefined) => {
    if (table === undefined || sorted.includes(table)) return;
    for (const { child, parent } of references) {
      if (child === table.name && parent !== child) {
        add(tables.find(({ name }) => name === parent));
      }
    }
    sorted.push(table);
  };
  for (const table of tables) add(table);
  return sorted;
}

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inTransaction } from '~/db/database';
import { insertRows, type Cell } from '~/db/insert-rows';
import { testDatabase } from '../support/database';

const database = await testDatabase();

const COLUMNS = [
  ['place', 'int'],
  ['name', 'text'],
  ['names', 'text[]'],
  ['document', 'jsonb'],
  ['bytes', 'bytea'],
  ['at', 'timestamptz'],
  ['is_so', 'bool'],
  ['amount', 'numeric'],
  ['day', 'date'],
] as const;

/** Writes the rows into a table that is gone with the transaction, and reads them back. */
async function stored(rows: readonly (readonly Cell[])[]): Promise<unknown[][]> {
  return inTransaction(database.pool, async (client) => {
    const columns = COLUMNS.map((column) => column.join(' ')).join(', ');
    await client.query(`CREATE TEMPORARY TABLE inserted (${columns}) ON COMMIT DROP`);
    await insertRows(client, 'inserted', COLUMNS, rows);
    const { rows: read } = await client.query<Record<string, unknown>>(
      `SELECT *, document::text AS document, amount::float AS amount, day::text AS day
       FROM inserted ORDER BY place`,
    );
    return read.map((row) => COLUMNS.map(([name]) => row[name]));
  });
}

/** Without what PostgreSQL stores of no text: U+0000 and half a surrogate pair, which `storableText` takes away. */
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({
      unit: fc.constantFrom('\\', '\t', '\n', '\r', '"', "'", ',', '{', '}', 'N', 'n', '.', 'é'),
    }),
  )
  .map((any) => any.replaceAll('\0', '').toWellFormed());

const cells = fc.tuple(
  fc.option(text),
  fc.option(fc.array(text, { maxLength: 3 })),
  fc.option(fc.record({ said: text })),
  fc.option(fc.uint8Array({ maxLength: 20 })),
  fc.option(
    fc.date({ min: new Date('1999-01-01'), max: new Date('2101-01-01'), noInvalidDate: true }),
  ),
  fc.option(fc.boolean()),
  fc.option(
    fc
      .integer({ min: -1_000_000, max: 1_000_000 })
      .map((tenThousandths) => tenThousandths / 10_000),
  ),
  fc.constantFrom('2026-11-27', null),
);

it('stores what it is given, whatever stands in it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(cells, { minLength: 1, maxLength: 8 }), async (given) => {
      const rows = given.map(([name, names, document, bytes, ...others], place) => [
        place,
        name,
        names,
        document && JSON.stringify(document),
        bytes,
        ...others,
      ]);
      const expected = given.map(([name, names, document, bytes, ...others], place) => [
        place,
        name,
        names,
        document,
        bytes && Buffer.from(bytes),
        ...others,
      ]);
      const read = await stored(rows);
      const parsed = read.map((row) =>
        row.map((cell, index) =>
          COLUMNS[index]?.[0] === 'document' && typeof cell === 'string'
            ? (JSON.parse(cell) as unknown)
            : cell,
        ),
      );
      expect(parsed).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

it('stores more than fits into one piece of a COPY, in order', async () => {
  const long = 'ou\\i\n'.repeat(20_000);
  const rows = Array.from({ length: 12 }, (_, place) => [
    place,
    long,
    ...Array.from({ length: COLUMNS.length - 2 }, () => null),
  ]);
  expect((await stored(rows)).map(([place, name]) => [place, name])).toEqual(
    rows.map(([place, name]) => [place, name]),
  );
});

it('writes nothing where one row is refused', async () => {
  const row = (place: Cell) => [place, ...Array.from({ length: COLUMNS.length - 1 }, () => null)];
  await expect(stored([row(1), row('no number')])).rejects.toThrow('invalid input syntax');
  expect(await stored([row(2)])).toHaveLength(1);
});

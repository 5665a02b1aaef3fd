import { expect, it } from 'vitest';
import { z } from 'zod';
import { createRepositories } from '~/db.server';
import { numeric, parseRows, readRow, readRows, StoredDataError } from '~/db/rows';
import { testDatabase, uniqueStore } from '../support/database';

const database = await testDatabase();
const { stores, syncRuns } = createRepositories(database);

const at = new Date('2026-10-02T00:00:00Z');
const SUM = { tables: 'listing', row: z.object({ sum: numeric }) };

async function thrownBy(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  );
}

it('gives rows as their shape says, without columns that it does not name', async () => {
  const text = `SELECT $1 AS store, n::numeric / 4 AS sum FROM generate_series(1, 2) AS n`;
  expect(await readRows(database.pool, SUM, text, ['mine'])).toEqual([{ sum: 0.25 }, { sum: 0.5 }]);
  expect(await readRow(database.pool, SUM, `${text} WHERE n > 2`, ['mine'])).toBeUndefined();
});

it('says which column of which store does not hold what the app reads', async () => {
  const reading = readRows(database.pool, SUM, 'SELECT NULL AS sum, $1 AS store', ['mine']);
  expect(await thrownBy(reading)).toMatchObject({
    name: 'StoredDataError',
    message: 'mine: sum of listing cannot be read: Invalid input: expected string, received null',
  });
  expect(() => parseRows(SUM, null, [{}])).toThrow(/^all stores: sum of listing cannot be read/);
});

it('keeps the keys of a map to itself, which are content', () => {
  const shape = {
    tables: 'order_line',
    row: z.object({ reasons: z.record(z.string(), z.number()) }),
  };
  expect(() => parseRows(shape, 'mine', [{ reasons: { 'it smells: badly': 'x' } }])).toThrow(
    'mine: reasons of order_line cannot be read: *: Invalid input: expected number, received string',
  );
});

it('reads the columns that Prisma gives as any JSON, or as any text, through the same door', async () => {
  const store = uniqueStore();
  await stores.install(store, at);
  await database.pool.query(`UPDATE store SET facts = '{"currency": 7}' WHERE domain = $1`, [
    store,
  ]);
  const ofFacts = await thrownBy(stores.find(store));
  expect(ofFacts).toBeInstanceOf(StoredDataError);
  expect(ofFacts).toMatchObject({ place: { store, tables: 'store', column: 'facts' } });

  await syncRuns.begin(store, at);
  await database.pool.query(`UPDATE sync_run SET phase = 'dreaming' WHERE store = $1`, [store]);
  const ofPhase = await thrownBy(syncRuns.latest(store));
  expect(ofPhase).toMatchObject({ place: { store, tables: 'sync_run', column: 'phase' } });
  expect(String(ofPhase)).not.toContain('dreaming');
});

import type pg from 'pg';
import { expect, it, vi } from 'vitest';
import { createRepositories, EncryptedSessionStorage } from '~/db.server';
import { testDatabase, uniqueStore } from '../../support/database';
import { fillStore } from '../support/filled-store';

const database = await testDatabase();
const at = new Date('2026-10-05T00:00:00Z');

const { rows: tables } = await database.pool.query<{ name: string }>(
  `SELECT table_name AS name FROM information_schema.columns
   WHERE table_schema = 'public' AND column_name = 'store' AND table_name <> 'erasure'`,
);

/** Tables of which the store has rows. */
async function held(client: pg.Pool | pg.PoolClient, store: string): Promise<string[]> {
  const each = tables.map(
    ({ name }) => `SELECT '${name}' AS name WHERE EXISTS (SELECT 1 FROM ${name} WHERE store = $1)`,
  );
  const { rows } = await client.query<{ name: string }>(each.join(' UNION ALL '), [store]);
  return rows.map(({ name }) => name);
}

it('leaves nothing to go with the store’s own row, on whose lock deliveries of all stores wait', async () => {
  const store = uniqueStore('erased');
  const sessions = new EncryptedSessionStorage(database.prisma, [Buffer.alloc(32, 1)], vi.fn());
  await fillStore(createRepositories(database), sessions, store);
  expect((await held(database.pool, store)).length).toBeGreaterThan(30);
  let before: string[] | undefined;
  const watching = new Proxy(database.pool, {
    get(pool, key) {
      const value: unknown = Reflect.get(pool, key);
      if (key !== 'connect')
        return typeof value === 'function' ? (value.bind(pool) as unknown) : value;
      return async () => {
        const client = await pool.connect();
        const query = client.query.bind(client) as (text: string, values?: unknown[]) => unknown;
        return Object.assign(Object.create(client) as pg.PoolClient, {
          query: async (text: string, values?: unknown[]) => {
            if (text.startsWith('DELETE FROM store ')) before = await held(client, store);
            return query(text, values);
          },
        });
      };
    },
  });
  await createRepositories({ ...database, pool: watching }).stores.erase(store, at);
  expect(before).toEqual([]);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inPipelinedTransaction, inTransaction } from '~/db/database';
import { testDatabase } from '../support/database';

const database = await testDatabase();
const TABLE = `transactions_${Math.random().toString(36).slice(2)}`;
beforeAll(() => database.pool.query(`CREATE TABLE ${TABLE} (value int PRIMARY KEY)`));
afterAll(() => database.pool.query(`DROP TABLE ${TABLE}`));

const values = async () => {
  const { rows } = await database.pool.query<{ value: number }>(
    `SELECT value FROM ${TABLE} ORDER BY value`,
  );
  return rows.map(({ value }) => value);
};
const insert = (value: number): [string, number[]] => [`INSERT INTO ${TABLE} VALUES ($1)`, [value]];

describe.each([
  ['in a transaction', inTransaction.bind(null, database.pool)],
  ['in a pipelined one', inPipelinedTransaction.bind(null, database)],
] as const)('%s', (_, transaction) => {
  it('statements are kept all together or not at all', async () => {
    await database.pool.query(`DELETE FROM ${TABLE}`);
    const answer = await transaction(async (client) => {
      await client.query(...insert(1));
      await client.query(...insert(2));
      return 'done';
    });
    expect([answer, await values()]).toEqual(['done', [1, 2]]);

    const second = transaction(async (client) => {
      await client.query(...insert(3));
      await client.query(...insert(1));
    });
    await expect(second).rejects.toThrow(/duplicate key/);
    const first = transaction((client) => client.query(...insert(2)));
    await expect(first).rejects.toThrow(/duplicate key/);
    const other = transaction(async (client) => {
      await client.query(...insert(4));
      throw new Error('Changed my mind.');
    });
    await expect(other).rejects.toThrow('Changed my mind.');
    expect(await values()).toEqual([1, 2]);
  });

  it('the next one begins anew after one that failed, also where many wait', async () => {
    await database.pool.query(`DELETE FROM ${TABLE}`);
    const all = await Promise.allSettled(
      [1, 1, 2, 2, 3].map((value) =>
        transaction(async (client) => {
          await client.query(...insert(value));
        }),
      ),
    );
    expect(all.filter(({ status }) => status === 'rejected')).toHaveLength(2);
    expect(await values()).toEqual([1, 2, 3]);
  });
});

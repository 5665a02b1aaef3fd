import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openClient } from '~/db/connections';
import { connectDatabase, inPipelinedTransaction, inTransaction } from '~/db/database';
import { testDatabase } from '../support/database';
import { wayTo } from '../support/way-to-database';

const { url } = await testDatabase();
const way = await wayTo(url);
afterAll(() => {
  way.end();
});

/** Node ends a process in which nobody catches these. */
const uncaught: unknown[] = [];
const catchIt = (error: unknown) => void uncaught.push(error);
beforeEach(() => {
  uncaught.length = 0;
  process.on('uncaughtException', catchIt);
});
afterEach(() => {
  process.off('uncaughtException', catchIt);
  expect(uncaught).toEqual([]);
});

/** Which of the two depends on who notices first. */
const BROKE = /Connection terminated unexpectedly|ECONNRESET/;
const WITHIN_MS = 300;
const TRANSACTIONS = [
  ['a transaction', ({ pool }, work) => inTransaction(pool, work)],
  ['a pipelined one', (database, work) => inPipelinedTransaction(database, work)],
] as const satisfies [
  string,
  (
    database: ReturnType<typeof connectDatabase>,
    work: Parameters<typeof inTransaction>[1],
  ) => Promise<unknown>,
][];

describe.each(TRANSACTIONS)('a connection that breaks within %s', (_, transaction) => {
  const database = connectDatabase(way.url, () => undefined);
  afterAll(() => database.close());

  it('fails the statement under way, and nothing else; the next one has another', async () => {
    const broken = transaction(database, async (client) => {
      await client.query('SELECT 1');
      const answer = client.query('SELECT 2');
      way.cut();
      await answer;
    });
    await expect(broken).rejects.toThrow(BROKE);
    await expect(transaction(database, (client) => client.query('SELECT 1'))).resolves.toBeTruthy();
    expect(way.connections()).toBe(1);
  });

  it('fails the next statement where none was under way', async () => {
    const broken = transaction(database, async (client) => {
      await client.query('SELECT 1');
      way.cut();
      await new Promise((resolve) => client.once('end', resolve));
      await client.query('SELECT 1');
    });
    await expect(broken).rejects.toThrow('not queryable');
    await expect(transaction(database, (client) => client.query('SELECT 1'))).resolves.toBeTruthy();
  });
});

it('one of no pool that breaks fails its statement, and nothing else', async () => {
  const client = await openClient(way.url);
  const answer = client.query('SELECT 1');
  way.cut();
  await expect(answer).rejects.toThrow(BROKE);
  await client.end();
});

describe('a connection that nothing comes back from', () => {
  it('is given up within the bound where webhooks are recorded, and the next one takes its place', async () => {
    const database = connectDatabase(way.url, () => undefined, { pipelinedWithinMs: WITHIN_MS });
    const ask = () => inPipelinedTransaction(database, (client) => client.query('SELECT 1'));
    await ask();
    way.silence();
    await expect(ask()).rejects.toThrow('Query read timeout');
    await ask();
    expect([database.pipelined.totalCount, way.connections()]).toEqual([1, 1]);
    await database.close();
  });

  it('is given up in mid-transaction, too', async () => {
    const database = connectDatabase(way.url, () => undefined, { pipelinedWithinMs: WITHIN_MS });
    const silenced = inPipelinedTransaction(database, async (client) => {
      await client.query('SELECT 1');
      way.silence();
      await client.query('SELECT 2');
    });
    await expect(silenced).rejects.toThrow('Query read timeout');
    await inPipelinedTransaction(database, (client) => client.query('SELECT 1'));
    expect([database.pipelined.totalCount, way.connections()]).toEqual([1, 1]);
    await database.close();
  });

  it('is given up by the server, too, which else would keep its locks', async () => {
    const database = connectDatabase(way.url, () => undefined);
    const bounds = await inPipelinedTransaction(database, async (client) => [
      (await client.query('SHOW statement_timeout')).rows,
      (await client.query('SHOW idle_in_transaction_session_timeout')).rows,
    ]);
    expect(bounds).toEqual([
      [{ statement_timeout: '5s' }],
      [{ idle_in_transaction_session_timeout: '5s' }],
    ]);
    await database.close();
  });
});

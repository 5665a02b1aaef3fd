import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openDatabase } from '~/db.server';
import { openEmbeddedDatabase, type EmbeddedDatabase } from '~/db/embedded/embedded-database';

/** Starting PostgreSQL in WebAssembly takes seconds, the first time in a folder longest. */
const SLOW_MS = 120_000;
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'borealist-embedded-'));
  await (await openEmbeddedDatabase(dataDir)).close();
}, SLOW_MS);

afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function query(database: EmbeddedDatabase, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const lockSchema = z.object({ pid: z.number(), token: z.string() });

async function lockOf() {
  return lockSchema.parse(JSON.parse(await readFile(join(dataDir, 'database.json'), 'utf8')));
}

/** Starts another process that writes from `from` on, and waits until `count` of its rows were acknowledged. */
async function startWriter(from: number, count: number) {
  const script = resolve(import.meta.dirname, '../support/database-user.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir, String(from)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const acknowledged: number[] = [];
  const lines = createInterface({ input: child.stdout });
  const enough = new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => {
      reject(new Error(`the writer ended with code ${code}`));
    });
    lines.on('line', (line) => {
      acknowledged.push(Number(line));
      if (acknowledged.length === count) resolve();
    });
  });
  await enough;
  return {
    child,
    acknowledged,
    ended: () =>
      child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null,
  };
}

async function expectAcknowledgedRows(acknowledged: number[]) {
  const database = await openEmbeddedDatabase(dataDir);
  const rows = await query(database, 'SELECT number FROM acknowledged');
  const stored = new Set(rows.map((row) => row.number));
  expect(acknowledged.filter((number) => !stored.has(number))).toEqual([]);
  await database.close();
}

describe('processes that share a data directory', () => {
  it(
    'use one database, which lives on when the process that started it is killed under writes',
    async () => {
      const writer = await startWriter(0, 50);
      const { pid } = await lockOf();
      const database = await openEmbeddedDatabase(dataDir);
      expect((await lockOf()).pid).toBe(pid);
      expect(await query(database, 'SELECT 1 AS one FROM acknowledged WHERE number = 10')).toEqual([
        { one: 1 },
      ]);

      writer.child.kill('SIGKILL');
      await writer.ended();
      const [row] = await query(database, 'SELECT count(*)::int AS count FROM acknowledged');
      expect(row?.count).toBeGreaterThanOrEqual(writer.acknowledged.length);
      expect((await lockOf()).pid).toBe(pid);
      await database.close();
      await expect(lockOf()).rejects.toThrow('ENOENT');
      await expectAcknowledgedRows(writer.acknowledged);
    },
    SLOW_MS,
  );

  it(
    'lose no acknowledged row when the only user is killed',
    async () => {
      const writer = await startWriter(100_000, 50);
      writer.child.kill('SIGKILL');
      await writer.ended();
      await expectAcknowledgedRows(writer.acknowledged);
    },
    SLOW_MS,
  );

  it(
    'replace the lock of a database that was killed, and lose no acknowledged row',
    async () => {
      const writer = await startWriter(200_000, 50);
      const stale = await lockOf();
      process.kill(stale.pid, 'SIGKILL');
      await writer.ended();
      expect((await lockOf()).token).toBe(stale.token);
      await expectAcknowledgedRows(writer.acknowledged);
    },
    SLOW_MS,
  );

  it(
    'start one database when they open it at once',
    async () => {
      const databases = await Promise.all([1, 2, 3].map(() => openEmbeddedDatabase(dataDir)));
      expect(new Set(databases.map(({ url }) => url)).size).toBe(1);
      await Promise.all(databases.map((database) => database.close()));
      await expect(lockOf()).rejects.toThrow('ENOENT');
    },
    SLOW_MS,
  );
});

it(
  'does not take another program on a port that was used before for the database',
  async () => {
    const other = createServer((socket) => socket.end('220 mail.example ESMTP\n')).listen(
      0,
      '127.0.0.1',
    );
    await once(other, 'listening');
    const address = other.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    // A process id that is free for certain: that of a child which has ended.
    const ended = spawn(process.execPath, ['-e', '']);
    await once(ended, 'exit');
    await writeFile(
      join(dataDir, 'database.json'),
      JSON.stringify({ pid: ended.pid, controlPort: address.port, token: 'gone' }),
    );
    const database = await openEmbeddedDatabase(dataDir);
    expect(await query(database, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await database.close();
    other.close();
  },
  SLOW_MS,
);

it(
  'opens a directory whose lock was cut in the middle',
  async () => {
    await writeFile(join(dataDir, 'database.json'), '{"pid": 12');
    const database = await openEmbeddedDatabase(dataDir);
    expect(await query(database, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await database.close();
  },
  SLOW_MS,
);

it(
  'says what to do where the directory cannot be written',
  async () => {
    const file = join(dataDir, 'a-file');
    await writeFile(file, '');
    const opened = openDatabase({
      databaseUrl: undefined,
      dataDir: join(file, 'data'),
      logger: { info: () => undefined, error: () => undefined },
    });
    await expect(opened).rejects.toThrow(/cannot write to .*a-file\/data.*DATA_DIR.*DATABASE_URL/);
  },
  SLOW_MS,
);

it(
  'tells its user when the database goes away',
  async () => {
    const database = await openEmbeddedDatabase(dataDir);
    const lost = new Promise<void>((resolve) => {
      database.onLost(resolve);
    });
    process.kill((await lockOf()).pid, 'SIGKILL');
    await lost;
  },
  SLOW_MS,
);

it(
  'answers each connection with its own rows while long requests arrive in pieces',
  async () => {
    const database = await openEmbeddedDatabase(dataDir);
    const wrong: string[] = [];
    await Promise.all(
      Array.from({ length: 8 }, async (_, connection) => {
        const client = new pg.Client({ connectionString: database.url });
        await client.connect();
        const text = 'x'.repeat(connection < 2 ? 500_000 : 10);
        for (let round = 0; round < 150; round += 1) {
          const { rows } = await client.query<{ connection: number; round: number }>(
            `SELECT ${connection} AS connection, $1::int AS round, length($2::text) AS length`,
            [round, text],
          );
          const row = rows[0];
          if (row?.connection !== connection || row.round !== round)
            wrong.push(JSON.stringify(rows));
        }
        await client.end();
      }),
    );
    expect(wrong).toEqual([]);
    await database.close();
  },
  SLOW_MS,
);

it(
  'gives the connections of others back after one vanished in mid-transaction',
  async () => {
    const database = await openEmbeddedDatabase(dataDir);
    const client = new pg.Client({ connectionString: database.url });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('BEGIN');
    await client.query('CREATE TABLE vanished (number int)');
    const waiting = query(database, `SELECT to_regclass('vanished') AS found`);
    client.connection.stream.destroy();
    expect(await waiting).toEqual([{ found: null }]);
    await database.close();
  },
  SLOW_MS,
);

describe('COPY', () => {
  const SQL = 'COPY copied (connection, number) FROM STDIN';
  let database: EmbeddedDatabase;

  beforeAll(async () => {
    database = await openEmbeddedDatabase(dataDir);
    await query(database, 'CREATE TABLE copied (connection int, number int)');
  }, SLOW_MS);

  afterEach(() => query(database, 'TRUNCATE copied'));

  afterAll(() => database.close());

  async function connected<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: database.url });
    client.on('error', () => undefined);
    await client.connect();
    return work(client).finally(() => client.end());
  }

  const stored = () =>
    query(
      database,
      'SELECT connection, count(*)::int AS rows FROM copied GROUP BY 1 ORDER BY connection',
    );

  it(
    'takes the rows of each connection while others copy and ask',
    async () => {
      const lines = (connection: number, from: number) =>
        Array.from({ length: 500 }, (_, index) => `${connection}\t${from + index}\n`).join('');
      const wrong: unknown[] = [];
      await Promise.all(
        [1, 2, 3, 4].map((connection) =>
          connected(async (client) => {
            for (let round = 0; round < 10; round += 1) {
              const parts = Array.from({ length: 20 }, (_, part) => lines(connection, part * 500));
              await pipeline(Readable.from(parts), client.query(copyFrom(SQL)));
              const { rows } = await client.query<{ own: number }>('SELECT $1::int AS own', [
                connection,
              ]);
              if (rows[0]?.own !== connection) wrong.push(rows);
            }
          }),
        ),
      );
      expect(wrong).toEqual([]);
      expect(await stored()).toEqual(
        [1, 2, 3, 4].map((connection) => ({ connection, rows: 100_000 })),
      );
    },
    SLOW_MS,
  );

  it.each([
    ['a row that is none', SQL, '1\tno number\n', 'invalid input syntax'],
    ['a table that is not there', 'COPY nowhere FROM STDIN', '1\t2\n', 'does not exist'],
    ['a statement that cannot be read', 'COPY copied FROM STDIN WITH nonsense', '1\t2\n', 'syntax'],
  ])('refuses %s, and goes on', async (_, sql, line, reason) => {
    await connected(async (client) => {
      await client.query('BEGIN');
      await expect(pipeline(Readable.from([line]), client.query(copyFrom(sql)))).rejects.toThrow(
        reason,
      );
      await client.query('ROLLBACK');
      await pipeline(Readable.from(['1\t2\n']), client.query(copyFrom(SQL)));
    });
    expect(await stored()).toEqual([{ connection: 1, rows: 1 }]);
  });

  it('is known for one however many columns it names', async () => {
    const names = Array.from({ length: 60 }, (_, at) => `a_column_with_a_rather_long_name_${at}`);
    await connected(async (client) => {
      const columns = names.map((name) => `${name} int`).join();
      await client.query(`CREATE TEMPORARY TABLE wide (${columns})`);
      const copy = client.query(copyFrom(`COPY wide (${names.join(', ')}) FROM STDIN`));
      await pipeline(Readable.from([`${names.map((_, at) => at).join('\t')}\n`]), copy);
      const { rows } = await client.query(`SELECT ${names.at(-1)} AS last FROM wide`);
      expect(rows).toEqual([{ last: 59 }]);
      await client.query('DROP TABLE wide');
    });
  });

  it('stores nothing of rows whose source fails', async () => {
    await connected(async (client) => {
      const source = Readable.from(
        (function* () {
          yield '1\t1\n';
          throw new Error('the source ended early');
        })(),
      );
      const copy = client.query(copyFrom(SQL));
      await expect(pipeline(source, copy)).rejects.toThrow('the source ended early');
      expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    });
    expect(await stored()).toEqual([]);
  });

  it('gives the connections of others back after one vanished among its rows', async () => {
    const client = new pg.Client({ connectionString: database.url });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('BEGIN');
    const copy = client.query(copyFrom(SQL));
    copy.on('error', () => undefined);
    await new Promise((resolve) => copy.write('1\t1\n', resolve));
    const waiting = stored();
    client.connection.stream.destroy();
    expect(await waiting).toEqual([]);
  });
});

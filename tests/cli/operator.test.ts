import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Session } from '@shopify/shopify-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { connectDatabase, EncryptedSessionStorage, openDatabase } from '~/db.server';
import { startBoss } from '~/jobs/boss';
import { keepGivenUp } from '~/jobs/given-up-jobs';
import { bundleProcess } from '../support/bundle-process';

/** The commands as an operator runs them, beside an app that has the same database open. */

const SLOW = { timeout: 180_000 };
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };
const [older, newer] = [randomBytes(32), randomBytes(32)];
const store = `operated-${randomUUID()}.myshopify.com`;
const listing = (number: number) => ({ store, listingId: `gid://shopify/Product/${number}` });
let dataDir: string;
let close: () => Promise<void>;
let url: string;
const COMMANDS = ['data', 'jobs', 'keys'] as const;
type Command = (typeof COMMANDS)[number];
/** Run from its sources, a command takes seconds to be compiled, each time anew. */
const files: Partial<Record<Command, string>> = {};
const removals: (() => Promise<void>)[] = [];

beforeAll(async () => {
  for (const command of COMMANDS) {
    const { file, remove } = await bundleProcess(`app/cli/${command}.ts`);
    files[command] = file;
    removals.push(remove);
  }
}, SLOW.timeout);
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'operated-'));
  const opened = await openDatabase({ databaseUrl: undefined, dataDir, logger: SILENT });
  url = opened.url;
  const database = connectDatabase(url, () => undefined);
  const boss = await startBoss({ connectionString: url, log: SILENT, works: false });
  for (const number of [1, 2, 3]) {
    const failure = { kind: 'access', message: 'denied' } as const;
    await keepGivenUp(boss, { job: 'refresh-listing', payload: listing(number), failure });
  }
  await boss.stop({ graceful: false });
  await new EncryptedSessionStorage(database.prisma, [older], () => undefined).storeSession(
    new Session({
      id: `offline_${store}`,
      shop: store,
      state: '',
      isOnline: false,
      accessToken: 'a',
    }),
  );
  await database.close();
  close = () => opened.close();
}, SLOW.timeout);
afterAll(async () => {
  await close();
  for (const remove of removals) await remove();
  await rm(dataDir, { recursive: true, force: true });
});

interface Ended {
  code: number;
  out: string;
  err: string;
}

function run(command: Command, ...args: string[]): Promise<Ended> {
  return new Promise((settle) => {
    const child = execFile(
      process.execPath,
      [files[command] ?? '', ...args],
      {
        cwd: resolve(import.meta.dirname, '../..'),
        env: {
          NODE_ENV: 'test',
          PATH: process.env.PATH,
          SHOPIFY_API_KEY: 'key',
          SHOPIFY_API_SECRET: 'secret',
          SHOPIFY_APP_URL: 'https://borealist.example.com',
          DATA_DIR: dataDir,
          ENCRYPTION_KEYS: [newer, older].map((key) => key.toString('base64')).join(','),
        },
      },
      (_error, out, err) => {
        settle({ code: child.exitCode ?? -1, out, err });
      },
    );
  });
}

const listed = async () =>
  z
    .array(z.object({ id: z.string(), payload: z.object({ listingId: z.string() }) }))
    .parse(JSON.parse((await run('jobs', 'list', '--json')).out));

describe('npm run jobs', () => {
  it('lists, replays and drops jobs that were given up', SLOW, async () => {
    const text = await run('jobs', 'list');
    expect(text.code).toBe(0);
    expect(text.out.trim().split('\n')).toHaveLength(3);
    expect(text.out).toContain('access: denied');
    expect((await run('jobs', 'list', '--store', 'other.myshopify.com')).out).toContain('No job');

    const [first, second] = await listed();
    expect(await run('jobs', 'replay', first?.id ?? '')).toMatchObject({
      code: 0,
      out: '1 in their queues again\n',
    });
    expect(await run('jobs', 'drop', second?.id ?? '')).toMatchObject({ out: '1 dropped\n' });
    expect((await listed()).map(({ payload }) => payload.listingId)).toEqual([
      listing(3).listingId,
    ]);
    const database = connectDatabase(url, () => undefined);
    const { rows } = await database.pool.query(
      "SELECT data FROM pgboss.job WHERE name = 'refresh-listing'",
    );
    await database.close();
    expect(rows).toEqual([{ data: listing(1) }]);
  });

  it.each([
    [['all'], 'Say what to do'],
    [['replay'], 'Say which to replay'],
    [['drop', 'no-such-id'], 'no-such-id'],
    [['list', '--kind'], '--kind'],
  ])('says what is wrong with %j', SLOW, async (args, sentence) => {
    const { code, err } = await run('jobs', ...args);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });
});

describe('npm run keys', () => {
  it('encrypts what another key encrypted, once', SLOW, async () => {
    expect(await run('keys', 'rotate')).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 sessions encrypted anew, 0 had') as string,
    });
    expect((await run('keys', 'rotate')).out).toContain('0 sessions encrypted anew, 1 had');
  });

  it('says what it does where it is told something else', SLOW, async () => {
    const { code, err } = await run('keys', 'change');
    expect(code).toBe(2);
    expect(err).toContain('rotate');
  });
});

describe('npm run data', () => {
  it(
    'exports into a file that nobody else may read, and finds the database to be the same',
    SLOW,
    async () => {
      const file = join(dataDir, 'all.borealist');
      const exported = await run('data', 'export', file);
      expect(exported).toMatchObject({
        code: 0,
        out: expect.stringMatching(/^\d+ rows exported/) as string,
      });
      expect((await stat(file)).mode & 0o077).toBe(0);
      expect(await run('data', 'verify', file)).toMatchObject({
        code: 0,
        out: expect.stringMatching(/^The same: \d+ tables/) as string,
      });
      const again = await run('data', 'export', file);
      expect(again).toMatchObject({
        code: 2,
        err: expect.stringContaining('exists already') as string,
      });
      const onto = await run('data', 'import', file);
      expect(onto).toMatchObject({ code: 2, err: expect.stringContaining('not empty') as string });
    },
  );

  it.each([
    [['import', 'package.json'], 'package.json'],
    [['export', 'x', '--store', 'my-store'], '--store must be'],
  ])('says what is wrong with %j', SLOW, async (args, sentence) => {
    const { code, err } = await run('data', ...args);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

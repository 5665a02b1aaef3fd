import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readExportLines, writeExport } from '~/cli/export-file';
import {
  connectDatabase,
  createRepositories,
  EncryptedSessionStorage,
  exportData,
  importData,
  openDatabase,
  readSums,
  sumData,
} from '~/db.server';
import { startBoss } from '~/jobs/boss';
import { jobsInto, readOpenJobs } from '~/jobs/moved-jobs';
import { createQueue } from '~/jobs/queue';
import { fillStore } from './support/filled-store';

/**
 * Between the embedded database and another one: where a test run has a server, that server's, so that both directions
 * are tried.
 */
const SERVER = process.env.DATABASE_URL;
const SLOW = { timeout: 120_000 };
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };
const STORES = ['one.myshopify.com', 'two.myshopify.com'] as const;
const [ours, theirs] = [randomBytes(32), randomBytes(32)];
const AT = new Date('2026-10-02T00:00:00Z');

const ends: (() => Promise<unknown>)[] = [];
let folder: string;
let source: Opened;
/** Empty before each test. */
let other: Opened;
let whole: string;

interface Opened {
  url: string;
  boss: PgBoss;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'transfer-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  source = await openEmbedded();
  const database = connectDatabase(source.url, () => undefined);
  const sessions = new EncryptedSessionStorage(database.prisma, [ours], () => undefined);
  for (const store of STORES) {
    await fillStore(createRepositories(database), sessions, store);
    await createQueue(source.boss).send('refresh-listing', { store, listingId: 'gid://1' });
  }
  await database.close();
  whole = await exported(source);
  other = await openOther();
}, SLOW.timeout);
beforeEach(async () => {
  await query(
    other,
    'DELETE FROM store; DELETE FROM "Session"; DELETE FROM erasure; DELETE FROM pgboss.job',
  );
}, SLOW.timeout);
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

async function withQueue(url: string): Promise<Opened> {
  const boss = await startBoss({ connectionString: url, log: SILENT, works: false });
  ends.push(() => boss.stop({ graceful: false }));
  return { url, boss };
}

async function openEmbedded(): Promise<Opened> {
  const dataDir = join(folder, randomUUID());
  const opened = await openDatabase({ databaseUrl: undefined, dataDir, logger: SILENT });
  ends.push(() => opened.close());
  return withQueue(opened.url);
}

/** On the server where there is one. */
async function openOther(): Promise<Opened> {
  if (SERVER === undefined) return openEmbedded();
  const name = `borealist_test_transfer_${randomUUID().replaceAll('-', '')}`;
  const onServer = async (sql: string) => {
    const client = new pg.Client({ connectionString: SERVER });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await onServer(`CREATE DATABASE ${name}`);
  ends.push(() => onServer(`DROP DATABASE ${name} WITH (FORCE)`));
  const url = Object.assign(new URL(SERVER), { pathname: `/${name}` }).href;
  await openDatabase({ databaseUrl: url, dataDir: folder, logger: SILENT });
  return withQueue(url);
}

async function exported({ url }: Opened, store: string | null = null, keys = ours) {
  const file = join(folder, `${randomUUID()}.borealist`);
  const options = { store, keys: [keys] as const, now: AT, readJobs: readOpenJobs };
  await writeExport(file, exportData(url, options));
  return file;
}

async function imported({ url, boss }: Opened, file: string, keys: [Buffer, ...Buffer[]]) {
  return importData(url, readExportLines(file), {
    keys,
    putJobs: await jobsInto(boss),
  });
}

async function query<T extends object>({ url }: Opened, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client.query<T>(text).then(
    ({ rows }) => client.end().then(() => rows),
    (error: unknown) =>
      client.end().then(() => {
        throw error;
      }),
  );
}

describe('all stores', SLOW, () => {
  it('come over whole, with their tokens under the other key and their jobs, and back', async () => {
    const { sums, header } = await imported(other, whole, [theirs, ours]);
    expect(header.stores).toEqual(STORES);
    expect([...sums.values()].filter(({ rows }) => rows > 0).length).toBeGreaterThan(25);
    expect(await sumData(other.url, { store: null, keys: [theirs] })).toEqual(sums);
    const jobs = await query(other, `SELECT data->>'store' AS store FROM pgboss.job ORDER BY 1`);
    expect(jobs).toEqual(STORES.map((store) => ({ store })));

    const database = connectDatabase(other.url, () => undefined);
    const read = (keys: [Buffer]) =>
      new EncryptedSessionStorage(database.prisma, keys, () => undefined).findSessionsByShop(
        STORES[0],
      );
    const [session] = await read([theirs]);
    expect(session?.accessToken).toMatch(/./);
    expect(await read([ours])).toEqual([]);
    await database.close();

    if (SERVER === undefined) return;
    const back = await openEmbedded();
    await imported(back, await exported(other, null, theirs), [ours, theirs]);
    expect(await sumData(back.url, { store: null, keys: [ours] })).toEqual(sums);
  });

  it('are told from what differs by a single value', async () => {
    const { sums } = await imported(other, whole, [ours]);
    await query(other, `UPDATE listing SET title = title || '.' WHERE store = '${STORES[1]}'`);
    const found = await sumData(other.url, { store: null, keys: [ours] });
    const differing = [...found].filter(([table, { sum }]) => sums.get(table)?.sum !== sum);
    expect(differing.map(([table]) => table)).toEqual(['listing']);
  });

  it('go into an empty database alone', async () => {
    await expect(imported(source, whole, [ours])).rejects.toThrow('is not empty');
  });

  it('leave nothing where they broke off, and begin again without doubles', async () => {
    const lines: string[] = [];
    for await (const line of readExportLines(whole)) lines.push(line);
    const cut = async function* () {
      for (const line of lines.slice(0, Math.ceil(lines.length * 0.9)))
        yield await Promise.resolve(line);
    };
    const options = { keys: [ours] as [Buffer], putJobs: () => Promise.resolve() };
    await expect(importData(other.url, cut(), options)).rejects.toThrow('ends too early');
    const before = await sumData(other.url, { store: null, keys: [ours] });
    expect([...before.values()].reduce((sum, { rows }) => sum + rows, 0)).toBe(0);

    const { sums } = await imported(other, whole, [ours]);
    expect(await sumData(other.url, { store: null, keys: [ours] })).toEqual(sums);
  });
});

describe('one store', SLOW, () => {
  it('goes beside another one that is there, and takes nothing of it along', async () => {
    await imported(other, await exported(source, STORES[0]), [ours]);
    const before = await sumData(other.url, { store: STORES[0], keys: [ours] });

    const { sums } = await imported(other, await exported(source, STORES[1]), [ours]);
    expect(await sumData(other.url, { store: STORES[1], keys: [ours] })).toEqual(sums);
    expect(await sumData(other.url, { store: STORES[0], keys: [ours] })).toEqual(before);
    await expect(imported(other, await exported(source, STORES[1]), [ours])).rejects.toThrow(
      `holds rows of ${STORES[1]} already`,
    );
  });
});

/** In the first row of listings. */
function withAnotherTitle(lines: string[]): string[] {
  const at = lines.findIndex((line) => line.startsWith('{"table":"listing"'));
  const { columns } = JSON.parse(lines[at] ?? '') as { columns: [string, string][] };
  const row = JSON.parse(lines[at + 1] ?? '') as (string | null)[];
  row[columns.findIndex(([name]) => name === 'title')] = 'Another';
  return lines.with(at + 1, JSON.stringify(row));
}

describe('what is not taken in', SLOW, () => {
  it('is an export whose tokens no key reads', async () => {
    await expect(imported(other, whole, [theirs])).rejects.toThrow('ENCRYPTION_KEYS');
    expect(await query(other, 'SELECT 1 FROM store')).toEqual([]);
  });

  it.each<[string, (lines: string[]) => string[], string]>([
    [
      'of another version',
      ([head = '', ...rest]) => [head.replace(/"\d{14}_[^"]+",?/, ''), ...rest],
      'another version',
    ],
    ['that was changed', withAnotherTitle, 'is not what was exported'],
    ['that is something else', () => ['{"products":[]}'], 'Line 1 is not'],
  ])('is a file %s', async (_, change, sentence) => {
    const lines: string[] = [];
    for await (const line of readExportLines(whole)) lines.push(line);
    const changed = async function* () {
      for (const line of change(lines)) yield await Promise.resolve(line);
    };
    const options = { keys: [ours] as [Buffer], putJobs: () => Promise.resolve() };
    await expect(importData(other.url, changed(), options)).rejects.toThrow(sentence);
  });

  it('leaves a file that could not be written whole without its name', async () => {
    const file = join(folder, 'broken', 'all.borealist');
    const lines = async function* () {
      yield await Promise.resolve({});
    };
    await expect(writeExport(file, lines())).rejects.toThrow('ENOENT');
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect((await readSums(readExportLines(whole))).header.stores).toEqual(STORES);
  });
});

import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { PgBoss } from 'pg-boss';
import { isStoreDomain } from '~/core/store/store-domain';
import { exportData, importData, readSums, sumData, TransferError } from '~/db.server';
import { startBoss } from '~/jobs/boss';
import { jobsInto, readOpenJobs } from '~/jobs/moved-jobs';
import { createQueue } from '~/jobs/queue';
import { readExportLines, writeExport } from './export-file';
import { runForOperator, UsageError, type Operator } from './operator';

const HELP = `Usage: npm run data -- export FILE [--store STORE]
       npm run data -- import FILE
       npm run data -- verify FILE

Moves what is stored from one database to another: embedded or PostgreSQL, on this machine or another one. Which
database is meant, DATABASE_URL and DATA_DIR say.

  export   writes all stores, or one, into FILE, as of one moment. On PostgreSQL the app may run meanwhile; on the
           embedded database pages wait until it is done
  import   takes FILE in, all of it or nothing: one that broke off begins again. Whole exports go into an empty
           database, single stores beside others. Stop the app first
  verify   compares FILE with the database, table by table, by numbers of rows and hashes

  --store STORE   such as my-store.myshopify.com
  --help          this text

Both sides have to run the same version of the app. Tokens stay encrypted in FILE. Where it is imported, put the key of
where it was exported after the own one (ENCRYPTION_KEYS=own,other): they are encrypted anew with the own one, and the
other can go again. Jobs that wait are taken along; those that were given up are not.

Exit status: 0 done and the same, 1 verify found a difference, 2 bad input; nothing was written then.
`;

const COMMANDS = ['export', 'import', 'verify'] as const;

interface Asked {
  command: (typeof COMMANDS)[number];
  file: string;
  store: string | null;
}

const args = process.argv.slice(2);
if (args.includes('--help')) process.stdout.write(HELP);
else await runForOperator((operator) => main(parse(args), operator));

async function main(asked: Asked, operator: Operator): Promise<void> {
  try {
    if (asked.command === 'export') await runExport(asked, operator);
    else if (asked.command === 'import') await runImport(asked, operator);
    else await runVerify(asked, operator);
  } catch (error) {
    throw error instanceof TransferError || isOfFile(error)
      ? new UsageError(`${asked.file}: ${error.message}`)
      : error;
  }
}

/** Not there, not readable, or no compressed file. */
function isOfFile(error: unknown): error is Error {
  return (
    error instanceof Error &&
    'code' in error &&
    /^(ENOENT|EACCES|EISDIR|ENOTDIR|ENOSPC|Z_)/.test(String(error.code))
  );
}

async function runExport({ file, store }: Asked, operator: Operator): Promise<void> {
  const { env, databaseUrl, print } = operator;
  if (existsSync(file)) throw new UsageError(`${file} exists already: name another file.`);
  // The tables of the queue are there from then on.
  await withBoss(databaseUrl, async () => {
    const lines = exportData(databaseUrl, {
      store,
      keys: env.encryptionKeys,
      now: new Date(),
      readJobs: readOpenJobs,
    });
    await writeExport(file, counted(lines, store, print));
  });
}

/** Says what is written while it is. */
async function* counted(
  lines: ReturnType<typeof exportData>,
  store: string | null,
  print: Operator['print'],
) {
  for await (const line of lines) {
    if ('stores' in line && store !== null && line.stores.length === 0) {
      throw new UsageError(`${store} is not in this database.`);
    }
    if ('endOf' in line && line.leftOut > 0) {
      print(`${line.leftOut} sessions are left out: no key of ENCRYPTION_KEYS reads their tokens.`);
    }
    if ('end' in line) print(`${line.end} rows exported.`);
    yield line;
  }
}

async function runImport({ file }: Asked, { env, databaseUrl, print }: Operator): Promise<void> {
  // Once for itself: a file that is not whole is told before anything is asked of the database.
  const { header } = await readSums(readExportLines(file));
  await withBoss(databaseUrl, async (boss) => {
    // Before the rows, and harmless to repeat: none is missing, wherever this breaks off.
    for (const store of header.stores) await createQueue(boss).sendDaily('sync-daily', { store });
    const { sums, jobs } = await importData(databaseUrl, readExportLines(file), {
      keys: env.encryptionKeys,
      putJobs: await jobsInto(boss),
    });
    print(
      `${sumOf([...sums.values()])} rows of ${header.stores.length} stores and ${jobs.length} jobs imported.`,
    );
  });
}

async function runVerify({ file }: Asked, { env, databaseUrl, print }: Operator): Promise<void> {
  const { header, sums } = await readSums(readExportLines(file));
  const found = await sumData(databaseUrl, { store: header.store, keys: env.encryptionKeys });
  const differing = [...sums].filter(([table, { rows, sum }]) => {
    const here = found.get(table);
    if (here?.rows === rows && here.sum === sum) return false;
    const what = here?.rows === rows ? 'as many, and not the same' : `${here?.rows ?? 0} here`;
    print(`${table}: ${rows} rows in the file, ${what}`);
    return true;
  });
  if (differing.length > 0) process.exitCode = 1;
  else print(`The same: ${sums.size} tables, ${sumOf([...sums.values()])} rows.`);
}

function sumOf(sums: { rows: number }[]): number {
  return sums.reduce((sum, { rows }) => sum + rows, 0);
}

async function withBoss(url: string, work: (boss: PgBoss) => Promise<void>): Promise<void> {
  // What fails of what is asked for is thrown. Besides, the queue looks around by itself, for which the embedded database has
  // no time while rows are moved: that is no news.
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const boss = await startBoss({ connectionString: url, log, works: false });
  try {
    await work(boss);
  } finally {
    await boss.stop({ graceful: false });
  }
}

function parse(given: string[]): Asked {
  const { values, positionals } = read(given);
  const [name, file, ...others] = positionals;
  const command = COMMANDS.find((each) => each === name);
  if (command === undefined) {
    throw new UsageError(`Say what to do: ${COMMANDS.join(', ')}; --help tells more.`);
  }
  if (file === undefined || others.length > 0) {
    throw new UsageError(`Name one file: npm run data -- ${command} FILE.`);
  }
  const store = values.store?.toLowerCase() ?? null;
  if (store !== null && command !== 'export') {
    throw new UsageError('--store belongs to export: a file says by itself what it holds.');
  }
  if (store !== null && !isStoreDomain(store)) {
    throw new UsageError('--store must be a store’s own domain, such as my-store.myshopify.com.');
  }
  return { command, file, store };
}

function read(given: string[]) {
  try {
    return parseArgs({
      args: given,
      allowPositionals: true,
      options: { store: { type: 'string' } },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

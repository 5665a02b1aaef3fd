import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { childScript } from '../../child-script.server';
import { greet, readLock } from './lock';
import { embeddedUrl, startReportSchema, type StartReport } from './start-report';

export class EmbeddedDatabaseError extends Error {
  override name = 'EmbeddedDatabaseError';
}

export interface EmbeddedDatabase {
  url: string;
  /** Called when the database went away although it was not closed. */
  onLost(listener: () => void): void;
  /** Resolves once nothing of this process holds the database; the last one to leave waits until it is closed. */
  close(): Promise<void>;
}

const DEADLINE_MS = 180_000;

/** Connects to the process that has `dataDir` open, or starts one. Its schema is up to date on return. */
export async function openEmbeddedDatabase(dataDir: string): Promise<EmbeddedDatabase> {
  const deadline = Date.now() + DEADLINE_MS;
  while (Date.now() < deadline) {
    const lock = await readLock(dataDir).catch((error: unknown) => {
      throw unusable(dataDir, error);
    });
    const answer = lock === null ? null : await greet(lock);
    if (answer?.greeting.state === 'ready') return hold(answer.greeting.port, answer.socket);
    if (answer !== null) {
      answer.socket.destroy();
      await delay(50);
      continue;
    }
    const report = await startServerProcess(dataDir);
    if (report.state === 'failed')
      throw unusable(dataDir, Object.assign(new Error(report.message), report));
  }
  throw new EmbeddedDatabaseError(
    `The embedded database in ${dataDir} did not answer: end the process that has it open (its id is in database.json there).`,
  );
}

function hold(port: number, socket: Socket): EmbeddedDatabase {
  const lost = new Set<() => void>();
  let closing = false;
  socket.unref();
  socket.resume().once('close', () => {
    if (!closing) for (const listener of lost) listener();
  });
  return {
    url: embeddedUrl(port),
    onLost: (listener) => lost.add(listener),
    async close() {
      if (closing || socket.closed) return;
      closing = true;
      socket.ref();
      const closed = once(socket, 'close');
      socket.end();
      await closed;
    },
  };
}

async function startServerProcess(dataDir: string): Promise<StartReport> {
  const { path, execArgv } = childScript('database-process', import.meta);
  const child = fork(path, [dataDir], {
    execArgv,
    env: { ...process.env, NODE_OPTIONS: '' },
    // Out of the terminal's process group: it ends when nobody uses it, not when Ctrl-C is pressed.
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const report = await new Promise<StartReport>((resolve) => {
    child.once('message', (message) => {
      resolve(startReportSchema.parse(message));
    });
    child.once('error', (error) => {
      resolve({ state: 'failed', message: error.message });
    });
    child.once('exit', (code, signal) => {
      resolve({ state: 'failed', message: `its process ended with ${signal ?? `code ${code}`}` });
    });
  });
  child.unref();
  return report;
}

const UNWRITABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT', 'EEXIST']);

function unusable(dataDir: string, error: unknown): EmbeddedDatabaseError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = error instanceof Error ? error.message : String(error);
  const sentence = UNWRITABLE.has(code)
    ? `The embedded database cannot write to ${dataDir} (${code}): make the folder writable, name another one with DATA_DIR, or use a PostgreSQL server with DATABASE_URL.`
    : `The embedded database in ${dataDir} could not be opened: ${reason}. If its files are damaged, delete the folder: the next sync reads everything again, except past prices.`;
  return new EmbeddedDatabaseError(sentence, { cause: error });
}

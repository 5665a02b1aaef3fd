import { mkdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

/** Who has the data directory open, and where it can be asked. */
const lockSchema = z.object({
  pid: z.number().int().positive(),
  /** TCP port on loopback; the process listens there before it writes the lock. */
  controlPort: z.number().int().positive(),
  /** Tells the process from another one that was given the same port later. */
  token: z.string().min(1),
});
export type Lock = z.infer<typeof lockSchema>;

/** First line that the control port sends, once there is something to say. */
const greetingSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('ready'), token: z.string(), port: z.number().int().positive() }),
  z.object({ state: z.literal('closing'), token: z.string() }),
]);
export type Greeting = z.infer<typeof greetingSchema>;

/** Starting PGlite and applying migrations took 15 s on a busy laptop. */
const GREETING_DEADLINE_MS = 120_000;
const ABANDONED_AFTER_MS = 10_000;

const lockPath = (dataDir: string) => join(dataDir, 'database.json');

/** `null`: no lock, or one that a killed process left half-written. */
export async function readLock(dataDir: string): Promise<Lock | null> {
  const text = await readFile(lockPath(dataDir), 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  });
  if (text === null) return null;
  try {
    return lockSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** False when a living process holds the lock. A lock whose process is gone is replaced. */
export async function takeLock(dataDir: string, lock: Lock): Promise<boolean> {
  return alone(join(dataDir, 'database.taking'), async () => {
    const present = await readLock(dataDir);
    if (present !== null && (await isAlive(present))) return false;
    const path = lockPath(dataDir);
    await writeFile(`${path}.${lock.pid}`, JSON.stringify(lock), { mode: 0o600 });
    await rename(`${path}.${lock.pid}`, path);
    return true;
  });
}

export async function releaseLock(dataDir: string, lock: Lock): Promise<void> {
  if ((await readLock(dataDir))?.token === lock.token) await rm(lockPath(dataDir), { force: true });
}

/** The connection stays open for as long as the caller uses the database. `null`: the lock's process is gone. */
export async function greet(lock: Lock): Promise<{ greeting: Greeting; socket: Socket } | null> {
  const socket = await dial(lock.controlPort);
  if (socket === null) return null;
  const line = await firstLine(socket);
  const greeting = greetingSchema.safeParse(parseJson(line));
  if (greeting.success && greeting.data.token === lock.token)
    return { greeting: greeting.data, socket };
  socket.destroy();
  return null;
}

/**
 * The process listens for as long as the lock is its own, so a refused connection means that it is gone. A
 * connection without a greeting counts as alive: PostgreSQL in WebAssembly is busy for as long as a query takes.
 */
async function isAlive(lock: Lock): Promise<boolean> {
  if (!processExists(lock.pid)) return false;
  const socket = await dial(lock.controlPort);
  socket?.destroy();
  return socket !== null;
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

function dial(port: number): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.removeAllListeners('error');
      // What ends the connection later shows as `close`.
      socket.on('error', () => undefined);
      resolve(socket);
    });
    socket.once('error', () => {
      resolve(null);
    });
  });
}

function firstLine(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const end = () => {
      clearTimeout(timer);
      socket.removeAllListeners('data');
      socket.off('close', end);
      resolve(text);
    };
    const timer = setTimeout(end, GREETING_DEADLINE_MS);
    socket.once('close', end);
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (text.includes('\n')) end();
    });
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Runs one process at a time through `work`; making a folder is atomic on every file system. */
async function alone<T>(folder: string, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      await mkdir(folder);
      break;
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
      const made = await stat(folder).catch(() => null);
      if (made !== null && Date.now() - made.mtimeMs > ABANDONED_AFTER_MS)
        await rmdir(folder).catch(() => undefined);
      else await delay(20);
    }
  }
  try {
    return await work();
  } finally {
    await rmdir(folder);
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

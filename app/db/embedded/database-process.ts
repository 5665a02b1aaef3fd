import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { migrate } from '../migrate';
import { startControlServer } from './control-server';
import { releaseLock, takeLock, type Lock } from './lock';
import { embeddedUrl, type StartReport } from './start-report';
import { keepRequestsWhole } from './whole-requests';

/**
 * A process of its own, so that SQL in WebAssembly never blocks the event loop of the web server. It serves every
 * process that holds a control connection, and ends after the last of them, however that one ended.
 */

/** PGlite runs one statement at a time; further connections wait their turn. */
const MAX_CONNECTIONS = 100;

async function run(dataDir: string): Promise<StartReport> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const token = randomUUID();
  const control = await startControlServer(token);
  const lock: Lock = { pid: process.pid, controlPort: control.port, token };
  if (!(await takeLock(dataDir, lock))) {
    control.close();
    return { state: 'taken' };
  }
  try {
    const db = await PGlite.create({ dataDir: join(dataDir, 'postgres') });
    const server = new PGLiteSocketServer({
      db: keepRequestsWhole(db, crash),
      host: '127.0.0.1',
      port: 0,
      maxConnections: MAX_CONNECTIONS,
    });
    await server.start();
    const port = Number(server.getServerConn().split(':').at(-1));
    // Here and not in the processes that connect: two of them could start at once, and PGlite's connections share
    // one session, within which an advisory lock keeps nobody out.
    await migrate(embeddedUrl(port));
    control.open(port, async () => {
      await server.stop();
      await db.close();
      await releaseLock(dataDir, lock);
      process.exit(0);
    });
    return { state: 'ready' };
  } catch (error) {
    await releaseLock(dataDir, lock);
    throw error;
  }
}

/** The next start replaces the lock; files and log on disk are as after a killed PostgreSQL. */
function crash(error: unknown): void {
  process.stderr.write(`The embedded database broke down: ${inspect(error)}\n`);
  process.exit(1);
}

// Ctrl-C reaches every process of the terminal; those that use the database may still have to write.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

const [dataDir] = process.argv.slice(2);
if (dataDir === undefined) throw new Error('Usage: database-process DATA_DIR');

const report = await run(dataDir).catch((error: unknown): StartReport => {
  process.exitCode = 1;
  return error instanceof Error
    ? {
        state: 'failed',
        message: error.message,
        code: 'code' in error ? String(error.code) : undefined,
      }
    : { state: 'failed', message: String(error) };
});
process.send?.(report, () => {
  if (process.connected) process.disconnect();
  if (report.state === 'failed') process.exit();
});

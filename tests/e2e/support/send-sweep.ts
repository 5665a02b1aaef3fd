import pino from 'pino';
import { openDatabase } from '../../../app/db.server';
import { startBoss } from '../../../app/jobs/boss';

export type Sweep = 'sweep-digests' | 'sweep-sales' | 'sweep-starts';

/** Puts a regular job into the queue of an app that runs: its schedule goes by the real time, not by the store's clock. */
export async function sendSweep(dataDir: string, sweep: Sweep): Promise<void> {
  const logger = pino({ level: 'silent' });
  const opened = await openDatabase({ databaseUrl: undefined, dataDir, logger });
  const boss = await startBoss({ connectionString: opened.url, log: logger, works: false });
  await boss.send(sweep, {});
  await boss.stop();
  await opened.close();
}

import pino from 'pino';
import { openDatabase } from '../../../app/db.server';
import { startBoss } from '../../../app/jobs/boss';
import { sweepDigests } from '../../../app/jobs/sweep-digests';

/** Puts the hourly job into the queue of an app that runs: its schedule goes by the real time, not by the store's clock. */
export async function sendSweep(dataDir: string): Promise<void> {
  const logger = pino({ level: 'silent' });
  const opened = await openDatabase({ databaseUrl: undefined, dataDir, logger });
  const boss = await startBoss({ connectionString: opened.url, log: logger, works: false });
  await boss.send(sweepDigests.name, {});
  await boss.stop();
  await opened.close();
}

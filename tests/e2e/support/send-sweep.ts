import { PgBoss } from 'pg-boss';
import pino from 'pino';
import { openDatabase } from '../../../app/db.server';

export type Sweep = 'sweep-digests' | 'sweep-sales' | 'sweep-starts';

/** Puts regular jobs into the queue of an app that runs: their schedule goes by the real time, not by the store's clock. */
export function sendSweeps(dataDir: string, sweeps: Sweep[]): Promise<void> {
  return onQueue(dataDir, async (boss) => {
    for (const sweep of sweeps) await boss.send(sweep, {});
  });
}

/** Has jobs that wait for their time done now: their delay, too, goes by the real time. */
export function hurryJobs(dataDir: string, job: 'judge-promotion'): Promise<void> {
  return onQueue(dataDir, async (boss) => {
    await boss
      .getDb()
      .executeSql(
        `UPDATE pgboss.job SET start_after = now() WHERE name = $1 AND state = 'created'`,
        [job],
      );
  });
}

async function onQueue(dataDir: string, work: (boss: PgBoss) => Promise<void>): Promise<void> {
  const logger = pino({ level: 'silent' });
  const opened = await openDatabase({ databaseUrl: undefined, dataDir, logger });
  // The app has made the queues.
  const boss = new PgBoss({
    connectionString: opened.url,
    migrate: false,
    supervise: false,
    schedule: false,
  });
  await boss.start();
  await work(boss);
  await boss.stop();
  await opened.close();
}

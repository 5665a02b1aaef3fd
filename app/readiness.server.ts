import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pendingMigrations, type Database, type QueueFigures } from './db.server';

/** What has to hold for this process to do its work; each is true, or says what is amiss. */
export interface Readiness {
  isReady: boolean;
  checks: Record<'database' | 'migrations' | 'queue' | 'eventLoop', string>;
}

export interface ReadinessCheck {
  read: () => Promise<Readiness>;
  stop: () => void;
}

const OK = 'ok';
const ANSWER_WITHIN_MS = 5_000;
/** Those that work jobs look after the queue every quarter of a minute. */
const SUPERVISED_WITHIN_SECONDS = 180;
const NANOSECONDS = 1e9;
/** A page is fast below this; held longer again and again, webhooks miss Shopify's five seconds. */
const HELD_SECONDS = 1;
const WINDOW_MS = 10_000;

/** `worksJobs`: without upkeep of the queue this process is not ready; one that only sends does not wait for it. */
export function createReadinessCheck({
  database,
  databaseUrl,
  readQueue,
  worksJobs,
  answerWithinMs = ANSWER_WITHIN_MS,
}: {
  database: Pick<Database, 'pool' | 'pipelined'>;
  databaseUrl: string;
  readQueue: () => Promise<QueueFigures>;
  worksJobs: boolean;
  answerWithinMs?: number;
}): ReadinessCheck {
  const loop = watchEventLoop();
  let isMigrated = false;
  const migrations = async () => {
    // What was applied stays; a newer version may add to it meanwhile.
    isMigrated ||= (await pendingMigrations(databaseUrl)).length === 0;
    return isMigrated ? OK : 'migrations are missing';
  };
  // Webhooks have connections of their own, which may be lost while the others answer.
  const answers = async () => {
    await Promise.all([database.pool, database.pipelined].map((pool) => pool.query('SELECT 1')));
    return OK;
  };
  const queue = async () => {
    const { supervisedSecondsAgo } = await readQueue();
    if (!worksJobs) return OK;
    // None yet: a queue that has just begun.
    return supervisedSecondsAgo === null || supervisedSecondsAgo <= SUPERVISED_WITHIN_SECONDS
      ? OK
      : `not looked after for ${Math.round(supervisedSecondsAgo)} s`;
  };
  return {
    stop: loop.stop,
    async read() {
      const checks = {
        database: await said(answers(), answerWithinMs),
        migrations: await said(migrations(), answerWithinMs),
        queue: await said(queue(), answerWithinMs),
        eventLoop: loop.state(),
      };
      return { isReady: Object.values(checks).every((check) => check === OK), checks };
    },
  };
}

/** What went wrong may name hosts and users: it is for the log alone. */
async function said(check: Promise<string>, withinMs: number): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => {
      resolve('no answer in time');
    }, withinMs);
  });
  try {
    return await Promise.race([check.catch(() => 'no answer'), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** How long the event loop was held at most, over the last one or two windows. */
function watchEventLoop(): { state: () => string; stop: () => void } {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  let before = 0;
  const turn = setInterval(() => {
    before = delay.percentile(99) / NANOSECONDS;
    delay.reset();
  }, WINDOW_MS).unref();
  return {
    state() {
      const seconds = Math.max(before, delay.percentile(99) / NANOSECONDS);
      return seconds < HELD_SECONDS ? OK : `held for ${seconds.toFixed(1)} s`;
    },
    stop() {
      clearInterval(turn);
      delay.disable();
    },
  };
}

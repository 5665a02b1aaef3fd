import {
  PgBoss,
  type JobResult,
  type JobWithMetadata,
  type QueueOptions,
  type QueuePolicy,
} from 'pg-boss';
import { inLogContext } from '~/log-context.server';
import type { Log } from '~/services/common-ports';
import { buryDeadJob, DEAD_JOB } from './dead-job';
import { GIVEN_UP, KEPT_SECONDS, REPLAY, replayWhatMayWork } from './given-up-jobs';
import type { JobContext } from './job';
import { JOBS } from './registry';
import { takingTurns } from './taking-turns';

/** How often a worker looks that others wake. */
const RESTING_SECONDS = 30;

export interface BossOptions {
  /** PostgreSQL address. */
  connectionString: string;
  log: Log;
  /** PostgreSQL schema of the queue's own tables. */
  schema?: string;
  /** False in a process that only sends: it leaves upkeep and schedules to those that work. */
  works: boolean;
}

/** Connects to the queue and sees that its tables and queues are there. */
export async function startBoss({
  connectionString,
  log,
  schema = 'pgboss',
  works,
}: BossOptions): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString,
    schema,
    application_name: 'borealist-jobs',
    max: 4,
    supervise: works,
    schedule: works,
    // How soon a killed process is noticed, beside the heartbeat of its job.
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
  });
  boss.on('error', (error) => {
    log.error({ err: error }, 'queue error');
  });
  boss.on('warning', ({ message, data }) => {
    log.warn({ data }, `queue: ${message}`);
  });
  await boss.start();
  await ensureQueue(boss, DEAD_JOB, 'standard', { retryLimit: 2 });
  await ensureQueue(boss, GIVEN_UP, 'short', { retentionSeconds: KEPT_SECONDS });
  await ensureQueue(boss, REPLAY, 'short', { retryLimit: 2 });
  for (const { name, queue } of JOBS) {
    const { policy, ...options } = queue;
    await ensureQueue(boss, name, policy, { ...options, deadLetter: DEAD_JOB });
  }
  return boss;
}

/** Options that changed since an earlier version of the app take effect; the policy of a queue is for life. */
async function ensureQueue(
  boss: PgBoss,
  name: string,
  policy: QueuePolicy,
  options: QueueOptions & { deadLetter?: string },
): Promise<void> {
  await boss.createQueue(name, { ...options, policy });
  await boss.updateQueue(name, options);
  // pg-boss then knows the queue. Within a transaction it could not look: on the embedded database it would wait for it.
  await boss.insert(name, []);
}

/** Begins to take jobs. `portsForPeople`: for jobs that somebody waits for. */
export async function workJobs(
  boss: PgBoss,
  context: JobContext,
  portsForPeople = context.ports,
): Promise<void> {
  const contextForPeople = { ...context, ports: portsForPeople };
  for (const job of JOBS) {
    await workQueue(boss, job, (jobs) =>
      runBatch(job, jobs, job.isForPeople ? contextForPeople : context),
    );
    if (job.cron) {
      await boss.schedule(job.name, job.cron, {}, { singletonKey: job.name, missed: 'once' });
    }
  }
  await boss.work(
    DEAD_JOB,
    { includeMetadata: true, pollingIntervalSeconds: 2 },
    async (jobs: JobWithMetadata<unknown>[]) => {
      for (const dead of jobs) await buryDeadJob(boss, dead, context);
    },
  );
  await boss.work(REPLAY, { pollingIntervalSeconds: 30 }, () => replayWhatMayWork(boss, context));
  await boss.schedule(REPLAY, '*/15 * * * *', {}, { singletonKey: REPLAY, missed: 'once' });
}

/**
 * Workers of one queue take turns in looking: at rest one looks for all, since each look is a query; while one works, the
 * others look as often as it would.
 */
async function workQueue(
  boss: PgBoss,
  { name, work: { localConcurrency = 1, ...work } }: (typeof JOBS)[number],
  run: (jobs: JobWithMetadata<unknown>[]) => Promise<JobResult[]>,
): Promise<void> {
  const others: string[] = [];
  const turns = takingTurns({
    everyMs: work.pollingIntervalSeconds * 1000,
    wake: () => {
      for (const id of others) boss.notifyWorker(id);
    },
  });
  const runAndWake = (jobs: JobWithMetadata<unknown>[]) => turns.during(() => run(jobs));
  const options = { ...work, includeMetadata: true, perJobResults: true } as const;
  await boss.work(name, options, runAndWake);
  while (others.length < localConcurrency - 1) {
    const resting = { ...options, pollingIntervalSeconds: RESTING_SECONDS };
    others.push(await boss.work(name, resting, runAndWake));
  }
}

async function runBatch(
  job: (typeof JOBS)[number],
  jobs: JobWithMetadata<unknown>[],
  context: JobContext,
): Promise<JobResult[]> {
  const began = performance.now();
  const jobIds = jobs.map(({ id }) => id);
  const results = await inLogContext({ job: job.name, jobIds }, () => job.run(jobs, context));
  const seconds = (performance.now() - began) / 1000;
  for (const [outcome, ended] of Map.groupBy(results, ({ status }) => status)) {
    context.onEnd?.({ name: job.name, outcome, count: ended.length, seconds });
  }
  return results;
}

import { DAY_MS } from '~/core/days/milliseconds';
import type { JobResult, JobWithMetadata, QueueOptions, QueuePolicy, WorkOptions } from 'pg-boss';
import type { z } from 'zod';
import type { Log } from '~/services/common-ports';
import { failureKindOf, isFinal, type FailureKind } from '~/services/outside-error';
import type { Ports } from '~/services/ports';
import type { JobName, JobPayloads, WhenToRun } from '~/services/queue';
import type { SyncSignals } from '~/services/sync/sync-step';

export interface JobContext extends SyncSignals {
  ports: Ports;
  /** Told of the jobs of a batch that ended alike. */
  onEnd?: (jobs: EndedJobs) => void;
}

export interface EndedJobs {
  name: string;
  outcome: JobResult['status'];
  count: number;
  /** Of the batch. */
  seconds: number;
}

/** Why a job was given up; its kind says it in words of its own, where somebody waits for it. */
export interface JobFailure {
  kind: FailureKind;
  message: string;
}

/** Of which the compiler checks both ways: it gives a payload, and takes every payload. */
type SchemaOf<Payload> = z.ZodType<Payload> & { decode: (payload: Payload) => Payload };

/** A kind of job: what it is told, how its queue treats it, and what is done with it. */
export interface JobDefinition<Name extends JobName, Payload = JobPayloads[Name]> {
  name: Name;
  payload: SchemaOf<Payload>;
  /** Requests of one key are identical. `when` is what was asked of the queue. */
  key: (payload: Payload, when: WhenToRun) => string;
  /** What `groupConcurrency` counts by. */
  group?: (payload: Payload) => string;
  /** Somebody waits for it: of Shopify's points it takes those that are kept for people. */
  isForPeople?: true;
  queue: QueueOptions & { policy: QueuePolicy };
  /** Once given up, it is tried again by itself when its cause may be gone; others wait for an operator. */
  isReplayed?: boolean;
  /** When it comes by itself, without a payload; in UTC. */
  cron?: string;
  work: Pick<
    WorkOptions,
    'batchSize' | 'localConcurrency' | 'groupConcurrency' | 'burstWhenBatchFull'
  > & { pollingIntervalSeconds: number };
  /** Does a batch; answers one settled result for each payload, in order. */
  handle: (payloads: Payload[], context: JobContext) => Promise<PromiseSettledResult<void>[]>;
  /** Told when a job is given up. */
  onDead?(payload: Payload, failure: JobFailure, context: JobContext): Promise<void>;
}

/** A definition as the queue uses it: it takes whatever is stored, and parses it. */
export interface RunnableJob<Name extends JobName> extends JobDefinition<Name> {
  run(jobs: JobWithMetadata<unknown>[], context: JobContext): Promise<JobResult[]>;
  giveUp(data: unknown, failure: JobFailure, context: JobContext): Promise<void>;
  /** What the queue takes to run it with that payload at once; `null`: it is none of this kind. */
  requestOf(data: unknown): { data: object; singletonKey: string; group?: { id: string } } | null;
}

export function defineJob<Name extends JobName>(
  definition: JobDefinition<Name>,
): RunnableJob<Name> {
  return {
    ...definition,
    async run(jobs, context) {
      const results: JobResult[] = [];
      const valid: { job: JobWithMetadata<unknown>; payload: JobPayloads[Name] }[] = [];
      for (const job of jobs) {
        const payload = definition.payload.safeParse(job.data);
        if (payload.success) valid.push({ job, payload: payload.data });
        else results.push(failed(job, payload.error, { terminal: true }, context.ports.log));
      }
      const settled = await settle(
        definition,
        valid.map(({ payload }) => payload),
        context,
      );
      for (const [index, { job }] of valid.entries()) {
        const outcome = settled[index];
        if (outcome?.status === 'fulfilled') {
          results.push({ id: job.id, status: 'completed' });
        } else {
          const reason: unknown = outcome?.reason ?? new Error('the handler gave no result');
          results.push(failed(job, reason, { terminal: isFinal(reason) }, context.ports.log));
        }
      }
      return results;
    },
    async giveUp(data, failure, context) {
      const payload = definition.payload.safeParse(data);
      if (payload.success) await definition.onDead?.(payload.data, failure, context);
    },
    requestOf(data) {
      const payload = definition.payload.safeParse(data);
      if (!payload.success) return null;
      const group = definition.group?.(payload.data);
      return {
        data: payload.data,
        singletonKey: definition.key(payload.data, {}),
        ...(group !== undefined && { group: { id: group } }),
      };
    },
  };
}

/** A handler that throws fails its batch, and is logged as any other failure. */
async function settle<Name extends JobName>(
  { handle }: JobDefinition<Name>,
  payloads: JobPayloads[Name][],
  context: JobContext,
): Promise<PromiseSettledResult<void>[]> {
  try {
    return await handle(payloads, context);
  } catch (reason) {
    return payloads.map(() => ({ status: 'rejected', reason }));
  }
}

function failed(
  job: JobWithMetadata<unknown>,
  reason: unknown,
  { terminal }: { terminal: boolean },
  log: Log,
): JobResult {
  const about = { job: job.name, jobId: job.id, data: job.data, attempt: job.retryCount + 1 };
  log.warn({ ...about, err: reason }, terminal ? 'job failed for good' : 'job failed');
  const failure: JobFailure = {
    kind: failureKindOf(reason),
    message: reason instanceof Error ? reason.message : String(reason),
  };
  return {
    id: job.id,
    // Without retries: trying again could not help.
    status: terminal ? 'deadletter' : 'failed',
    output: failure,
  };
}

/** For jobs that gain nothing from being done together. */
export function oneByOne<Payload>(
  handle: (payload: Payload, context: JobContext) => Promise<void>,
): JobDefinition<JobName, Payload>['handle'] {
  return (payloads, context) =>
    Promise.allSettled(payloads.map((payload) => handle(payload, context)));
}

/**
 * `short`: identical requests that have not begun become one job, by their key. Retries after 5, 10, 20 …
 * seconds, at most 10 minutes apart, outlast an outage of an hour.
 */
export const COLLAPSING_QUEUE = {
  policy: 'short',
  retryLimit: 12,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 600,
  // A job that a killed process held is taken up again when its heartbeat has stopped for this long.
  heartbeatSeconds: 30,
  deleteAfterSeconds: DAY_MS / 1000,
} satisfies JobDefinition<JobName>['queue'];

/**
 * For what a page shows once it is worked out, and asks for again where nothing is heard of it: a job that fails is
 * tried again for as long as somebody may be waiting.
 */
export const COMPUTING_QUEUE = {
  ...COLLAPSING_QUEUE,
  retryLimit: 2,
  retryDelayMax: 60,
} satisfies JobDefinition<JobName>['queue'];

/** Two at once, of one store one: what is worked out for a page leaves the other processor to pages. */
export const COMPUTING_WORK = {
  localConcurrency: 2,
  groupConcurrency: 1,
  pollingIntervalSeconds: 0.5,
} satisfies JobDefinition<JobName>['work'];

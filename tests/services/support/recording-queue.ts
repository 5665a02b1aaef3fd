import { JOB_NAMED } from '~/jobs/registry';
import type { JobName, JobPayloads, Queue, WhenToRun } from '~/services/queue';
import type { Ports } from '~/services/ports';

export type QueuedJob<Name extends JobName = JobName> = {
  [Each in Name]: { name: Each; payload: JobPayloads[Each] } & WhenToRun;
}[Name];

/** A queue that keeps what it is sent, for a test to look at and to run. */
export class RecordingQueue implements Queue {
  jobs: QueuedJob[] = [];
  /** What comes once a day: the job's name and its key. */
  readonly daily = new Set<string>();
  /** Set to have the next request fail, as when the database is gone. */
  failNext: Error | null = null;

  async send<Name extends JobName>(
    name: Name,
    payload: JobPayloads[Name] | JobPayloads[Name][],
    when: WhenToRun = {},
  ): Promise<void> {
    const error = this.failNext;
    this.failNext = null;
    if (error) throw error;
    for (const each of Array.isArray(payload) ? payload : [payload]) {
      // The compiler does not see that the name and the payload of one request belong together.
      this.jobs.push({ name, payload: each, ...when } as QueuedJob);
    }
  }

  async sendDaily<Name extends JobName>(name: Name, payload: JobPayloads[Name]): Promise<void> {
    this.daily.add(dailyOf(name, payload));
  }

  async stopSendingDaily<Name extends JobName>(
    name: Name,
    payload: JobPayloads[Name],
  ): Promise<void> {
    this.daily.delete(dailyOf(name, payload));
  }

  /** Keeps what a transaction queued that failed afterwards; the real queue is tried in `tests/jobs`. */
  within(): this {
    return this;
  }

  take(): QueuedJob[] {
    return this.jobs.splice(0);
  }
}

function dailyOf<Name extends JobName>(name: Name, payload: JobPayloads[Name]): string {
  return `${name} ${JOB_NAMED[name].key(payload, {})}`;
}

/** Does a queued job as a worker would, and throws what it fails with. */
export async function runJob<Name extends JobName>(
  { name, payload }: QueuedJob<Name>,
  ports: Ports,
): Promise<void> {
  const context = { ports, shouldPause: () => false };
  for (const result of await JOB_NAMED[name].handle([payload], context)) {
    if (result.status === 'rejected') throw result.reason;
  }
}

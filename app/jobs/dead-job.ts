import type { JobWithMetadata } from 'pg-boss';
import { z } from 'zod';
import { SYNC_FAILURES, SyncError } from '~/services/sync/failure';
import type { JobContext } from './job';
import { JOBS } from './registry';

/** Where jobs end that failed for good, by error or because the processes that held them kept dying. */
export const DEAD_JOB = 'dead-job';

/** Of a job whose process died, pg-boss reports a message alone. */
const output = z.object({
  message: z.string(),
  failure: z.enum(SYNC_FAILURES).default('sync.failed.unexpected'),
});

const UNREPORTED: z.infer<typeof output> = {
  message: 'no error was reported',
  failure: 'sync.failed.unexpected',
};

/** Makes a given-up job visible in the log, and lets its kind tell whoever waits for it. */
export async function buryDeadJob(
  dead: JobWithMetadata<unknown>,
  context: JobContext,
): Promise<void> {
  const reported = output.safeParse(dead.sourceOutput);
  const { message, failure } = reported.success ? reported.data : UNREPORTED;
  const error = new SyncError(failure, message, false);
  context.ports.log.error(
    { job: dead.sourceName, jobId: dead.sourceId, data: dead.data, err: error },
    'job given up',
  );
  await JOBS.find(({ name }) => name === dead.sourceName)?.giveUp(dead.data, error, context);
}

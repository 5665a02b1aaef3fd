import type { JobWithMetadata, PgBoss } from 'pg-boss';
import { z } from 'zod';
import { OUTSIDE_ERROR_KINDS } from '~/services/outside-error';
import { keepGivenUp } from './given-up-jobs';
import type { JobContext, JobFailure } from './job';
import { JOBS } from './registry';

/** Where jobs end that failed for good, by error or because the processes that held them kept dying. */
export const DEAD_JOB = 'dead-job';

/** Of a job whose process died, pg-boss reports a message alone; one that an earlier version gave up has no kind. */
const output = z.object({
  message: z.string(),
  kind: z.enum([...OUTSIDE_ERROR_KINDS, 'unexpected']).default('unexpected'),
});

const UNREPORTED: JobFailure = { kind: 'unexpected', message: 'no error was reported' };

/** Makes a given-up job visible in the log, keeps it for an operator, and lets its kind tell whoever waits for it. */
export async function buryDeadJob(
  boss: PgBoss,
  dead: JobWithMetadata<unknown>,
  context: JobContext,
): Promise<void> {
  const failure = output.safeParse(dead.sourceOutput).data ?? UNREPORTED;
  context.ports.log.error(
    { job: dead.sourceName, jobId: dead.sourceId, data: dead.data, failure },
    'job given up',
  );
  if (dead.sourceName) {
    await keepGivenUp(boss, { job: dead.sourceName, payload: dead.data, failure });
  }
  await JOBS.find(({ name }) => name === dead.sourceName)?.giveUp(dead.data, failure, context);
}

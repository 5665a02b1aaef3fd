import type { JobWithMetadata } from 'pg-boss';
import { z } from 'zod';
import type { JobContext } from './job';
import { JOBS } from './registry';

/** Where jobs end that failed for good, by error or because the processes that held them kept dying. */
export const DEAD_JOB = 'dead-job';

const output = z.object({ name: z.string().default('Error'), message: z.string() });

/** Makes a given-up job visible in the log, and lets its kind tell whoever waits for it. */
export async function buryDeadJob(
  dead: JobWithMetadata<unknown>,
  context: JobContext,
): Promise<void> {
  const reported = output.safeParse(dead.sourceOutput);
  const error = new Error(reported.success ? reported.data.message : 'no error was reported');
  if (reported.success) error.name = reported.data.name;
  context.ports.log.error(
    { job: dead.sourceName, jobId: dead.sourceId, data: dead.data, err: error },
    'job given up',
  );
  await JOBS.find(({ name }) => name === dead.sourceName)?.giveUp(dead.data, error, context);
}

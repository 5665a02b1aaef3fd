import { createContainer } from './container.server';
import { getEnv } from './env.server';
import { runProcess } from './process.server';

await runProcess(async () => {
  const container = await createContainer(getEnv(), { worksJobs: true });
  container.logger.info('worker is ready');
  return () => container.close();
});

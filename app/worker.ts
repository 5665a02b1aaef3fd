import { createContainer } from './container.server';
import { getEnv } from './env.server';
import { startOperationsServer } from './operations.server';
import { endProcess, runProcess } from './process.server';

await runProcess(async () => {
  const env = getEnv();
  const container = await createContainer(env, { worksJobs: true, onDatabaseLost: endProcess });
  const operations = env.metrics && (await startOperationsServer(container, env.metrics));
  container.logger.info('worker is ready');
  return async () => {
    await operations?.close();
    await container.close();
  };
});

import { once } from 'node:events';
import type { Server } from 'node:http';
import { resolve } from 'node:path';
import { closeContainer, getContainer } from './container.server';
import { getEnv, type Env } from './env.server';
import { createHttpServer } from './http.server';
import type { Metrics } from './metrics.server';
import { startOperationsServer } from './operations.server';
import { runProcess, StartError } from './process.server';
import { readTextChunks } from './texts-of-answers.server';

/** As bundled: build/server/server.js, beside build/client. */
const CLIENT_FOLDER = resolve(import.meta.dirname, '../client');

await runProcess(async () => {
  const env = getEnv();
  // Only now: the routes read the environment as they load, and `getEnv` says what is wrong with it.
  const build = await import('virtual:remix/server-build');
  // Until the container is open nobody counts.
  const figures: { metrics?: Metrics } = {};
  // First, so that a taken port ends the process before it opens anything; early requests wait.
  const server = await listen(
    createHttpServer(build, {
      mode: env.mode,
      clientFolder: CLIENT_FOLDER,
      textChunks: readTextChunks(CLIENT_FOLDER),
      proxies: env.proxies,
      onAnswer: (request) => figures.metrics?.request(request),
    }),
    env,
  );
  const container = await getContainer();
  const { logger } = container;
  figures.metrics = container.metrics;
  const operations = env.metrics && (await startOperationsServer(container, env.metrics));
  logger.info({ port: portOf(server), jobs: env.jobs }, 'web process is ready');
  return async () => {
    await closeServer(server);
    await operations?.close();
    await closeContainer();
  };
});

async function listen(server: Server, { port, host }: Env): Promise<Server> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
    return server;
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      if (error.code === 'EADDRINUSE') {
        throw new StartError(
          `Port ${port} is in use: end the program that holds it, or set PORT to another.`,
        );
      }
      if (error.code === 'EACCES') {
        throw new StartError(
          `Port ${port} needs more rights than this user has: set PORT to 1024 or above.`,
        );
      }
    }
    throw error;
  }
}

function portOf(server: Server): number | null {
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : null;
}

/** Requests under way may end; connections that a browser merely keeps open may not hold up the stop. */
async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const cutOff = setTimeout(() => {
    server.closeAllConnections();
  }, 2_000);
  await closed;
  clearTimeout(cutOff);
}

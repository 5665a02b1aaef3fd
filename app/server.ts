import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import type { Express } from 'express';
import { getContainer } from './container.server';
import { getEnv, type Env } from './env.server';
import { createHttpApp } from './http.server';
import { runProcess, StartError } from './process.server';

const BUILD = resolve(import.meta.dirname, '../build');

await runProcess(async () => {
  const env = getEnv();
  const build = await loadBuild();
  // First, so that a taken port ends the process before it opens anything; early requests wait.
  const server = await listen(createHttpApp(build, { mode: env.mode, buildFolder: BUILD }), env);
  const container = await getContainer();
  container.logger.info({ port: portOf(server), jobs: env.jobs }, 'web process is ready');
  return async () => {
    await closeServer(server);
    await container.close();
  };
});

async function loadBuild(): Promise<ServerBuild> {
  const entry = resolve(BUILD, 'server/index.js');
  if (!existsSync(entry)) {
    throw new StartError('The app is not built: run npm run build first.');
  }
  // What Remix wrote there is the type's only source.
  return import(pathToFileURL(entry).href) as Promise<ServerBuild>;
}

async function listen(app: Express, { port, host }: Env): Promise<Server> {
  const server = host === undefined ? app.listen(port) : app.listen(port, host);
  try {
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

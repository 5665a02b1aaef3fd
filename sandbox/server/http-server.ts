import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { inspect } from 'node:util';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { z } from 'zod';
import { adminRoutes } from './admin-routes';
import type { AdminEndpoint } from '../graphql/endpoint';
import type { Sandbox } from './sandbox';
import { pictureSender, shopifyRoutes } from './shopify-routes';

const ASSETS = resolve(import.meta.dirname, '../admin');
const ASSET_FILES = [
  'admin.css',
  'admin.js',
  'extension-frames.js',
  'extension.css',
  'extension-elements.js',
  'extension-host.js',
];

/** The sandbox's one server: the admin for the browser, Shopify's hosts for the app's process. */
export function createSandboxServer(sandbox: Sandbox, endpoint: AdminEndpoint): Server {
  const app = express();
  app.disable('x-powered-by');
  app.use(onlyThisMachine);

  app.get('/cdn/shopifycloud/app-bridge.js', (_request, response) => {
    response.set('cache-control', 'no-cache').sendFile(resolve(ASSETS, 'app-bridge.js'));
  });
  app.get('/cdn/*', pictureSender(sandbox));
  for (const file of ASSET_FILES) {
    app.get(`/assets/${file}`, (_request, response) => {
      response.set('cache-control', 'no-cache').sendFile(resolve(ASSETS, file));
    });
  }
  // For the app's process (`preload.mjs`), so that it lives by this clock.
  app.get('/clock', (_request, response) => {
    response.json({ now: sandbox.clock.now().toISOString() });
  });
  app.get('/', (_request, response) => {
    response.redirect(`/store/${sandbox.storeName}`);
  });
  app.use(`/store/${sandbox.storeName}`, onlyOwnForms, adminRoutes(sandbox));
  app.use(shopifyRoutes(sandbox, endpoint));
  app.use(answerErrors);
  return createServer(app);
}

/** Keeps other people's websites, under a name that resolves to loopback, from reading the store. */
const onlyThisMachine: RequestHandler = (request, response, next) => {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  if (host === '127.0.0.1' || host === 'localhost') {
    next();
    return;
  }
  response.status(403).send('The sandbox store answers on 127.0.0.1 only.');
};

const onlyOwnForms: RequestHandler = (request, response, next) => {
  const origin = request.get('origin');
  if (request.method !== 'POST' || !origin || origin === `http://${request.headers.host}`) {
    next();
    return;
  }
  response.status(403).send('This form belongs to another site.');
};

const httpError = z.object({ status: z.number().min(400).max(499), message: z.string() });

const answerErrors: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  if (error instanceof z.ZodError) {
    response.status(400).send(z.prettifyError(error));
    return;
  }
  const refused = httpError.safeParse(error);
  if (refused.success) {
    response.status(refused.data.status).json({ errors: refused.data.message });
    return;
  }
  process.stderr.write(`The sandbox store failed: ${inspect(error)}\n`);
  response.status(500).json({ errors: 'Internal Server Error' });
};

/** Listens on loopback; 0 takes any free port. Rejects with the system's error, EADDRINUSE for one. */
export function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const { port: actualPort } = server.address() as AddressInfo;
      resolve(`http://127.0.0.1:${actualPort}`);
    });
  });
}

export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

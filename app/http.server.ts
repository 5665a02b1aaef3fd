import { resolve } from 'node:path';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import express, { type Express } from 'express';

/** Forms are small. */
const MAX_FORM_BYTES = 1024 * 1024;
/** Routes that take more measure it themselves: webhooks, and the upload of orders. */
const MEASURED_BY_ROUTE = /^\/(webhooks\/|app\/orders\/import(\.data)?$)/;
const MAIL_LINK = /^\/(unsubscribe|resubscribe|confirm)\//;

/** The app over HTTP: its files, and its routes as Remix serves them. */
export function createHttpApp(
  build: ServerBuild,
  { mode, clientFolder }: { mode: string; clientFolder: string },
): Express {
  const app = express();
  app.disable('x-powered-by');
  // Names of assets carry a hash of their content.
  app.use(
    '/assets',
    express.static(resolve(clientFolder, 'assets'), {
      immutable: true,
      maxAge: '1y',
      index: false,
    }),
  );
  app.use(express.static(clientFolder, { maxAge: '1h', index: false }));
  app.use((request, response, next) => {
    const isLarge = Number(request.headers['content-length'] ?? 0) > MAX_FORM_BYTES;
    if (isLarge && !MEASURED_BY_ROUTE.test(request.path)) {
      response.status(413).type('text/plain').send('The request is larger than 1 MiB.');
      return;
    }
    next();
  });
  app.use((request, _response, next) => {
    // Remix refuses forms whose origin is another one or, since these pages hide their address, `null`. In the
    // link of a mail the token alone gives the right, whatever page or mail program posts it.
    if (MAIL_LINK.test(request.path)) delete request.headers.origin;
    next();
  });
  const handle = createRequestHandler({ build, mode });
  app.all('*', (request, response, next) => void handle(request, response, next));
  return app;
}

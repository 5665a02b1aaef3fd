import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import sirv, { type Options as SirvOptions } from 'sirv';
import { MAX_FORM_BYTES } from './form.server';
import { inLogContext } from './log-context.server';
import type { Metrics } from './metrics.server';
import { NamedTexts, telling, type TextChunks } from './texts-of-answers.server';
import { isForWebhooks, takeWebhook } from './webhooks.server';

const HOUR_SECONDS = 3_600;
const YEAR_SECONDS = 365 * 24 * HOUR_SECONDS;
/** Take a file, which may be large and take its time: all routes that call `withUploadedFile`, which bounds it. */
const UPLOAD = /^\/app\/((orders|prices)\/import|fixes\/file|listings\/\d+\/photos)(\.data)?$/;
/** Routes that count the bytes of a body as it comes in. */
const MEASURED_BY_ROUTE = /^\/(flow\/|mail\/bounces$)/;
const MAIL_LINK = /^\/(unsubscribe|resubscribe|confirm)\//;
/** What anybody may ask without a signature of Shopify's or a session. */
const OPEN_TO_ALL = /^\/(unsubscribe|resubscribe|confirm|auth|mail)\//;
const MOST_OPEN_REQUESTS_A_MINUTE = 120;
/** Pages that Shopify's admin frames: its library names that store's admin for each. */
const FRAMED = /^\/(app|auth)(\/|$)/;
const METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS'];

export interface HttpOptions {
  mode: string;
  clientFolder: string;
  /** Where a browser finds the sentences of the app's pages. */
  textChunks?: TextChunks;
  /** How many proxies stand before the app. */
  proxies: number;
  /** How long a form, or a webhook, may take to come in. */
  maxFormSeconds?: number;
  /** Told of each request that was answered. */
  onAnswer?: Metrics['request'];
}

/** The app over HTTP: webhooks, its files, and its routes as Remix serves them. */
export function createHttpServer(build: ServerBuild, options: HttpOptions): Server {
  const { maxFormSeconds = 20, onAnswer = () => undefined } = options;
  const app = createExpressApp(build, options);
  return createServer((request, response) => {
    const path = request.url?.split('?', 1)[0] ?? '';
    for (const [name, value] of headersFor(path)) response.setHeader(name, value);
    timeRequest(path, response, onAnswer);
    // They need nothing of Express.
    if (isForWebhooks(path)) {
      void takeWebhook(request, response, { readWithinMs: maxFormSeconds * 1000 });
    } else {
      // Typed as if it answered nothing else.
      void app(request, response);
    }
  });
}

function createExpressApp(
  build: ServerBuild,
  { mode, clientFolder, textChunks = {}, proxies, maxFormSeconds = 20 }: HttpOptions,
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', proxies);
  // Names of assets carry a hash of their content. The build compressed them.
  const precompressed = { brotli: true, gzip: true, etag: true };
  app.use(
    '/assets',
    filesOf(resolve(clientFolder, 'assets'), {
      ...precompressed,
      immutable: true,
      maxAge: YEAR_SECONDS,
    }),
  );
  app.use(filesOf(clientFolder, { ...precompressed, maxAge: HOUR_SECONDS }));
  app.use(compression());
  app.use(
    nameRequests,
    refuseOddAddresses,
    limitOpenRequests(),
    limitBodies,
    limitTime(maxFormSeconds),
  );
  app.use((request, _response, next) => {
    // Remix refuses forms whose origin is another one or, since these pages hide their address, `null`. In the
    // link of a mail the token alone gives the right, whatever page or mail program posts it.
    if (MAIL_LINK.test(request.path)) delete request.headers.origin;
    next();
  });
  const handle = createRequestHandler({
    build: tellingNamedTexts(build),
    mode,
    getLoadContext: (_request, response) => ({
      namedTexts: new NamedTexts(textChunks, (name, value) => response.set(name, value)),
    }),
  });
  app.all('*', (request, response, next) => void handle(request, response, next));
  app.use(answerBadAddress);
  return app;
}

/** With routes that tell which sentences their answers name. */
function tellingNamedTexts(build: ServerBuild): ServerBuild {
  const routes: ServerBuild['routes'] = {};
  for (const [id, route] of Object.entries(build.routes)) {
    const { loader, action } = route.module;
    const told = {
      ...(loader && { loader: telling(loader) }),
      ...(action && { action: telling(action) }),
    };
    routes[id] = { ...route, module: { ...route.module, ...told } };
  }
  return { ...build, routes };
}

/** Of a folder that is not there, as where nothing was built, nothing is served. */
function filesOf(folder: string, options: SirvOptions): RequestHandler {
  return existsSync(folder)
    ? sirv(folder, options)
    : (_request, _response, next) => {
        next();
      };
}

/** First parts of addresses that are told apart in the figures. */
const AREAS = ['app', 'api', 'auth', 'flow', 'mail', 'webhooks', 'healthz', 'readyz'];

function timeRequest(path: string, response: ServerResponse, onAnswer: Metrics['request']): void {
  const began = performance.now();
  const first = path.split(/[/.]/, 2)[1] ?? '';
  const area = AREAS.includes(first) ? first : 'other';
  response.once('finish', () => {
    const seconds = (performance.now() - began) / 1000;
    onAnswer({ area, status: response.statusCode, seconds });
  });
}

/** As a proxy may name a request. */
const REQUEST_ID = /^[\w-]{1,100}$/;

/** So that all that the log says of a request is found together, and by whoever has its answer. */
const nameRequests: RequestHandler = (request, response, next) => {
  const given = request.get('X-Request-Id') ?? '';
  const requestId = REQUEST_ID.test(given) ? given : randomUUID();
  response.set('X-Request-Id', requestId);
  inLogContext({ requestId }, next);
};

const ON_ALL = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Strict-Transport-Security', 'max-age=31536000'],
] as const;
const UNFRAMED = [...ON_ALL, ['Content-Security-Policy', "frame-ancestors 'none'"]] as const;

function headersFor(path: string): readonly (readonly [name: string, value: string])[] {
  return FRAMED.test(path) ? ON_ALL : UNFRAMED;
}

/** Neither Remix nor a database takes these, and what they throw would look like a fault of the app. */
const refuseOddAddresses: RequestHandler = (request, response, next) => {
  if (!METHODS.includes(request.method)) {
    response.set('Allow', METHODS.join(', ')).status(405).type('text/plain').send('Not a method.');
    return;
  }
  if (!URL.canParse(request.originalUrl, 'http://localhost') || !isReadable(request.originalUrl)) {
    response.status(400).type('text/plain').send('The address holds what is no character.');
    return;
  }
  next();
};

function isReadable(address: string): boolean {
  try {
    // In a query a bad escape is read as U+FFFD; in a path nothing reads it.
    decodeURIComponent(address.split('?')[0] ?? '');
  } catch {
    return false;
  }
  return !/%00/.test(address);
}

function limitOpenRequests(): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: MOST_OPEN_REQUESTS_A_MINUTE,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    skip: (request) => !OPEN_TO_ALL.test(request.path),
    // Whoever gives the secret may send as many mails as come back; all else counts.
    skipSuccessfulRequests: true,
    requestWasSuccessful: (request, response) =>
      request.path.startsWith('/mail/') && response.statusCode < 400,
    message: 'Too many requests from this address: try again in a minute.',
  });
}

/** Node reads no more of a body than it was announced to have; one without a length may never end. */
const limitBodies: RequestHandler = (request, response, next) => {
  if (MEASURED_BY_ROUTE.test(request.path) || UPLOAD.test(request.path)) {
    next();
    return;
  }
  if (request.headers['transfer-encoding'] !== undefined) {
    response
      .status(411)
      .set('Connection', 'close')
      .type('text/plain')
      .send('A request says its Content-Length.');
    return;
  }
  if (Number(request.headers['content-length'] ?? 0) > MAX_FORM_BYTES) {
    response
      .status(413)
      .set('Connection', 'close')
      .type('text/plain')
      .send('The request is larger than 1 MiB.');
    return;
  }
  next();
};

/** A body that trickles in would hold its request, and what waits for it, for as long as it likes. */
const limitTime =
  (seconds: number): RequestHandler =>
  (request, response, next) => {
    if (!UPLOAD.test(request.path) && !request.complete) {
      const cutOff = setTimeout(() => {
        if (request.complete) return;
        if (!response.headersSent) response.status(408).set('Connection', 'close').end();
        request.destroy();
      }, seconds * 1000);
      request.once('close', () => {
        clearTimeout(cutOff);
      });
    }
    next();
  };

/** A `Host` of which no address can be made. */
const answerBadAddress: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (error instanceof TypeError && 'code' in error && error.code === 'ERR_INVALID_URL') {
    response.status(400).type('text/plain').send('The Host is none.');
    return;
  }
  next(error);
};

import { randomBytes } from 'node:crypto';
import { Transform } from 'node:stream';
import {
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { NamedTextsProvider } from './components/named-texts';
import { NonceProvider } from './components/nonce';
import { contentPolicy } from './content-policy.server';
import { logFailure } from './log-failure.server';
import type { loader as rootLoader } from './root';
import { addDocumentResponseHeaders } from './shopify.server';
import { namedTextsOf, type NamedTexts } from './texts-of-answers.server';

export const streamTimeout = 5_000;

export default async function handleRequest(
  request: Request,
  responseStatusCode: number,
  responseHeaders: Headers,
  remixContext: EntryContext,
  loadContext: Record<string, unknown>,
): Promise<Response> {
  addDocumentResponseHeaders(request, responseHeaders);
  const nonce = randomBytes(16).toString('base64');
  // The development server writes scripts of its own into pages.
  if (process.env.NODE_ENV !== 'development') addPolicy(responseHeaders, contentPolicy(nonce));
  responseHeaders.set('Content-Type', 'text/html; charset=utf-8');
  const texts = namedTextsOf(loadContext);
  addPreloads(responseHeaders, remixContext, texts);
  // A crawler gets the whole page at once; a browser gets the shell first and the rest as it is ready.
  const readyEvent = isbot(request.headers.get('user-agent')) ? 'onAllReady' : 'onShellReady';

  return new Promise((resolve, reject) => {
    let status = responseStatusCode;
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={nonce}>
        <NamedTextsProvider value={texts === null ? undefined : [...texts.files].join(' ')}>
          <RemixServer context={remixContext} url={request.url} nonce={nonce} />
        </NamedTextsProvider>
      </NonceProvider>,
      {
        nonce,
        [readyEvent]() {
          const body = withoutPadding();
          resolve(
            new Response(createReadableStreamFromReadable(body), {
              headers: responseHeaders,
              status,
            }),
          );
          pipe(body);
        },
        onShellError: reject,
        onError(error) {
          status = 500;
          void logPageError(error, request);
        },
      },
    );
    // One second more than Remix waits for deferred data, so that its own rejection can still be sent.
    setTimeout(abort, streamTimeout + 1_000);
  });
}

/** Beside what says who may frame the page. */
function addPolicy(headers: Headers, policy: string): void {
  const framing = headers.get('Content-Security-Policy')?.replace(/;\s*$/, '');
  headers.set('Content-Security-Policy', framing ? `${framing}; ${policy}` : policy);
}

/** Of the document's sentences, which its scripts wait for. */
function addPreloads(headers: Headers, context: EntryContext, texts: NamedTexts | null): void {
  const { matches, loaderData } = context.staticHandlerContext;
  const root = loaderData.root as Awaited<ReturnType<typeof rootLoader>> | undefined;
  const routes = matches.map(({ route }) => route.id);
  const links = texts?.linksFor(root?.language ?? 'en', ['root', ...routes]);
  if (links) headers.append('Link', links);
}

/**
 * React 18 fills up its buffer with null characters where a letter of several bytes would not fit into the rest
 * (facebook/react#24985). HTML holds none of its own.
 */
function withoutPadding(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? Buffer.from(chunk.filter((byte) => byte !== 0)) : chunk);
    },
  });
}

/** Told by Remix of whatever a loader or an action throws, other than responses. */
export function handleError(error: unknown, { request }: LoaderFunctionArgs): void {
  // Neither a browser that went away nor one that asks for what there is not is a fault of the page.
  const isOfClient = isRouteErrorResponse(error) && error.status < 500;
  if (!request.signal.aborted && !isOfClient) void logPageError(error, request);
}

function logPageError(error: unknown, request: Request): Promise<void> {
  return logFailure(error, { path: loggedPath(request.url) }, 'a page failed');
}

/** Without the query, which holds the session token, and without the token of a mail's link. */
function loggedPath(url: string): string {
  return new URL(url).pathname.replace(/^(\/(?:unsubscribe|resubscribe|confirm)\/).*/, '$1…');
}

import {
  Agent,
  createServer,
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
} from 'node:http';
import { pipeline, Transform } from 'node:stream';
import { constants, createGunzip, createGzip } from 'node:zlib';

const SHOPIFY_CDN = 'https://cdn.shopify.com/';
const SHOPIFY_ADMIN = 'https://admin.shopify.com/';
const TEXT = /^(text\/(html|x-script|x-component|css)|application\/(json|.*\+json))/;

/**
 * Stands in front of the app as a browser meets it: the sandbox's admin may embed it, and what it loads from
 * Shopify's CDN comes from the sandbox. Everything else passes untouched and streaming.
 */
export function createAppProxy(options: {
  appOrigin: () => string;
  adminOrigin: () => string;
}): Server {
  const agent = new Agent({ keepAlive: true });
  const server = createServer((incoming, outgoing) => {
    const adminOrigin = options.adminOrigin();
    const upstream = request(
      new URL(incoming.url ?? '/', options.appOrigin()),
      {
        method: incoming.method,
        agent,
        headers: { ...incoming.headers, 'accept-encoding': encodingFor(incoming) },
      },
      (answer) => {
        const headers = rewriteHeaders(answer.headers, adminOrigin);
        const isText = TEXT.test(answer.headers['content-type'] ?? '');
        if (isText) delete headers['content-length'];
        outgoing.writeHead(answer.statusCode ?? 502, headers);
        const replacing = replaceText(SHOPIFY_CDN, `${adminOrigin}/cdn/`);
        const isPacked = answer.headers['content-encoding'] === 'gzip';
        const ofText = isPacked
          ? [answer, createGunzip(AS_IT_COMES), replacing, createGzip(AS_IT_COMES)]
          : [answer, replacing];
        const stages = isText ? ofText : [answer];
        pipeline([...stages, outgoing], () => {
          // A browser that goes away ends the answer early; there is nobody left to tell.
        });
      },
    );
    upstream.on('error', (error) => {
      if (outgoing.headersSent) {
        outgoing.destroy(error);
        return;
      }
      outgoing.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' });
      outgoing.end(`The app does not answer (${error.message}). Reload in a moment.\n`);
    });
    outgoing.on('close', () => upstream.destroy());
    incoming.pipe(upstream);
  });
  server.on('close', () => {
    agent.destroy();
  });
  return server;
}

/** A page that streams is passed on part by part. */
const AS_IT_COMES = { flush: constants.Z_SYNC_FLUSH };

/** Scripts pass untouched; text in which something is replaced has to be packed as this proxy can unpack. */
function encodingFor({ url, headers }: IncomingMessage): string {
  const accepted = headers['accept-encoding'] ?? '';
  if (new URL(url ?? '/', 'http://app').pathname.endsWith('.js')) return accepted;
  return accepted.includes('gzip') ? 'gzip' : 'identity';
}

function rewriteHeaders(headers: IncomingHttpHeaders, adminOrigin: string): IncomingHttpHeaders {
  const rewritten = { ...headers };
  const policy = headers['content-security-policy'];
  if (typeof policy === 'string') {
    rewritten['content-security-policy'] = policy
      .replaceAll('https://cdn.shopify.com', adminOrigin)
      .replace(/frame-ancestors(?! 'none')/, `frame-ancestors ${adminOrigin}`);
  }
  if (typeof headers['link'] === 'string') {
    rewritten['link'] = headers['link'].replaceAll(SHOPIFY_CDN, `${adminOrigin}/cdn/`);
  }
  if (headers.location?.startsWith(SHOPIFY_ADMIN)) {
    rewritten.location = headers.location.replace(SHOPIFY_ADMIN, `${adminOrigin}/`);
  }
  return rewritten;
}

/** Replaces a string in a stream of bytes, also where it lies across two chunks. */
export function replaceText(from: string, to: string): Transform {
  const needle = Buffer.from(from);
  const replacement = Buffer.from(to);
  let held: Buffer = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      let rest = Buffer.concat([held, chunk]);
      for (let at = rest.indexOf(needle); at >= 0; at = rest.indexOf(needle)) {
        this.push(rest.subarray(0, at));
        this.push(replacement);
        rest = rest.subarray(at + needle.length);
      }
      const keep = lengthOfPossibleStart(rest, needle);
      if (rest.length > keep) this.push(rest.subarray(0, rest.length - keep));
      held = rest.subarray(rest.length - keep);
      done();
    },
    flush(done) {
      done(null, held);
    },
  });
}

/** How many of the last bytes could be the beginning of the needle. */
function lengthOfPossibleStart(bytes: Buffer, needle: Buffer): number {
  for (let length = Math.min(needle.length - 1, bytes.length); length > 0; length -= 1) {
    if (bytes.subarray(bytes.length - length).equals(needle.subarray(0, length))) return length;
  }
  return 0;
}

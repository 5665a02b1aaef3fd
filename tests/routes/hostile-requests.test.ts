import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { request as openRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServerBuild } from '@remix-run/node';
import { Session } from '@shopify/shopify-api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createContainer, provideContainer, type Container } from '~/container.server';
import { createRepositories } from '~/db.server';
import { readEnv } from '~/env.server';
import { createHttpServer } from '~/http.server';
import { testDatabase, uniqueStore } from '../support/database';
import { sessionToken } from './app-under-test';
import { serverBuild } from './server-build';

/** What nobody's browser sends, over HTTP: routes, services and database are real. */

const environment = {
  NODE_ENV: 'test',
  SHOPIFY_API_KEY: 'key-of-the-app',
  SHOPIFY_API_SECRET: 'secret-of-the-app',
  SHOPIFY_APP_URL: 'https://borealist.test',
  MAIL_BOUNCE_ADDRESS: 'returned@borealist.test',
  MAIL_BOUNCE_SECRET: 'secret0of0returned0mails000000000000',
  LOG_LEVEL: 'silent',
};
const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

const database = await testDatabase();
const store = uniqueStore('hostile');
let container: Container;
let build: ServerBuild;
let port: number;
let stop: () => Promise<void>;
/** Asks the app, while the app's own requests to Shopify are answered here. */
const realFetch = fetch;

beforeAll(async () => {
  // What pages ask Shopify for: collections, and a product with what the app may read of it and the markets that have
  // French of their own.
  const collections = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
  const currentAppInstallation = { accessScopes: [] };
  const product = { markets: collections, shopLocales: [], nodes: [null], currentAppInstallation };
  const answer = { data: { collections, ...product } };
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(answer)));
  Object.assign(process.env, environment);
  container = await createContainer(readEnv({ ...environment, DATABASE_URL: database.url }), {
    worksJobs: false,
  });
  provideContainer(container);
  await createRepositories(database).stores.install(store, new Date());
  await container.sessionStorage.storeSession(
    new Session({
      id: `offline_${store}`,
      shop: store,
      state: '',
      isOnline: false,
      accessToken: 'token',
      expires: new Date(Date.now() + 3_600_000),
    }),
  );
  build = await serverBuild();
  const server = createHttpServer(build, {
    mode: 'production',
    clientFolder: 'no-build',
    proxies: 1,
    maxFormSeconds: 1,
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
  stop = async () => {
    server.close();
    server.closeAllConnections();
    await container.close();
  };
});
afterAll(() => {
  vi.unstubAllGlobals();
  return stop();
});

interface Hostile {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

let address = 0;

/** As it stands: `fetch` would mend paths and headers. */
async function statusOf({ method = 'GET', path, headers = {}, body }: Hostile): Promise<number> {
  address += 1;
  const request = openRequest({
    // A connection that is kept may be closed by the app as it is used again.
    agent: false,
    port,
    host: '127.0.0.1',
    method,
    path,
    headers: {
      'User-Agent': USER_AGENT,
      // Each from an address of its own, so that none is refused for the number of them.
      'X-Forwarded-For': `10.${address >> 16}.${(address >> 8) & 255}.${address & 255}`,
      ...(body !== undefined && { 'Content-Length': String(Buffer.byteLength(body)) }),
      ...headers,
    },
  });
  request.setTimeout(5_000, () => request.destroy(new Error(`${method} ${path} is not answered`)));
  request.end(body);
  const [response] = (await once(request, 'response')) as [{ statusCode: number; resume(): void }];
  response.resume();
  return response.statusCode;
}

async function signedIn(hostile: Hostile): Promise<number> {
  const token = await sessionToken(store);
  return statusOf({
    ...hostile,
    headers: { Authorization: `Bearer ${token}`, ...hostile.headers },
  });
}

function pathOfRoute(id: string): string {
  const route = build.routes[id];
  const parent = route?.parentId === undefined ? '' : pathOfRoute(route.parentId);
  return route?.path ? `${parent}/${route.path}` : parent;
}

/** The path of each route, with what stands for its parameters. */
function pathsWith(parameter: string): string[] {
  return Object.keys(build.routes)
    .map((id) => pathOfRoute(id) || '/')
    .map((path) => path.replaceAll(/:\w+|\*/g, parameter));
}

const ODD = [
  'zzz',
  '0',
  '-1',
  '99999999999999999999999999',
  '1e308',
  'NaN',
  '%E9',
  '%00',
  '%ED%A0%80',
  "'%3B--",
  '..%2F..%2Fetc%2Fpasswd',
  'x'.repeat(4_000),
  '00000000-0000-0000-0000-000000000000',
  encodeURIComponent('💥'),
];
const QUERIES = ['after', 'cursor', 'page', 'since', 'search', 'sort', 'tab', 'season', 'audience'];

/** Every fault here is of whoever asks. Shopify itself is not there to be asked. */
const isOfClient = (status: number): boolean => status < 500;

describe('whoever asks is told, and the app is not at fault', () => {
  it('and is let in where nothing is odd', async () => {
    expect(await signedIn({ path: '/app/settings' })).toBe(200);
  });

  it.each(ODD)('for %s in any address', async (odd) => {
    const statuses: Record<string, number> = {};
    for (const path of pathsWith(odd)) {
      const query = QUERIES.map((name) => `${name}=${odd}`).join('&');
      // Where nothing stands in its path, a page is asked for with odd parameters alone.
      if (path.includes(odd)) statuses[`GET ${path}`] = await signedIn({ path });
      statuses[`GET ${path}?…`] = await signedIn({ path: `${path}?${query}` });
      statuses[`GET ${path} without a session`] = await statusOf({ path: `${path}?${query}` });
    }
    expect(Object.entries(statuses).filter(([, status]) => !isOfClient(status))).toEqual([]);
  });

  it.each<[string, Pick<Hostile, 'headers' | 'body'>]>([
    ['no body', {}],
    ['JSON', { headers: { 'Content-Type': 'application/json' }, body: '{"intent":1}' }],
    ['broken JSON', { headers: { 'Content-Type': 'application/json' }, body: '{' }],
    ['text', { headers: { 'Content-Type': 'text/plain' }, body: 'intent=save' }],
    ['a type that is none', { headers: { 'Content-Type': ';;;' }, body: 'x' }],
    [
      'a multipart without boundary',
      { headers: { 'Content-Type': 'multipart/form-data' }, body: 'x' },
    ],
    [
      'a multipart that ends early',
      {
        headers: { 'Content-Type': 'multipart/form-data; boundary=b' },
        body: '--b\r\nContent-Disposition: form-data; name="file"; filename="x.csv"\r\n\r\nab',
      },
    ],
    [
      'NUL',
      {
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: 'intent=save&name=a%00b',
      },
    ],
    [
      'bytes that are no text',
      {
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: Buffer.from([0x69, 0x3d, 0xff, 0xfe, 0xed, 0xa0, 0x80]),
      },
    ],
    [
      'fields without number',
      {
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: Array.from({ length: 5_000 }, (_, index) => `intent=${index}`).join('&'),
      },
    ],
  ])('for %s sent to any page', async (_, sent) => {
    const statuses: Record<string, number> = {};
    for (const path of pathsWith('1')) {
      statuses[`POST ${path}`] = await signedIn({ method: 'POST', path, ...sent });
      statuses[`POST ${path} as data`] = await signedIn({
        method: 'POST',
        path: `${path}.data`,
        ...sent,
      });
    }
    expect(Object.entries(statuses).filter(([, status]) => !isOfClient(status))).toEqual([]);
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND'])('for %s', async (method) => {
    for (const path of ['/', '/app', '/webhooks/products', '/mail/bounces']) {
      expect(await statusOf({ method, path })).toBe(405);
    }
  });

  it.each([
    '/app?shop=example.myshopify.com&host=x',
    '/app?shop=x&host=x&embedded=1',
    '/app?embedded=1&id_token=x.y.z',
    '/auth/exit-iframe',
    '/auth/exit-iframe?shop=example.myshopify.com&exitIframe=https://evil.example',
    '/auth/session-token?shop=example.myshopify.com&host=x',
    '/auth/login',
    '/app.data?_routes=nothing',
    '/__manifest?p=%E9&version=x',
    '/..//app',
    '//evil.example/app',
  ])('for %s', async (path) => {
    expect(await statusOf({ path })).toSatisfy(isOfClient);
  });

  it('for a Host that is none', async () => {
    expect(await statusOf({ path: '/healthz', headers: { Host: 'a b:99999' } })).toBe(400);
  });

  it('whatever is sent', { timeout: 120_000 }, async () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom(...ODD));
    const pairs = fc.dictionary(fc.constantFrom('intent', 'id', 'form', ...QUERIES), text);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.constantFrom('GET', 'POST'),
        text,
        pairs,
        fc.constantFrom(
          'application/x-www-form-urlencoded',
          'multipart/form-data; boundary=b',
          'text/plain',
        ),
        async (which, method, parameter, fields, type) => {
          const paths = pathsWith(encodeURIComponent(parameter.toWellFormed()));
          const path = paths[which % paths.length] ?? '/';
          const query = new URLSearchParams(fields).toString();
          const status = await signedIn(
            method === 'GET'
              ? { path: `${path}?${query}` }
              : { method, path, headers: { 'Content-Type': type }, body: query },
          );
          expect({ method, path, query, status }).toMatchObject({
            status: expect.toSatisfy(isOfClient) as number,
          });
        },
      ),
      // Some of the kinds of thing; `npm run faults` sends 10,000.
      { numRuns: 150, interruptAfterTimeLimit: 60_000 },
    );
  });
});

describe('a session token', () => {
  const SHOP = `https://${store}`;
  it.each<[string, Record<string, unknown>]>([
    ['without an end', { exp: undefined }],
    ['that has ended', { exp: 1_700_000_000 }],
    ['whose end is no number', { exp: 'never' }],
    ['of another issuer', { iss: 'https://other.myshopify.com/admin' }],
    ['without an issuer', { iss: undefined }],
    [
      'for no store of Shopify’s',
      { dest: 'https://evil.example', iss: 'https://evil.example/admin' },
    ],
    ['for nothing', { dest: undefined }],
    ['for another address of the store', { dest: `${SHOP}.evil.example` }],
    ['for another app', { aud: 'another-app' }],
    ['that begins later', { nbf: 4_000_000_000 }],
  ])('%s opens nothing', async (_, over) => {
    const path = '/app/version';
    expect(await statusOf({ path, headers: bearer(tokenOf(over)) })).toBe(401);
    expect(await statusOf({ path, headers: bearer(tokenOf({})) })).toBe(200);
  });

  it('signed with nothing, or with another secret, opens nothing', async () => {
    const [, claims] = tokenOf({}).split('.');
    const unsigned = `${base64url({ alg: 'none', typ: 'JWT' })}.${claims ?? ''}.`;
    for (const token of [unsigned, tokenOf({}, 'guessed'), 'x', '']) {
      expect(await statusOf({ path: '/app/version', headers: bearer(token) })).toBe(401);
    }
  });

  function tokenOf(over: Record<string, unknown>, secret = environment.SHOPIFY_API_SECRET): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: `${SHOP}/admin`,
      dest: SHOP,
      aud: environment.SHOPIFY_API_KEY,
      sub: '42',
      exp: now + 60,
      nbf: now - 5,
      iat: now - 5,
      jti: 'one',
      sid: 'two',
      ...over,
    };
    const signed = `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url(claims)}`;
    return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
  }
});

const base64url = (value: unknown): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');
const bearer = (token: string): Record<string, string> => ({ Authorization: `Bearer ${token}` });

describe('bodies', () => {
  it('of any length are refused before they are read', async () => {
    for (const path of ['/app', '/app/settings', '/unsubscribe/x', '/api/listings/1']) {
      const headers = { 'Transfer-Encoding': 'chunked' };
      expect(await statusOf({ method: 'POST', path, headers })).toBe(411);
      const large = { 'Content-Length': String(2 ** 31) };
      expect(await statusOf({ method: 'POST', path, headers: large })).toBe(413);
    }
  });

  const MULTIPART = { 'Content-Type': 'multipart/form-data; boundary=edge' };
  const fileOf = (field: string, bytes: number) =>
    [
      '--edge',
      `Content-Disposition: form-data; name="${field}"; filename="list"`,
      '',
      'x'.repeat(bytes),
      '--edge--',
      '',
    ].join('\r\n');

  it('of large files are taken by each route that takes files', async () => {
    const taking = globSync('app/routes/**/*.{ts,tsx}').filter((file) =>
      readFileSync(file, 'utf8').includes('await withUploadedFile('),
    );
    expect(taking.length).toBeGreaterThanOrEqual(4);
    for (const file of taking) {
      const path = pathOfRoute(file.replace(/^app\/|(\/route)?\.tsx?$/g, '')).replace(':id', '1');
      const body = fileOf(path.endsWith('photos') ? 'photo' : 'file', 1_500_000);
      expect(path, file).toMatch(/^\/app\//);
      for (const address of [path, `${path}.data`]) {
        const asked = { method: 'POST', path: address, headers: MULTIPART, body };
        const status = await signedIn(asked);
        expect(status, address).not.toBe(413);
        expect(status, address).toBeLessThan(500);
      }
    }
  });

  it('that trickle in are cut off', async () => {
    const path = '/unsubscribe/nothing';
    const type = 'application/x-www-form-urlencoded';
    // Announced to be longer than what ever comes.
    const headers = { 'Content-Type': type, 'Content-Length': '20', 'X-Forwarded-For': '10.9.9.9' };
    const request = openRequest({
      agent: false,
      port,
      host: '127.0.0.1',
      method: 'POST',
      path,
      headers,
    });
    const ended = new Promise<'ended'>((resolve) => {
      for (const event of ['close', 'error'])
        request.once(event, () => {
          resolve('ended');
        });
    });
    request.write('intent=');
    expect(await ended).toBe('ended');
  });
});

describe('every answer', () => {
  const headersOf = async (path: string) =>
    (await realFetch(`http://127.0.0.1:${port}${path}`)).headers;

  it('is of the type that it says, and asked for by https from then on', async () => {
    for (const path of ['/', '/healthz', '/unsubscribe/nothing', '/app/settings', '/nothing']) {
      const headers = await headersOf(path);
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Strict-Transport-Security')).toMatch(/max-age=\d{8}/);
    }
  });

  it('outside the admin is framed by nobody', async () => {
    for (const path of ['/', '/unsubscribe/nothing', '/nothing']) {
      expect((await headersOf(path)).get('Content-Security-Policy')).toContain(
        "frame-ancestors 'none'",
      );
    }
    expect(
      (await headersOf(`/app?shop=${store}`)).get('Content-Security-Policy') ?? '',
    ).not.toContain("frame-ancestors 'none'");
  });
});

describe('a page', () => {
  it.each([`/app?shop=${store}`, '/unsubscribe/nothing'])(
    'runs no script but the app’s own, App Bridge, and those that bear its nonce: %s',
    async (path) => {
      const answer = await realFetch(`http://127.0.0.1:${port}${path}`, {
        headers: { 'User-Agent': USER_AGENT, Authorization: `Bearer ${await sessionToken(store)}` },
      });
      const policy = answer.headers.get('Content-Security-Policy') ?? '';
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
      const scripts = [...(await answer.text()).matchAll(/<script([^>]*)>/g)].map(
        ([, rest]) => rest ?? '',
      );
      expect(scripts.length).toBeGreaterThan(0);
      for (const attributes of scripts) {
        const isOurs =
          attributes.includes(`nonce="${nonce}"`) ||
          attributes.includes('https://cdn.shopify.com/');
        expect(attributes, attributes).toSatisfy(() => isOurs);
      }
      expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' https:\/\/cdn\.shopify\.com;/);
      const again = await realFetch(`http://127.0.0.1:${port}${path}`);
      expect(again.headers.get('Content-Security-Policy')).not.toContain(nonce);
    },
  );
});

describe('what is open to all', () => {
  it('is open to one address 120 times a minute', async () => {
    const headers = { 'X-Forwarded-For': '203.0.113.7' };
    const ask = () => statusOf({ path: '/unsubscribe/nothing', headers });
    const statuses = [];
    for (let count = 0; count < 121; count += 1) statuses.push(await ask());
    expect(statuses.indexOf(429)).toBe(120);
    expect(
      await statusOf({
        path: '/unsubscribe/nothing',
        headers: { 'X-Forwarded-For': '203.0.113.8' },
      }),
    ).toBe(200);
  });

  it('takes no end of returned mails from whoever has the secret', async () => {
    const headers = {
      'X-Forwarded-For': '203.0.113.9',
      'Content-Type': 'message/rfc822',
      Authorization: `Bearer ${environment.MAIL_BOUNCE_SECRET}`,
    };
    for (let count = 0; count < 130; count += 1) {
      expect(await statusOf({ method: 'POST', path: '/mail/bounces', headers, body: 'x' })).toBe(
        202,
      );
    }
  });
});

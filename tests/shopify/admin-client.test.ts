import { afterEach, describe, expect, it } from 'vitest';
import { AdminClient } from '~/shopify/admin-client';
import { CostBucket } from '~/shopify/cost-bucket';
import { OutsideError } from '~/services/outside-error';
import { ShopifyUserError } from '~/shopify/errors';
import {
  BulkOperationStatusDocument,
  StartBulkQueryDocument,
} from '~/shopify/generated/documents.generated';
import { fakeTiming, type FakeTiming } from './support/fake-timing';
import {
  cut,
  hangUp,
  json,
  never,
  startScriptedServer,
  text,
  type Reply,
  type ScriptedServer,
} from './support/scripted-server';

const TOKEN = 'shpat_very_secret';
const ID = 'gid://shopify/BulkOperation/788032119674292922';
const DATA = {
  bulkOperation: {
    status: 'RUNNING',
    errorCode: null,
    objectCount: '7',
    rootObjectCount: '1',
    url: null,
  },
};

const cost = (requestedQueryCost: number, currentlyAvailable: number) => ({
  cost: {
    requestedQueryCost,
    actualQueryCost: requestedQueryCost,
    throttleStatus: { maximumAvailable: 2000, currentlyAvailable, restoreRate: 100 },
  },
});
const ok = json({ data: DATA, extensions: cost(10, 1990) });
const throttled = json({
  errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
  extensions: cost(500, 100),
});

let server: ScriptedServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

interface Setup {
  client: AdminClient;
  timing: FakeTiming;
  received: ScriptedServer['received'];
  tokensAsked: (string | undefined)[];
}

async function setup(
  replies: Reply[],
  options: { random?: number; timeoutMs?: number; tokens?: string[] } = {},
): Promise<Setup> {
  const started = await startScriptedServer(replies);
  server = started;
  const timing = fakeTiming(options.random);
  const tokens = options.tokens ?? [TOKEN];
  const tokensAsked: (string | undefined)[] = [];
  const client = new AdminClient({
    store: 'example.myshopify.com',
    originOf: () => started.origin,
    bucket: new CostBucket(),
    accessToken: (rejected) => {
      tokensAsked.push(rejected);
      return Promise.resolve(tokens[Math.min(tokensAsked.length, tokens.length) - 1] ?? '');
    },
    timing,
    ...(options.timeoutMs !== undefined && { timeoutMs: options.timeoutMs }),
  });
  return { client, timing, received: started.received, tokensAsked };
}

const ask = ({ client }: Setup) => client.request(BulkOperationStatusDocument, { id: ID });
const start = ({ client }: Setup) =>
  client.request(StartBulkQueryDocument, { query: '{ shop { id } }' });

async function failure(promise: Promise<unknown>): Promise<OutsideError> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof OutsideError)) throw new Error(`no OutsideError but ${String(error)}`);
  return error;
}

describe('a request', () => {
  it('goes to the version’s address with the token, and returns the data', async () => {
    const tried = await setup([ok]);
    expect(await ask(tried)).toEqual(DATA);
    const [request] = tried.received;
    expect(request?.path).toBe('/admin/api/2026-10/graphql.json');
    expect(request?.headers['x-shopify-access-token']).toBe(TOKEN);
    expect(JSON.parse(request?.body ?? '')).toMatchObject({
      operationName: 'BulkOperationStatus',
      variables: { id: ID },
    });
  });
});

describe('the rate limit', () => {
  it('is waited for as long as the missing points take to come back', async () => {
    const tried = await setup([throttled, ok], { random: 0 });
    expect(await ask(tried)).toEqual(DATA);
    // 500 points asked for, 100 there, 100 a second.
    expect(tried.timing.slept).toEqual([4000]);
  });

  it('is kept before sending once the cost is known', async () => {
    const tried = await setup([
      json({ data: DATA, extensions: cost(600, 200) }),
      json({ data: DATA, extensions: cost(600, 1400) }),
    ]);
    await ask(tried);
    await ask(tried);
    expect(tried.timing.slept).toEqual([4000]);
    await ask(tried);
    expect(tried.timing.slept).toEqual([4000]);
  });

  it('is kept by the cost that the caller expects', async () => {
    const tried = await setup([json({ data: DATA, extensions: cost(10, 50) })]);
    await ask(tried);
    await tried.client.request(BulkOperationStatusDocument, { id: ID }, { estimatedCost: 150 });
    expect(tried.timing.slept).toEqual([1000]);
  });

  it('is not spent twice by requests that run at the same time', async () => {
    const tried = await setup([json({ data: DATA, extensions: cost(600, 1000) })]);
    await ask(tried);
    await Promise.all([ask(tried), ask(tried)]);
    expect(tried.timing.slept).toEqual([2000]);
  });

  it('ends a query that can never fit', async () => {
    const tried = await setup([
      json({
        errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
        extensions: cost(3000, 2000),
      }),
    ]);
    expect(await failure(ask(tried))).toMatchObject({ kind: 'invalid', isTransient: false });
    expect(tried.received).toHaveLength(1);
  });

  it('takes Retry-After in seconds', async () => {
    const tried = await setup([json({ errors: 'Too many' }, 429, { 'Retry-After': '2.0' }), ok]);
    expect(await ask(tried)).toEqual(DATA);
    expect(tried.timing.slept).toEqual([2000]);
  });

  it('leaves a long Retry-After to the queue', async () => {
    const tried = await setup([text('', 429, { 'Retry-After': '3600' })]);
    expect(await failure(ask(tried))).toMatchObject({ kind: 'throttled', isTransient: true });
    expect(tried.timing.slept).toEqual([]);
  });

  it('is given up after six attempts', async () => {
    const tried = await setup([throttled]);
    expect(await failure(ask(tried))).toMatchObject({ kind: 'throttled', isTransient: true });
    expect(tried.received).toHaveLength(6);
  });
});

describe('trouble on the way', () => {
  it.each<[string, Reply]>([
    ['HTTP 502', text('<html>Bad gateway</html>', 502)],
    ['HTTP 503', text('', 503)],
    ['HTTP 504', json({ errors: 'timeout' }, 504)],
    ['HTTP 500', text('oops', 500)],
    ['a connection that is hung up', hangUp],
    ['a body that is cut', cut('{"data":{"bulkOperation":')],
    ['a page instead of JSON', text('<html>Maintenance</html>')],
    ['broken JSON', text('{"data":{', 200, { 'Content-Type': 'application/json' })],
    ['JSON that is no object', json('half')],
    ['an answer without data', json({})],
    [
      'an internal error in the answer',
      json({
        errors: [{ message: 'Internal error. Looks like something went wrong on our end.' }],
      }),
    ],
  ])('is met by trying again: %s', async (_, reply) => {
    const tried = await setup([reply, reply, ok]);
    expect(await ask(tried)).toEqual(DATA);
    expect(tried.timing.slept).toEqual([250, 500]);
  });

  it('is met with longer and longer pauses, and jitter', async () => {
    const tried = await setup([text('', 503)], { random: 0.5 });
    expect(await failure(ask(tried))).toMatchObject({ kind: 'unavailable', isTransient: true });
    expect(tried.timing.slept).toEqual([375, 750, 1500, 3000, 6000]);
  });

  it('ends an attempt that is not answered in time', async () => {
    const tried = await setup([never, ok], { timeoutMs: 100 });
    expect(await ask(tried)).toEqual(DATA);
    expect(tried.timing.slept).toEqual([250]);
  });

  it('does not repeat a mutation that Shopify may have run', async () => {
    const tried = await setup([text('', 502)]);
    expect(await failure(start(tried))).toMatchObject({ kind: 'unavailable', isTransient: true });
    expect(tried.received).toHaveLength(1);
  });

  it('repeats a mutation that was throttled', async () => {
    const done = { bulkOperationRunQuery: { bulkOperation: { id: ID }, userErrors: [] } };
    const tried = await setup([throttled, json({ data: done })]);
    expect(await start(tried)).toEqual(done);
  });
});

describe('refusals', () => {
  it.each([
    [401, 'access'],
    [402, 'storeFrozen'],
    [403, 'addressNotAllowed'],
    [404, 'versionGone'],
    [410, 'gone'],
    [423, 'access'],
    [400, 'invalid'],
    [301, 'invalid'],
  ])('by HTTP %i are final: %s', async (status, kind) => {
    const tried = await setup([
      text('', status, { Location: 'https://elsewhere.example', 'X-Request-Id': 'abc-1' }),
    ]);
    const error = await failure(ask(tried));
    expect(error).toMatchObject({ kind, isTransient: false });
    expect(error.message).toBe(
      `BulkOperationStatus was answered with HTTP ${status} (request abc-1)`,
    );
    expect(tried.timing.slept).toEqual([]);
  });

  it('by HTTP 401 are tried once with another token', async () => {
    const tried = await setup([json({ errors: '[API] Invalid API key' }, 401), ok], {
      tokens: ['old', 'new'],
    });
    expect(await ask(tried)).toEqual(DATA);
    expect(tried.tokensAsked).toEqual([undefined, 'old']);
    expect(tried.received[1]?.headers['x-shopify-access-token']).toBe('new');
  });

  it.each([
    ['ACCESS_DENIED', 'access'],
    ['SHOP_INACTIVE', 'storeFrozen'],
    ['RESOURCE_NOT_FOUND', 'gone'],
    ['MAX_COST_EXCEEDED', 'invalid'],
    ['undefinedField', 'invalid'],
  ])('by the code %s are final: %s', async (code, kind) => {
    const tried = await setup([json({ errors: [{ message: 'No.', extensions: { code } }] })]);
    expect(await failure(ask(tried))).toMatchObject({ kind, isTransient: false });
    expect(tried.received).toHaveLength(1);
  });

  it.each<[string, Reply, string]>([
    [
      'a scope that is missing',
      json(
        { errors: '[API] This action requires merchant approval for read_products scope.' },
        403,
      ),
      'access',
    ],
    [
      'customer data that is not granted',
      json({ errors: '[API] This app is not approved to access customer data.' }, 403),
      'customerDataNotGranted',
    ],
    ['a store that Shopify closed', json({ errors: 'Unavailable Shop' }, 403), 'storeFrozen'],
    ['anything else', text('<h1>Forbidden</h1>', 403), 'addressNotAllowed'],
    ['an endless page', text('x'.repeat(1_000_000), 403), 'addressNotAllowed'],
  ])('by HTTP 403 are told apart: %s', async (_, reply, kind) => {
    expect(await failure(ask(await setup([reply])))).toMatchObject({ kind });
  });

  it.each([
    [
      'orders',
      {
        message: 'This app is not approved to access the Order object.',
        extensions: { code: 'ACCESS_DENIED' },
      },
      'customerDataNotGranted',
    ],
    [
      'orders, by the page that is named',
      {
        message: 'Access denied.',
        extensions: {
          code: 'ACCESS_DENIED',
          documentation: 'https://shopify.dev/docs/apps/launch/protected-customer-data',
        },
      },
      'customerDataNotGranted',
    ],
    [
      'a bulk query, by its field',
      {
        message: 'Access denied.',
        path: ['bulkOperationRunQuery'],
        extensions: { code: 'ACCESS_DENIED' },
      },
      'bulkNotEnabled',
    ],
    [
      'a bulk query, by words',
      {
        message: 'Bulk operations are not enabled for this app.',
        extensions: { code: 'ACCESS_DENIED' },
      },
      'bulkNotEnabled',
    ],
    [
      'a field, at a path that is none',
      {
        message: 'Access denied for url field.',
        path: 'url',
        extensions: { code: 'ACCESS_DENIED' },
      },
      'access',
    ],
  ])('of %s say whose fault it is', async (_, error, kind) => {
    const tried = await setup([json({ data: null, errors: [error] })]);
    expect(await failure(ask(tried))).toMatchObject({ kind, isTransient: false });
  });

  it('come with half of the data as well: that is not taken for all of it', async () => {
    const tried = await setup([
      json({
        data: DATA,
        errors: [
          { message: 'Access denied for url field.', extensions: { code: 'ACCESS_DENIED' } },
        ],
      }),
    ]);
    const error = await failure(ask(tried));
    expect(error.kind).toBe('access');
    expect(error.message).toContain('Access denied for url field.');
  });

  it('by userErrors name field, message and code', async () => {
    const userErrors = [
      { field: ['query'], message: 'is not valid', code: 'INVALID' },
      { field: null, message: 'busy', code: 'OPERATION_IN_PROGRESS' },
    ];
    const tried = await setup([
      json({ data: { bulkOperationRunQuery: { bulkOperation: null, userErrors } } }),
    ]);
    const error = await failure(start(tried));
    expect(error).toBeInstanceOf(ShopifyUserError);
    expect(error).toMatchObject({ kind: 'refused', isTransient: false, userErrors });
    expect(error.message).toBe('StartBulkQuery was declined: query: is not valid; busy');
  });
});

describe('secrets', () => {
  it.each<[string, Reply]>([
    ['an answer that repeats the token', json({ errors: TOKEN }, 403)],
    ['a page that repeats it', text(`<p>${TOKEN}</p>`)],
    ['a broken connection', hangUp],
  ])('stay out of errors after %s', async (_, reply) => {
    const error = await failure(ask(await setup([reply])));
    const told = JSON.stringify([error.message, error.stack, error.cause ?? null, error]);
    expect(told).not.toContain(TOKEN);
  });
});

import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request as openRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createContainer, provideContainer } from '~/container.server';
import { createRepositories } from '~/db.server';
import { readEnv } from '~/env.server';
import { takeWebhook } from '~/webhooks.server';
import { testDatabase, uniqueStore } from './support/database';

const SECRET = 'hush';
const database = await testDatabase();
const { stores } = createRepositories(database);
const container = await createContainer(
  readEnv({
    SHOPIFY_API_KEY: 'key',
    SHOPIFY_API_SECRET: SECRET,
    SHOPIFY_APP_URL: 'https://borealist.example.com',
    DATABASE_URL: database.url,
    LOG_LEVEL: 'silent',
  }),
  { worksJobs: false },
);
provideContainer(container);
const server = createServer((incoming, response) => {
  void takeWebhook(incoming, response, { readWithinMs: 500 });
});
let port: number;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await container.close();
});

let store: string;
let deliveries = 0;

interface Sent {
  topic: string;
  body?: string;
  headers?: Record<string, string>;
  method?: string;
  secret?: string;
}

function headersOf({
  topic,
  body = '{"id":1}',
  headers = {},
  secret = SECRET,
}: Sent): Record<string, string> {
  deliveries += 1;
  return {
    'Content-Type': 'application/json',
    'X-Shopify-Topic': topic,
    'X-Shopify-Shop-Domain': store,
    'X-Shopify-Webhook-Id': `delivery-${deliveries}`,
    'X-Shopify-Api-Version': '2026-10',
    'X-Shopify-Triggered-At': '2026-11-22T12:00:00.000000000Z',
    'X-Shopify-Hmac-Sha256': createHmac('sha256', secret).update(body).digest('base64'),
    ...headers,
  };
}

/** The status that Shopify sees. */
async function statusOf(path: string, sent: Sent): Promise<number> {
  const { method = 'POST', body = '{"id":1}' } = sent;
  const response = await fetch(`http://127.0.0.1:${port}/webhooks/${path}`, {
    method,
    headers: headersOf(sent),
    ...(method === 'POST' && { body }),
  });
  return response.status;
}

async function recorded(): Promise<{ topic: string; subject_id: string | null }[]> {
  const { rows } = await database.pool.query<{ topic: string; subject_id: string | null }>(
    'SELECT topic, subject_id FROM webhook_delivery WHERE store = $1 ORDER BY webhook_id',
    [store],
  );
  return rows;
}

async function queued(): Promise<{ name: string; data: unknown }[]> {
  const { rows } = await database.pool.query<{ name: string; data: unknown }>(
    "SELECT name, data FROM pgboss.job WHERE data->>'store' = $1 ORDER BY created_on",
    [store],
  );
  return rows;
}

beforeEach(async () => {
  store = uniqueStore('routes');
  await stores.install(store, new Date('2026-11-20T12:00:00Z'));
});

describe('/webhooks/products', () => {
  it('records a delivery and queues one job before it answers 200', async () => {
    const body =
      '{"id":788032119674292922,"admin_graphql_api_id":"gid://shopify/Product/788032119674292922"}';
    expect(await statusOf('products', { topic: 'products/update', body })).toBe(200);
    const listingId = 'gid://shopify/Product/788032119674292922';
    expect(await recorded()).toEqual([{ topic: 'products/update', subject_id: listingId }]);
    expect(await queued()).toEqual([{ name: 'refresh-listing', data: { store, listingId } }]);
  });

  it('keeps every digit of an id above 2^53 that comes as a number alone', async () => {
    const body = '{"id":788032119674292923}';
    expect(await statusOf('products', { topic: 'products/delete', body })).toBe(200);
    expect(await queued()).toEqual([
      {
        name: 'remove-listing',
        data: { store, listingId: 'gid://shopify/Product/788032119674292923' },
      },
    ]);
  });

  it.each<[number, string, Partial<Sent>]>([
    [401, 'a wrong signature', { secret: 'guessed' }],
    [401, 'no signature', { headers: { 'X-Shopify-Hmac-Sha256': '' } }],
    [413, 'a body that is too large', { body: `{"id":1,"x":"${'a'.repeat(6 * 1024 * 1024)}"}` }],
    [405, 'a GET', { method: 'GET' }],
    [200, 'no webhook id', { headers: { 'X-Shopify-Webhook-Id': '' } }],
    [200, 'a domain that is no shop', { headers: { 'X-Shopify-Shop-Domain': 'example.com' } }],
    [200, 'a body that is not JSON', { body: '{"id":' }],
    [200, 'a body without an id', { body: '{"title":"x"}' }],
    [200, 'a topic of another address', { topic: 'orders/create' }],
    [
      200,
      'a webhook id that no index takes',
      { headers: { 'X-Shopify-Webhook-Id': 'x'.repeat(4_000) } },
    ],
    [200, 'an id of a million digits', { body: `{"id":${'1'.repeat(1_000_000)}}` }],
    [
      200,
      'an id with U+0000',
      { body: '{"admin_graphql_api_id":"gid://shopify/Product/1\\u00002"}' },
    ],
    [
      200,
      'an id with half a pair',
      { body: '{"admin_graphql_api_id":"gid://shopify/Product/1\\ud800"}' },
    ],
  ])('answers %i to %s, and changes nothing', async (status, _, sent) => {
    expect(await statusOf('products', { topic: 'products/update', ...sent })).toBe(status);
    expect(await recorded()).toEqual([]);
    expect(await queued()).toEqual([]);
  });

  it('answers 200 for a store that is not installed, and changes nothing', async () => {
    store = uniqueStore('stranger');
    expect(await statusOf('products', { topic: 'products/update' })).toBe(200);
    expect(await recorded()).toEqual([]);
    expect(await queued()).toEqual([]);
    expect(await stores.find(store)).toBeNull();
  });

  it('queues nothing for a delivery that it has handled', async () => {
    const headers = { 'X-Shopify-Webhook-Id': 'again' };
    expect(await statusOf('products', { topic: 'products/update', headers })).toBe(200);
    await database.pool.query("DELETE FROM pgboss.job WHERE data->>'store' = $1", [store]);
    expect(await statusOf('products', { topic: 'products/update', headers })).toBe(200);
    expect(await queued()).toEqual([]);
    expect(await recorded()).toHaveLength(1);
  });
});

describe('deliveries that come in together', () => {
  it('are each taken for themselves: bad ones among them change nothing for the others', async () => {
    const good = (id: number): Sent => ({ topic: 'products/update', body: `{"id":${id}}` });
    const bad: Sent[] = [
      { ...good(1), headers: { 'X-Shopify-Webhook-Id': 'x'.repeat(4_000) } },
      { ...good(1), body: `{"id":${'1'.repeat(1_000_000)}}` },
      { ...good(1), body: '{"admin_graphql_api_id":"gid://shopify/Product/1\\u0000"}' },
      { ...good(1), body: '{"admin_graphql_api_id":"gid://shopify/Product/1\\ud800"}' },
      { ...good(1), body: '{' },
    ];
    const impossible = ['+275760-09-13T00:00:00Z', '-000044-03-15T00:00:00Z', 'soon'].map(
      (instant, index): Sent => ({
        ...good(900 + index),
        headers: { 'X-Shopify-Triggered-At': instant },
      }),
    );
    const sent = Array.from({ length: 60 }, (_, index) => good(100 + index)).flatMap(
      (each, index) => [each, ...(bad[index] ? [bad[index]] : [])],
    );
    const statuses = await Promise.all(
      [...sent, ...impossible].map((each) => statusOf('products', each)),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await recorded()).toHaveLength(63);
    expect(await queued()).toHaveLength(63);
  });
});

describe('a body', () => {
  /** Announced to have no end, or to be longer than what comes. */
  async function answerTo(headers: Record<string, string>, chunk: Buffer, times: number) {
    const sent = openRequest({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/webhooks/products',
      headers: { ...headersOf({ topic: 'products/update' }), ...headers },
    });
    const answer = new Promise<number | undefined>((resolve, reject) => {
      sent.once('response', ({ statusCode }) => {
        resolve(statusCode);
      });
      sent.once('error', reject);
    });
    for (let count = 0; count < times; count += 1) sent.write(chunk);
    return answer.finally(() => sent.destroy());
  }

  it('without a length is refused once it is too large', async () => {
    const chunked = { 'Transfer-Encoding': 'chunked' };
    expect(await answerTo(chunked, Buffer.alloc(64 * 1024), 100)).toBe(413);
  });

  it('that stops coming in is cut off', async () => {
    expect(await answerTo({ 'Content-Length': '20' }, Buffer.from('{'), 1)).toBe(408);
  });

  it('signed as Shopify signs is taken in any number of chunks', async () => {
    const body = '{"id":123456}';
    const headers = headersOf({ topic: 'products/update', body });
    const sent = openRequest({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/webhooks/products?x=1',
      headers: { ...headers, 'Transfer-Encoding': 'chunked' },
    });
    for (const letter of body) sent.write(letter);
    sent.end();
    const [response] = (await once(sent, 'response')) as [{ statusCode: number; resume(): void }];
    response.resume();
    expect(response.statusCode).toBe(200);
    expect(await recorded()).toHaveLength(1);
  });
});

describe('/webhooks/discounts', () => {
  const discountId = 'gid://shopify/DiscountAutomaticNode/788032119674292922';
  const body = JSON.stringify({ admin_graphql_api_id: discountId, title: 'Soldes' });

  it.each([
    ['discounts/create', 'read-discounts', {}],
    ['discounts/update', 'read-discounts', {}],
    ['discounts/delete', 'remove-discount', { discountId }],
  ])('has the discount of %s looked at, and ours brought up to date', async (topic, name, data) => {
    expect(await statusOf('discounts', { topic, body })).toBe(200);
    expect(await recorded()).toEqual([{ topic, subject_id: discountId }]);
    const jobs = await queued();
    expect(jobs).toHaveLength(2);
    expect(jobs).toEqual(
      expect.arrayContaining([
        { name: 'look-at-discount', data: { store, discountId } },
        { name, data: { store, ...data } },
      ]),
    );
  });

  it.each<[number, string, Partial<Sent>]>([
    [401, 'a wrong signature', { secret: 'guessed' }],
    [
      200,
      'the id of something else',
      { body: '{"admin_graphql_api_id":"gid://shopify/Product/1"}' },
    ],
    [200, 'a body that is not JSON', { body: '{"id":' }],
    [200, 'a topic of another address', { topic: 'products/update' }],
    [405, 'a GET', { method: 'GET' }],
  ])('answers %i to %s, and changes nothing', async (status, _, sent) => {
    expect(await statusOf('discounts', { topic: 'discounts/update', body, ...sent })).toBe(status);
    expect(await recorded()).toEqual([]);
    expect(await queued()).toEqual([]);
  });
});

describe('/webhooks/app/uninstalled', () => {
  it('queues the erasure, without a session of the store', async () => {
    expect(await statusOf('app/uninstalled', { topic: 'app/uninstalled', body: '{}' })).toBe(200);
    expect(await queued()).toEqual([
      { name: 'erase-store', data: { store, uninstalledAt: '2026-11-22T12:00:00.000Z' } },
    ]);
  });

  it('takes nothing with a wrong signature, nor other topics', async () => {
    expect(await statusOf('app/uninstalled', { topic: 'app/uninstalled', secret: 'guessed' })).toBe(
      401,
    );
    expect(await statusOf('app/uninstalled', { topic: 'shop/redact' })).toBe(200);
    expect(await queued()).toEqual([]);
  });
});

describe('/webhooks/app/scopes-update', () => {
  it('has the store read with what is granted now', async () => {
    const sent = {
      topic: 'app/scopes_update',
      body: '{"previous":[],"current":["read_products"]}',
    };
    expect(await statusOf('app/scopes-update', sent)).toBe(200);
    expect(await queued()).toEqual([{ name: 'sync-daily', data: { store, whole: true } }]);
  });

  it('takes nothing with a wrong signature', async () => {
    expect(
      await statusOf('app/scopes-update', { topic: 'app/scopes_update', secret: 'guessed' }),
    ).toBe(401);
    expect(await queued()).toEqual([]);
  });
});

describe('/webhooks/compliance', () => {
  it('records requests about customers, of whom nothing is stored', async () => {
    expect(await statusOf('compliance', { topic: 'customers/data_request' })).toBe(200);
    expect(await statusOf('compliance', { topic: 'customers/redact' })).toBe(200);
    expect((await recorded()).map(({ topic }) => topic).sort()).toEqual([
      'customers/data_request',
      'customers/redact',
    ]);
    expect(await queued()).toEqual([]);
  });

  it('queues the erasure of a store that was uninstalled two days before', async () => {
    expect(await statusOf('compliance', { topic: 'shop/redact' })).toBe(200);
    expect(await queued()).toEqual([
      {
        name: 'erase-store',
        data: { store, uninstalledAt: '2026-11-20T12:00:00.000Z', isLatest: true },
      },
    ]);
  });

  it('answers 401 to a wrong signature, as Shopify checks', async () => {
    expect(await statusOf('compliance', { topic: 'shop/redact', secret: 'guessed' })).toBe(401);
  });
});

describe('an address that no topic is delivered to', () => {
  it.each(['', 'orders', 'products/update'])('answers 404: "%s"', async (path) => {
    expect(await statusOf(path, { topic: 'products/update' })).toBe(404);
    expect(await recorded()).toEqual([]);
  });
});

import { createHmac } from 'node:crypto';
import { Session } from '@shopify/shopify-api';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createContainer, provideContainer } from '~/container.server';
import { createRepositories } from '~/db.server';
import { readEnv } from '~/env.server';
import { testDatabase, uniqueStore } from '../support/database';

const SECRET = 'hush';
const environment = {
  SHOPIFY_API_KEY: 'key',
  SHOPIFY_API_SECRET: SECRET,
  SHOPIFY_APP_URL: 'https://borealist.example.com',
  LOG_LEVEL: 'silent',
};
Object.assign(process.env, environment);
const database = await testDatabase();
const { stores, flow } = createRepositories(database);
const container = await createContainer(readEnv({ ...environment, DATABASE_URL: database.url }), {
  worksJobs: false,
});
provideContainer(container);
afterAll(() => container.close());

const check = await import('~/routes/flow.check-listing');
const use = await import('~/routes/flow.use');

let store: string;
beforeEach(async () => {
  store = uniqueStore('flow');
  await stores.install(store, new Date('2026-11-22T12:00:00Z'));
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
});

async function post(
  route: typeof check | typeof use,
  body: object,
  { secret = SECRET, method = 'POST' } = {},
): Promise<Response> {
  const text = JSON.stringify({ shop_id: 1, shopify_domain: store, ...body });
  const request = new Request('https://borealist.example.com/flow', {
    method,
    headers: {
      'Content-Type': 'application/json',
      'X-Shopify-Hmac-Sha256': createHmac('sha256', secret).update(text).digest('base64'),
    },
    ...(method === 'POST' && { body: text }),
  });
  try {
    return await route.action({ request, params: {}, context: {} });
  } catch (refusal) {
    if (refusal instanceof Response) return refusal;
    throw refusal;
  }
}

async function queuedChecks(): Promise<string[]> {
  const { rows } = await database.pool.query<{ id: string }>(
    `SELECT data->>'listingId' AS id FROM pgboss.job
     WHERE name = 'refresh-listing' AND data->>'store' = $1`,
    [store],
  );
  return rows.map(({ id }) => id);
}

const RUN = { action_run_id: 'run-1', handle: 'flow-check-listing' };

describe('the action “Check a listing”', () => {
  it.each([
    ['a number', 42],
    ['digits', '42'],
    ['a global id', 'gid://shopify/Product/42'],
  ])(
    'has the listing checked, its product given as %s, once however often Flow asks',
    async (_, id) => {
      for (let times = 0; times < 2; times += 1) {
        const response = await post(check, { ...RUN, properties: { product_id: id } });
        expect(response.status).toBe(200);
      }
      expect(await queuedChecks()).toEqual(['gid://shopify/Product/42']);
    },
  );

  it.each([
    ['without a product', {}],
    ['with something else than a product', { product_id: 'gid://shopify/Order/42' }],
    ['with a list', { product_id: [42] }],
  ])('%s is refused and says which field is wrong', async (_, properties) => {
    const response = await post(check, { ...RUN, properties });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('product_id');
    expect(await queuedChecks()).toEqual([]);
  });

  it('with a wrong signature is refused', async () => {
    const body = { ...RUN, properties: { product_id: 42 } };
    expect((await post(check, body, { secret: 'not-ours' })).status).toBe(400);
    expect((await post(check, body, { method: 'GET' })).status).toBe(405);
    expect(await queuedChecks()).toEqual([]);
  });

  it('of a store that is not installed is refused', async () => {
    const body = { ...RUN, shopify_domain: uniqueStore(), properties: { product_id: 42 } };
    expect((await post(check, body)).status).toBe(400);
  });
});

describe('a workflow turned on or off', () => {
  const told = (isUsed: boolean, timestamp = '2026-11-22T12:00:00.000Z') => ({
    flow_trigger_definition_id: 'listing-finding-opened',
    has_enabled_flow: isUsed,
    timestamp,
  });

  it('is noted', async () => {
    expect((await post(use, told(true))).status).toBe(200);
    expect(await flow.uses(store)).toMatchObject([{ trigger: 'listing-finding-opened' }]);
    await post(use, told(false, '2026-11-22T12:00:01.000Z'));
    expect(await flow.uses(store)).toEqual([]);
  });

  it('is refused with a wrong signature, and with a trigger that the app does not have', async () => {
    expect((await post(use, told(true), { secret: 'not-ours' })).status).toBe(400);
    const response = await post(use, { ...told(true), flow_trigger_definition_id: 'other' });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('flow_trigger_definition_id');
    expect(await flow.uses(store)).toEqual([]);
  });
});

import { createHmac } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Session } from '@shopify/shopify-api';
import { parse as parseToml } from 'smol-toml';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createContainer, provideContainer } from '~/container.server';
import { createRepositories } from '~/db.server';
import { FLOW_TRIGGERS } from '~/core/flow/triggers';
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
let logged: { level: string; data: unknown }[];
beforeEach(async () => {
  store = uniqueStore('flow');
  logged = [];
  vi.spyOn(container.logger, 'warn').mockImplementation((data: unknown) => {
    logged.push({ level: 'warn', data });
  });
  await stores.install(store, new Date('2026-11-22T12:00:00Z'));
  await signIn({ expires: new Date(Date.now() + 3_600_000) });
});

async function signIn({ expires }: { expires: Date }): Promise<void> {
  await container.sessionStorage.storeSession(
    new Session({
      id: `offline_${store}`,
      shop: store,
      state: '',
      isOnline: false,
      accessToken: 'token',
      expires,
    }),
  );
}

/** What Flow may call each trigger, by the files that Shopify is given. */
function readTriggers(): { name: string; handle: string }[] {
  const trigger = z.object({
    extensions: z.tuple([
      z.object({ type: z.string(), name: z.string(), handle: z.string(), uid: z.string() }),
    ]),
  });
  const folder = resolve(import.meta.dirname, '../../extensions');
  return readdirSync(folder).flatMap((name) => {
    const file = resolve(folder, name, 'shopify.extension.toml');
    if (!existsSync(file)) return [];
    const { extensions } = trigger.parse(parseToml(readFileSync(file, 'utf8')));
    const { type, name: title, handle, uid } = extensions[0];
    if (type !== 'flow_trigger') return [];
    return [handle, title, title.toUpperCase(), uid].map((each) => ({ name: each, handle }));
  });
}

const post = (
  route: typeof check | typeof use,
  body: object,
  options?: { secret?: string; method?: string },
): Promise<Response> =>
  postText(route, JSON.stringify({ shop_id: 1, shopify_domain: store, ...body }), options);

async function postText(
  route: typeof check | typeof use,
  text: string,
  { secret = SECRET, method = 'POST' } = {},
): Promise<Response> {
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
    expect((await post(check, body, { secret: 'not-ours' })).status).toBe(401);
    expect((await post(check, body, { method: 'GET' })).status).toBe(405);
    expect(await queuedChecks()).toEqual([]);
  });

  it('of a store that is not installed is refused', async () => {
    const body = { ...RUN, shopify_domain: uniqueStore(), properties: { product_id: 42 } };
    expect((await post(check, body)).status).toBe(404);
    expect(await queuedChecks()).toEqual([]);
  });
});

describe('a workflow turned on or off', () => {
  const told = (isUsed: unknown, timestamp: unknown = '2026-11-22T12:00:00.000Z') => ({
    flow_trigger_definition_id: 'listing-finding-opened' as unknown,
    has_enabled_flow: isUsed,
    timestamp,
  });
  const LATER = '2026-11-22T12:00:01.000Z';
  const used = async () => (await flow.uses(store)).map(({ trigger }) => trigger);

  it('is noted', async () => {
    expect((await post(use, told(true))).status).toBe(200);
    expect(await used()).toEqual(['listing-finding-opened']);
    expect((await post(use, told(false, LATER))).status).toBe(200);
    expect(await used()).toEqual([]);
    expect(logged).toEqual([]);
  });

  it.each(readTriggers())('is noted of a trigger named $name', async ({ name, handle }) => {
    const named = { flow_trigger_definition_id: name };
    await post(use, { ...told(true), ...named });
    expect(await used()).toEqual([handle]);
    await post(use, { ...told(false, LATER), ...named });
    expect(await used()).toEqual([]);
  });

  it.each([
    ['of a trigger that the app does not have', { flow_trigger_definition_id: 'Row added' }],
    ['of a number', { flow_trigger_definition_id: 42 }],
    ['without a trigger', { flow_trigger_definition_id: undefined }],
  ])('%s counts as every trigger in use, and the log says so', async (_, change) => {
    expect((await post(use, { ...told(true), ...change })).status).toBe(200);
    expect(await used()).toEqual(FLOW_TRIGGERS.toSorted());
    expect(logged).toMatchObject([{ level: 'warn', data: { store } }]);
    expect((await post(use, { ...told(false, LATER), ...change })).status).toBe(200);
    expect(await used()).toEqual(FLOW_TRIGGERS.toSorted());
  });

  it.each([
    ['without a word whether it is on', told(undefined)],
    ['with another word', told('yes')],
    ['without an instant', told(true, null)],
    ['with a broken instant', told(true, 'soon')],
  ])('%s counts as in use, and the log says so', async (_, body) => {
    expect((await post(use, body)).status).toBe(200);
    expect(await used()).toEqual(['listing-finding-opened']);
    expect(logged).toMatchObject([{ level: 'warn', data: { store } }]);
  });

  it.each([
    ['of no store', { shopify_domain: undefined }],
    ['of something that is no store', { shopify_domain: 'evil.example.com' }],
  ])('%s is answered all the same, and logged', async (_, change) => {
    expect((await post(use, { ...told(true), ...change })).status).toBe(200);
    expect(logged).toMatchObject([{ level: 'warn' }]);
  });

  it.each(['', 'not json', '[]', 'null'])('told as %j is answered and logged', async (text) => {
    expect((await postText(use, text)).status).toBe(200);
    expect(logged).toMatchObject([{ level: 'warn' }]);
  });

  it('asks for no token: one that has expired and cannot be renewed changes nothing', async () => {
    await signIn({ expires: new Date('2026-01-01T00:00:00Z') });
    expect((await post(use, told(true))).status).toBe(200);
    expect(await used()).toEqual(['listing-finding-opened']);
  });

  it('of a store that is not installed is answered, and nothing is kept', async () => {
    const other = uniqueStore('flow');
    expect((await post(use, { ...told(true), shopify_domain: other })).status).toBe(200);
    expect(await flow.uses(other)).toEqual([]);
  });

  it('is refused with a wrong signature', async () => {
    expect((await post(use, told(true), { secret: 'not-ours' })).status).toBe(401);
    expect((await post(use, told(true), { method: 'GET' })).status).toBe(405);
    expect(await used()).toEqual([]);
  });
});

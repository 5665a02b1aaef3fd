import { createHash, createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request as openRequest } from 'node:http';
import { resolve } from 'node:path';
import { Session } from '@shopify/shopify-api';
import { getJwt } from '@shopify/shopify-api/test-helpers';
import { z } from 'zod';
import { createRepositories, EncryptedSessionStorage } from '~/db.server';
import type { BenchDatabase } from '../bench/database';
import { freePort, startAppServer, stop, type ServerUnderTest } from '../bench/webhooks';

const SECRET = 'bench-secret';
const API_KEY = 'bench';
/** What the app under fault is known by. */
export const CREDENTIALS = { apiKey: API_KEY, apiSecret: SECRET };
const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

export interface Sent {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export interface Answer {
  status: number;
  ms: number;
}

/** The built app in a process of its own, and what an operator sees of it. */
export interface AppUnderFault {
  server: ServerUnderTest;
  send(sent: Sent): Promise<Answer>;
  /** As a page of a signed-in merchant asks. */
  sendSignedIn(sent: Sent): Promise<Answer>;
  /** One line of `/metrics`. */
  figure(line: string): Promise<number>;
  /** For how long its event loop was held since this was asked before. */
  held(): Promise<HeldLoop>;
  stop(): Promise<void>;
}

const heldSchema = z.object({ maxMs: z.number(), p999Ms: z.number() });
/** Of the thread's own work between two looks: see held-loop.mjs. */
export type HeldLoop = z.infer<typeof heldSchema>;

const HELD_LOOP = resolve(import.meta.dirname, 'held-loop.mjs');
const TO_SANDBOX = resolve(import.meta.dirname, '../../sandbox/preload.mjs');

/** `shopify`: the address of a sandbox store that answers in its place; without one nobody does. */
export async function startAppUnderFault(
  database: BenchDatabase,
  store: string,
  { shopify }: { shopify?: string } = {},
): Promise<AppUnderFault> {
  const metricsPort = await freePort();
  const preloads = [HELD_LOOP, ...(shopify === undefined ? [] : [TO_SANDBOX])];
  const server = await startAppServer(database.url, 'worker', {
    METRICS_PORT: String(metricsPort),
    NODE_OPTIONS: preloads.map((file) => `--import ${file}`).join(' '),
    ...(shopify !== undefined && { SANDBOX_ORIGIN: shopify, SANDBOX_CLOCK_OFFSET_MS: '0' }),
  });
  const origin = new URL(server.url).origin;
  let address = 0;
  const send: AppUnderFault['send'] = async ({ method = 'GET', path, headers = {}, body }) => {
    address += 1;
    const began = performance.now();
    // As it stands: `fetch` would mend paths and headers.
    const request = openRequest(new URL(origin), {
      method,
      path,
      headers: {
        'User-Agent': USER_AGENT,
        // Each from an address of its own, so that none is refused for the number of them.
        'X-Forwarded-For': `10.${(address >> 16) & 255}.${(address >> 8) & 255}.${address & 255}`,
        ...(body !== undefined && { 'Content-Length': String(Buffer.byteLength(body)) }),
        ...headers,
      },
    });
    request.setTimeout(30_000, () =>
      request.destroy(new Error(`${method} ${path} is not answered`)),
    );
    request.end(body);
    const [response] = (await once(request, 'response')) as [
      { statusCode: number; resume(): unknown } & NodeJS.EventEmitter,
    ];
    response.resume();
    await once(response, 'end');
    return { status: response.statusCode, ms: performance.now() - began };
  };
  return {
    server,
    send,
    async sendSignedIn(sent) {
      const { token } = await getJwt(store.replace('.myshopify.com', ''), API_KEY, SECRET);
      return send({ ...sent, headers: { Authorization: `Bearer ${token}`, ...sent.headers } });
    },
    async figure(line) {
      const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
      const found = text.split('\n').find((each) => each.startsWith(`${line} `));
      return found === undefined ? 0 : Number(found.slice(line.length));
    },
    async held() {
      const answer = once(server.process, 'message');
      server.process.send('held');
      return heldSchema.parse((await answer)[0]);
    },
    stop: () => stop(server.process),
  };
}

/** Has the store installed and signed in; without a token of its own with one that nobody asks Shopify about. */
export async function installStore(
  database: BenchDatabase,
  store: string,
  accessToken = 'token',
): Promise<void> {
  await createRepositories(database).stores.install(store, new Date());
  const key = createHash('sha256').update(SECRET).digest();
  await new EncryptedSessionStorage(database.prisma, [key], () => undefined).storeSession(
    new Session({
      id: `offline_${store}`,
      shop: store,
      state: '',
      isOnline: false,
      accessToken,
      expires: new Date(Date.now() + 6 * 3_600_000),
    }),
  );
}

export interface Delivery extends Sent {
  webhookId: string;
  productId: number;
}

/** Signed as Shopify signs, unless `over` spoils it. */
export function delivery(
  store: string,
  productId: number,
  over: { body?: string; secret?: string; headers?: Record<string, string> } = {},
): Delivery {
  const webhookId = randomUUID();
  const body =
    over.body ?? `{"admin_graphql_api_id":"gid://shopify/Product/${productId}","id":${productId}}`;
  return {
    webhookId,
    productId,
    method: 'POST',
    path: '/webhooks/products',
    body,
    headers: {
      'Content-Type': 'application/json',
      'X-Shopify-Topic': 'products/update',
      'X-Shopify-Shop-Domain': store,
      'X-Shopify-Webhook-Id': webhookId,
      'X-Shopify-Triggered-At': new Date().toISOString(),
      'X-Shopify-Hmac-Sha256': createHmac('sha256', over.secret ?? SECRET)
        .update(body)
        .digest('base64'),
      ...over.headers,
    },
  };
}

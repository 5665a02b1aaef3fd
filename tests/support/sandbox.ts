import {
  createServer,
  type IncomingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { SeedProduct } from '../../sandbox/seed-product';
import { THIS_APP } from '../../demo/this-app';
import type { SandboxSeed } from '../../sandbox/model';
import { close, listen } from '../../sandbox/server/http-server';
import { signSessionToken, type AppCredentials } from '../../sandbox/server/signing';
import {
  startSandbox,
  type RunningSandbox,
  type SandboxSettings,
} from '../../sandbox/start-sandbox';

export const SHOP = 'small-shop.myshopify.com';
export const CREDENTIALS = { apiKey: 'test-api-key', apiSecret: 'test-api-secret' };

/** The first id that a JavaScript number cannot hold. */
export const WIDE_ID = '9007199254740993';

/** A store of three products, one of them with an id above 2^53 and French that fits its original. */
function smallSeed(): SandboxSeed {
  return {
    shop: {
      domain: SHOP,
      name: 'Small Shop',
      currency: 'CAD',
      canadianRate: 1,
      usRate: 0.72,
      primaryLocale: 'en',
      locales: [{ locale: 'fr', published: true }],
      timeZone: 'America/Toronto',
      countries: ['CA', 'US'],
    },
    products: [
      {
        ...listing(WIDE_ID, 'Maple mug'),
        french: [{ key: 'title', locale: 'fr', marketId: null, value: 'Tasse en érable' }],
      },
      listing('2002', 'Cedar box'),
      listing('2003', 'Wool hat'),
    ],
    priceChanges: [],
    orders: [],
  };
}

function listing(id: string, title: string): SeedProduct {
  const price = { amount: 19.99, currency: 'CAD' };
  return {
    id: `gid://shopify/Product/${id}`,
    handle: title.toLowerCase().replace(' ', '-'),
    title,
    descriptionHtml: `<p>${title} & more.</p>`,
    status: 'ACTIVE',
    vendor: 'Small Shop',
    productType: '',
    tags: [],
    options: [{ name: 'Title', values: ['Default Title'] }],
    variants: [
      {
        id: `gid://shopify/ProductVariant/3${id}`,
        title: 'Default Title',
        sku: `SKU-${id}`,
        selectedOptions: [{ name: 'Title', value: 'Default Title' }],
        shopPrice: { price, compareAt: null },
      },
    ],
    media: [
      {
        id: `gid://shopify/MediaImage/4${id}`,
        kind: 'IMAGE',
        url: `https://cdn.shopify.com/s/files/${id}.png`,
        alt: null,
        widthPx: 2048,
        heightPx: 2048,
      },
    ],
  };
}

export async function startSmallSandbox(
  settings: Partial<SandboxSettings> = {},
): Promise<RunningSandbox> {
  return startSandbox({
    seed: smallSeed(),
    ...THIS_APP,
    ...CREDENTIALS,
    webhookRetryDelaysMs: [1],
    ...settings,
  });
}

export function sessionTokenAt(
  now: Date,
  credentials = CREDENTIALS,
  shopDomain = SHOP,
): Promise<string> {
  return signSessionToken(credentials, { shopDomain, userId: '1', sessionId: 's' }, now);
}

/** Installs the app and fetches an offline token, as the app does when it is first opened. */
export async function fetchToken(
  sandbox: RunningSandbox,
  {
    expiring = '1',
    credentials = CREDENTIALS,
  }: { expiring?: string; credentials?: AppCredentials } = {},
): Promise<string> {
  const { domain } = sandbox.store.shop;
  const response = await postJson(`${sandbox.adminUrl}/${domain}/admin/oauth/access_token`, {
    client_id: credentials.apiKey,
    client_secret: credentials.apiSecret,
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: await sessionTokenAt(sandbox.clock.now(), credentials, domain),
    subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
    requested_token_type: 'urn:shopify:params:oauth:token-type:offline-access-token',
    expiring,
  });
  const answer: unknown = await response.json();
  if (!isTokenAnswer(answer)) throw new Error(`No token: ${JSON.stringify(answer)}`);
  return answer.access_token;
}

function isTokenAnswer(answer: unknown): answer is { access_token: string } {
  return typeof answer === 'object' && answer !== null && 'access_token' in answer;
}

export function postJson(url: string, body: unknown, headers: Record<string, string> = {}) {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** Posts one of the admin's forms; gives the answer without following its redirect. */
export function postForm(url: string, form: Record<string, string>) {
  return fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
}

export interface RecordedRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface RecordingApp {
  port: number;
  requests: RecordedRequest[];
  stop(): Promise<void>;
}

/** Stands where the app would: keeps what it is asked and answers as told. */
export async function startRecordingApp(
  answer: (request: RecordedRequest, response: ServerResponse) => void = (_request, response) => {
    response.end();
  },
): Promise<RecordingApp> {
  const requests: RecordedRequest[] = [];
  const server: Server = createServer((incoming, response) => {
    let body = '';
    incoming.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    incoming.on('end', () => {
      const request = {
        method: incoming.method ?? '',
        path: incoming.url ?? '',
        headers: incoming.headers,
        body,
      };
      requests.push(request);
      answer(request, response);
    });
  });
  const { port } = new URL(await listen(server, 0));
  return { port: Number(port), requests, stop: () => close(server) };
}

/** Looks until there is an answer; throws after ten seconds. */
export async function until<T>(look: () => T | Promise<T>, what: string): Promise<NonNullable<T>> {
  const deadline = performance.now() + 10_000;
  while (performance.now() < deadline) {
    const found = await look();
    if (found) return found;
    await wait(10);
  }
  throw new Error(`Waited in vain for ${what}`);
}

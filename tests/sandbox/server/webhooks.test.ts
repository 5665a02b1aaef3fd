import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunningSandbox } from '../../../sandbox/start-sandbox';
import {
  CREDENTIALS,
  SHOP,
  startRecordingApp,
  startSmallSandbox,
  until,
  WIDE_ID,
  type RecordingApp,
} from '../../support/sandbox';

const WIDE_PRODUCT = `gid://shopify/Product/${WIDE_ID}`;
let sandbox: RunningSandbox;
let app: RecordingApp;
let answerStatus: (request: number) => number;

beforeEach(async () => {
  answerStatus = () => 200;
  app = await startRecordingApp((_request, response) => {
    response.writeHead(answerStatus(app.requests.length)).end();
  });
  sandbox = await startSmallSandbox({ appPort: app.port });
});
afterEach(async () => {
  await sandbox.stop();
  await app.stop();
});

describe('webhooks', () => {
  it('are signed over the exact body and carry Shopify’s headers', async () => {
    sandbox.install();
    sandbox.store.editProduct(WIDE_PRODUCT, { title: 'Maple cup' });
    await sandbox.webhooks.idle();

    const [request] = app.requests;
    expect(request).toMatchObject({ method: 'POST', path: '/webhooks/products' });
    expect(request?.headers).toMatchObject({
      'content-type': 'application/json',
      'x-shopify-topic': 'products/update',
      'x-shopify-shop-domain': SHOP,
      'x-shopify-api-version': '2026-10',
      'x-shopify-hmac-sha256': createHmac('sha256', CREDENTIALS.apiSecret)
        .update(request?.body ?? '')
        .digest('base64'),
      'x-shopify-webhook-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'x-shopify-event-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'x-shopify-triggered-at': expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
  });

  it('keep the digits of ids above 2^53, and the fields that the subscription asks for', async () => {
    sandbox.install();
    sandbox.store.editProduct(WIDE_PRODUCT, { title: 'Maple cup' });
    await sandbox.webhooks.idle();
    const body = app.requests[0]?.body ?? '';
    expect(body).toContain(`"id":${WIDE_ID}`);
    expect(Object.keys(JSON.parse(body)).sort()).toEqual([
      'admin_graphql_api_id',
      'id',
      'updated_at',
    ]);
  });

  it('are not sent before the app is installed, and end with app/uninstalled', async () => {
    sandbox.store.editProduct(WIDE_PRODUCT, { title: 'Before' });
    sandbox.install();
    sandbox.uninstall();
    sandbox.store.editProduct(WIDE_PRODUCT, { title: 'After' });
    await sandbox.webhooks.idle();
    expect(app.requests.map(({ path }) => path)).toEqual(['/webhooks/app/uninstalled']);
    expect(JSON.parse(app.requests[0]?.body ?? '')).toMatchObject({ myshopify_domain: SHOP });
  });

  it('are tried again with the same id and body until the app takes them', async () => {
    answerStatus = (request) => (request < 4 ? 500 : 200);
    sandbox.install();
    sandbox.store.editProduct(WIDE_PRODUCT, { title: 'Maple cup' });
    await sandbox.webhooks.idle();

    expect(app.requests).toHaveLength(4);
    expect(new Set(app.requests.map(({ body }) => body)).size).toBe(1);
    expect(new Set(app.requests.map(({ headers }) => headers['x-shopify-webhook-id'])).size).toBe(
      1,
    );
    expect(sandbox.deliveries[0]).toMatchObject({ state: 'delivered' });
    expect(sandbox.deliveries[0]?.attempts.map(({ result }) => result)).toEqual([
      500, 500, 500, 200,
    ]);
  });

  it('are given up after eight retries', async () => {
    answerStatus = () => 401;
    sandbox.install();
    sandbox.store.editProduct(WIDE_PRODUCT, { title: 'Maple cup' });
    await sandbox.webhooks.idle();
    expect(app.requests).toHaveLength(9);
    expect(sandbox.deliveries[0]?.state).toBe('failed');
  });

  it('are tried again when nobody listens', async () => {
    await app.stop();
    sandbox.install();
    sandbox.store.editProduct(WIDE_PRODUCT, { title: 'Maple cup' });
    await sandbox.webhooks.idle();
    expect(sandbox.deliveries[0]?.attempts).toHaveLength(9);
    // The proxy answers for the app that does not.
    expect(sandbox.deliveries[0]?.attempts[0]?.result).toBe(502);
  });

  it('wait for their retry without holding up others', async () => {
    await sandbox.stop();
    sandbox = await startSmallSandbox({ appPort: app.port, webhookRetryDelaysMs: [60_000] });
    answerStatus = (request) => (request <= 20 ? 500 : 200);
    sandbox.install();
    for (let edit = 0; edit < 21; edit += 1) {
      sandbox.store.editProduct(WIDE_PRODUCT, { title: `Edit ${edit}` });
    }
    await until(
      () => sandbox.deliveries.some(({ state }) => state === 'delivered'),
      'the delivery that the app takes',
    );
    expect(app.requests).toHaveLength(21);
  });

  it('come twice or late when a test asks for it, and again on demand', async () => {
    sandbox.install();
    sandbox.webhooks.faults = { copies: 2, delayMs: 30 };
    sandbox.store.editProduct(WIDE_PRODUCT, { title: 'Maple cup' });
    expect(app.requests).toHaveLength(0);
    await sandbox.webhooks.idle();
    expect(app.requests).toHaveLength(2);

    const webhookId = sandbox.deliveries[0]?.webhookId ?? '';
    expect(sandbox.webhooks.sendAgain(webhookId)).toBe(true);
    await sandbox.webhooks.idle();
    expect(app.requests.map(({ headers }) => headers['x-shopify-webhook-id'])).toEqual([
      webhookId,
      webhookId,
      webhookId,
    ]);
    expect(sandbox.webhooks.sendAgain('unknown')).toBe(false);
  });
});

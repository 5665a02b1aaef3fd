import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  deliveryOf,
  verifyWebhook,
  type VerifiedWebhook,
  UnusableDeliveryError,
} from '~/shopify/webhooks';
import { topicsAt } from '~/services/webhooks/topics';
import { z } from 'zod';
import { hasSharedData, sharedData } from '../support/shared-data';

const SECRET = 'hush';
const BODY =
  '{"id":788032119674292922,"admin_graphql_api_id":"gid://shopify/Product/788032119674292922"}';

const sign = (body: string | Buffer, secret = SECRET): string =>
  createHmac('sha256', secret).update(body).digest('base64');

function delivery(
  body: string | Buffer = BODY,
  headers: Record<string, string | null> = {},
  method = 'POST',
): Request {
  const all = new Headers();
  const given: Record<string, string | null> = {
    'X-Shopify-Topic': 'products/update',
    'X-Shopify-Shop-Domain': 'example.myshopify.com',
    'X-Shopify-Webhook-Id': 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043',
    'X-Shopify-Event-Id': '98880550-7158-44d4-b7cd-2c97c8a091b5',
    'X-Shopify-Triggered-At': '2026-11-22T10:00:00.123456789Z',
    'X-Shopify-Hmac-Sha256': sign(body),
    ...headers,
  };
  for (const [name, value] of Object.entries(given)) if (value !== null) all.set(name, value);
  return new Request('https://app.example.com/webhooks/products', {
    method,
    headers: all,
    ...(method === 'POST' && { body: new Uint8Array(Buffer.from(body)) }),
  });
}

const verify = (request: Request, bodyLimit?: number): Promise<VerifiedWebhook> =>
  verifyWebhook(request, { apiSecret: SECRET, ...(bodyLimit !== undefined && { bodyLimit }) });

async function refusal(promise: Promise<unknown>): Promise<number> {
  const reason: unknown = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(reason instanceof Response)) throw new Error(`no Response but ${String(reason)}`);
  return reason.status;
}

describe('a delivery', () => {
  it('that is signed tells what happened where', async () => {
    expect(await verify(delivery())).toEqual({
      topic: 'products/update',
      shop: 'example.myshopify.com',
      webhookId: 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043',
      eventId: '98880550-7158-44d4-b7cd-2c97c8a091b5',
      triggeredAt: new Date('2026-11-22T10:00:00.123Z'),
      body: BODY,
    });
  });

  it('is checked by its bytes, not by its text', async () => {
    const body = '{"title":"Sirop d’érable \\u00e9"}';
    expect((await verify(delivery(body))).body).toBe(body);
    const bytes = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]);
    expect(
      await refusal(
        verify(delivery(bytes, { 'X-Shopify-Hmac-Sha256': sign(bytes.toString('utf8')) })),
      ),
    ).toBe(401);
  });

  it.each<[string, Record<string, string | null>]>([
    ['signed with another secret', { 'X-Shopify-Hmac-Sha256': sign(BODY, 'other') }],
    ['signed for another body', { 'X-Shopify-Hmac-Sha256': sign(`${BODY} `) }],
    ['signed with too little', { 'X-Shopify-Hmac-Sha256': 'AAAA' }],
    ['not signed', { 'X-Shopify-Hmac-Sha256': null }],
  ])('that is %s is refused with 401', async (_, headers) => {
    expect(await refusal(verify(delivery(BODY, headers)))).toBe(401);
  });

  it.each(['X-Shopify-Topic', 'X-Shopify-Shop-Domain', 'X-Shopify-Webhook-Id'])(
    'without %s is unusable',
    async (header) => {
      await expect(verify(delivery(BODY, { [header]: null }))).rejects.toThrow(
        UnusableDeliveryError,
      );
    },
  );

  it('from something that is no shop is unusable', async () => {
    const headers = { 'X-Shopify-Shop-Domain': 'evil.example.com/.myshopify.com' };
    await expect(verify(delivery(BODY, headers))).rejects.toThrow(UnusableDeliveryError);
  });

  it('that does not come by POST is refused with 405', async () => {
    expect(await refusal(verify(delivery(BODY, {}, 'GET')))).toBe(405);
  });

  it('that is too large is refused with 413, announced or not', async () => {
    const large = 'x'.repeat(2000);
    expect(await refusal(verify(delivery(large, { 'Content-Length': '2000' }), 1000))).toBe(413);
    expect(await refusal(verify(delivery(large), 1000))).toBe(413);
    expect((await verify(delivery(large), 2000)).body).toHaveLength(2000);
  });

  it.each([null, 'soon', '+275760-09-13T00:00:00Z', '-000044-03-15T00:00:00Z', '9999-12-31'])(
    'has no instant where it says %s',
    async (said) => {
      const headers = { 'X-Shopify-Triggered-At': said };
      expect((await verify(delivery(BODY, headers))).triggeredAt).toBeNull();
    },
  );
});

const PRODUCT_TOPICS = topicsAt('/webhooks/products');

describe('the product of a delivery', () => {
  const productOf = async (body: string): Promise<string | null> =>
    deliveryOf(await verify(delivery(body)), PRODUCT_TOPICS).subjectId;

  it('is named by its global id', async () => {
    expect(await productOf(BODY)).toBe('gid://shopify/Product/788032119674292922');
  });

  it('is named by its number alone when it was deleted, digit by digit', async () => {
    expect(await productOf('{"id": 788032119674292922}')).toBe(
      'gid://shopify/Product/788032119674292922',
    );
  });

  it('is not taken from ids in its texts or parts', async () => {
    const body = '{"body_html":"\\"id\\": 1","variants":[{"id":2}],"id":9007199254740993}';
    expect(await productOf(body)).toBe('gid://shopify/Product/9007199254740993');
  });

  it.each([
    'not json',
    '[]',
    '{}',
    '{"id":"abc"}',
    '{"id":1.5}',
    '{"admin_graphql_api_id":"gid://shopify/Order/1"}',
    `{"id":${'1'.repeat(30)}}`,
    '{"admin_graphql_api_id":"gid://shopify/Product/1\\u00002"}',
    '{"admin_graphql_api_id":"gid://shopify/Product/1\\ud800"}',
  ])('is missed in %s', async (body) => {
    await expect(productOf(body)).rejects.toThrow(UnusableDeliveryError);
  });

  it.skipIf(!hasSharedData)('is read from recorded deliveries (needs ../shared/data)', () => {
    const sampleSchema = z.object({
      body: z.looseObject({ admin_graphql_api_id: z.string().optional() }),
    });
    for (const topic of ['products.create', 'products.update', 'products.delete']) {
      const file = sharedData('webhooks/hookdeck/2024-10', `${topic}.json`);
      const { body } = sampleSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
      const webhook = {
        topic: topic.replace('.', '/'),
        shop: '',
        webhookId: '',
        eventId: null,
        triggeredAt: null,
        body: JSON.stringify(body),
      };
      expect(deliveryOf(webhook, PRODUCT_TOPICS).subjectId).toMatch(
        /^gid:\/\/shopify\/Product\/\d+$/,
      );
    }
  });
});

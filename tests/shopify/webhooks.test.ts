import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  deliveryOf,
  verifyWebhook,
  type VerifiedWebhook,
  UnsignedDeliveryError,
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
  headers: Record<string, string | undefined> = {},
): Parameters<typeof verifyWebhook>[0] {
  return {
    headers: {
      'x-shopify-topic': 'products/update',
      'x-shopify-shop-domain': 'example.myshopify.com',
      'x-shopify-webhook-id': 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043',
      'x-shopify-event-id': '98880550-7158-44d4-b7cd-2c97c8a091b5',
      'x-shopify-triggered-at': '2026-11-22T10:00:00.123456789Z',
      'x-shopify-hmac-sha256': sign(body),
      ...headers,
    },
    body: Buffer.from(body),
  };
}

const verify = (sent: Parameters<typeof verifyWebhook>[0]): VerifiedWebhook =>
  verifyWebhook(sent, SECRET);

describe('a delivery', () => {
  it('that is signed tells what happened where', () => {
    expect(verify(delivery())).toEqual({
      topic: 'products/update',
      shop: 'example.myshopify.com',
      webhookId: 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043',
      eventId: '98880550-7158-44d4-b7cd-2c97c8a091b5',
      triggeredAt: new Date('2026-11-22T10:00:00.123Z'),
      body: BODY,
    });
  });

  it('is checked by its bytes, not by its text', () => {
    const body = '{"title":"Sirop d’érable \\u00e9"}';
    expect(verify(delivery(body)).body).toBe(body);
    const bytes = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]);
    const signedAsText = { 'x-shopify-hmac-sha256': sign(bytes.toString('utf8')) };
    expect(() => verify(delivery(bytes, signedAsText))).toThrow(UnsignedDeliveryError);
  });

  it.each<[string, Record<string, string | undefined>]>([
    ['signed with another secret', { 'x-shopify-hmac-sha256': sign(BODY, 'other') }],
    ['signed for another body', { 'x-shopify-hmac-sha256': sign(`${BODY} `) }],
    ['signed with too little', { 'x-shopify-hmac-sha256': 'AAAA' }],
    ['not signed', { 'x-shopify-hmac-sha256': undefined }],
  ])('that is %s is refused', (_, headers) => {
    expect(() => verify(delivery(BODY, headers))).toThrow(UnsignedDeliveryError);
  });

  it.each(['x-shopify-topic', 'x-shopify-shop-domain', 'x-shopify-webhook-id'])(
    'without %s is unusable',
    (header) => {
      expect(() => verify(delivery(BODY, { [header]: undefined }))).toThrow(UnusableDeliveryError);
    },
  );

  it('from something that is no shop is unusable', () => {
    const headers = { 'x-shopify-shop-domain': 'evil.example.com/.myshopify.com' };
    expect(() => verify(delivery(BODY, headers))).toThrow(UnusableDeliveryError);
  });

  it.each([undefined, 'soon', '+275760-09-13T00:00:00Z', '-000044-03-15T00:00:00Z', '9999-12-31'])(
    'has no instant where it says %s',
    (said) => {
      const headers = { 'x-shopify-triggered-at': said };
      expect(verify(delivery(BODY, headers)).triggeredAt).toBeNull();
    },
  );
});

const PRODUCT_TOPICS = topicsAt('/webhooks/products');

describe('the product of a delivery', () => {
  const productOf = (body: string): string | null =>
    deliveryOf(verify(delivery(body)), PRODUCT_TOPICS).subjectId;

  it('is named by its global id', () => {
    expect(productOf(BODY)).toBe('gid://shopify/Product/788032119674292922');
  });

  it('is named by the id that its body begins with, as Shopify’s do, whatever its parts name', () => {
    const id = 'gid://shopify/Product/788032119674292922';
    const variants = [{ admin_graphql_api_id: 'gid://shopify/ProductVariant/1', id: 1 }];
    expect(productOf(JSON.stringify({ admin_graphql_api_id: id, variants }))).toBe(id);
    expect(productOf(JSON.stringify({ variants, admin_graphql_api_id: id }))).toBe(id);
  });

  it('is named by its number alone when it was deleted, digit by digit', () => {
    expect(productOf('{"id": 788032119674292922}')).toBe(
      'gid://shopify/Product/788032119674292922',
    );
  });

  it('is not taken from ids in its texts or parts', () => {
    const body = '{"body_html":"\\"id\\": 1","variants":[{"id":2}],"id":9007199254740993}';
    expect(productOf(body)).toBe('gid://shopify/Product/9007199254740993');
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
  ])('is missed in %s', (body) => {
    expect(() => productOf(body)).toThrow(UnusableDeliveryError);
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

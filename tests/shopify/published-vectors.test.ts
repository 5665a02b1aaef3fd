import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { refuseOddSessionToken } from '~/shopify/session-token';
import { readSignedBody } from '~/shopify/signed-request';
import { UnsignedDeliveryError, verifyWebhook } from '~/shopify/webhooks';
import { hasSharedData, sharedData } from '../support/shared-data';

const vectorsSchema = z.object({
  rfc4231: z
    .array(
      z.object({
        name: z.string(),
        key_hex: z.string(),
        data_hex: z.string(),
        hmac_base64: z.string(),
      }),
    )
    .nonempty(),
  jwt_rfc: z.array(z.object({ name: z.string(), token: z.string() })).nonempty(),
});

const why = hasSharedData ? '' : ' (skipped: the optional data folder is absent)';
const vectors = hasSharedData
  ? vectorsSchema.parse(JSON.parse(readFileSync(sharedData('vectors/published.json'), 'utf8')))
  : { rfc4231: [], jwt_rfc: [] };

function delivery(body: Buffer, signature: string): Parameters<typeof verifyWebhook>[0] {
  return {
    body,
    headers: {
      'x-shopify-topic': 'products/update',
      'x-shopify-shop-domain': 'example.myshopify.com',
      'x-shopify-webhook-id': 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043',
      'x-shopify-hmac-sha256': signature,
    },
  };
}

function flippedAt(bytes: Buffer, bit: number): Buffer {
  const other = Buffer.from(bytes);
  other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return other;
}

describe.skipIf(!hasSharedData)(`published vectors${why}`, () => {
  it.each(vectors.rfc4231)('$name signs a delivery, and no bit may differ', (vector) => {
    const secret = Buffer.from(vector.key_hex, 'hex');
    const body = Buffer.from(vector.data_hex, 'hex');
    const signature = Buffer.from(vector.hmac_base64, 'base64');
    expect(verifyWebhook(delivery(body, vector.hmac_base64), secret).shop).toBe(
      'example.myshopify.com',
    );
    for (let bit = 0; bit < signature.length * 8; bit += 1) {
      const sent = delivery(body, flippedAt(signature, bit).toString('base64'));
      expect(() => verifyWebhook(sent, secret)).toThrow(UnsignedDeliveryError);
    }
    for (let bit = 0; bit < body.length * 8; bit += 1) {
      const sent = delivery(flippedAt(body, bit), vector.hmac_base64);
      expect(() => verifyWebhook(sent, secret)).toThrow(UnsignedDeliveryError);
    }
    const cut = delivery(body, signature.subarray(0, 31).toString('base64'));
    expect(() => verifyWebhook(cut, secret)).toThrow(UnsignedDeliveryError);
  });

  it.each(vectors.rfc4231)('$name signs a request of Flow’s', async (vector) => {
    const apiSecret = Buffer.from(vector.key_hex, 'hex');
    const body = Buffer.from(vector.data_hex, 'hex');
    const sent = (signature: string) =>
      readSignedBody(
        new Request('https://app.example/flow/use', {
          method: 'POST',
          body,
          headers: { 'X-Shopify-Hmac-Sha256': signature },
        }),
        { apiSecret },
      );
    expect(await sent(vector.hmac_base64)).toBe(body.toString('utf8'));
    await expect(sent(vector.hmac_base64.replace(/^./, '!'))).rejects.toMatchObject({
      status: 401,
    });
  });

  // Its signature is right, so that claims alone can refuse it.
  it.each(vectors.jwt_rfc)('$name is no session token', ({ token }) => {
    const inHeader = new Request('https://app.example/app', {
      headers: { Authorization: `Bearer ${token}` },
    });
    const inAddress = new Request(`https://app.example/app?id_token=${token}`);
    for (const request of [inHeader, inAddress]) {
      let refused: unknown;
      try {
        refuseOddSessionToken(request);
      } catch (error) {
        refused = error;
      }
      expect(refused).toMatchObject({ status: 401 });
    }
  });
});

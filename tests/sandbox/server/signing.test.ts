import { readFileSync } from 'node:fs';
import '@shopify/shopify-api/adapters/node';
import { ApiVersion, LogSeverity, shopifyApi } from '@shopify/shopify-api';
import { describe, expect, it } from 'vitest';
import { hasSharedData, sharedData } from '../../support/shared-data';
import {
  isSessionTokenValid,
  queryHmac,
  signSessionToken,
  webhookHmac,
} from '../../../sandbox/server/signing';

const credentials = { apiKey: 'key', apiSecret: 'a secret of some length' };
const subject = { shopDomain: 'a-shop.myshopify.com', userId: '42', sessionId: 'sid' };
const now = new Date();

describe('session tokens', () => {
  it('are taken by Shopify’s own library, with the claims that Shopify documents', async () => {
    const { session } = shopifyApi({
      apiKey: credentials.apiKey,
      apiSecretKey: credentials.apiSecret,
      apiVersion: ApiVersion.October26,
      hostName: 'app.example',
      isEmbeddedApp: true,
      logger: { level: LogSeverity.Error },
    });
    const payload = await session.decodeSessionToken(
      await signSessionToken(credentials, subject, now),
    );
    const issuedAt = Math.floor(now.getTime() / 1000);
    expect(payload).toMatchObject({
      iss: 'https://a-shop.myshopify.com/admin',
      dest: 'https://a-shop.myshopify.com',
      aud: 'key',
      sub: '42',
      sid: 'sid',
      nbf: issuedAt,
      iat: issuedAt,
      exp: issuedAt + 60,
    });
    expect(payload.jti).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('are refused for another shop, another app, another secret, and once they have expired', async () => {
    const token = await signSessionToken(credentials, subject, now);
    const isValid = (changes: { shop?: string; key?: string; secret?: string; at?: Date }) =>
      isSessionTokenValid(
        {
          apiKey: changes.key ?? credentials.apiKey,
          apiSecret: changes.secret ?? credentials.apiSecret,
        },
        changes.shop ?? subject.shopDomain,
        token,
        changes.at ?? now,
      );
    expect(await isValid({})).toBe(true);
    expect(await isValid({ shop: 'other.myshopify.com' })).toBe(false);
    expect(await isValid({ key: 'other' })).toBe(false);
    expect(await isValid({ secret: 'another secret' })).toBe(false);
    expect(await isValid({ at: new Date(now.getTime() + 71_000) })).toBe(false);
  });
});

interface Vectors {
  query_hmac: { secret: string; params: Record<string, string>; hmac_hex: string }[];
  rfc4231: { name: string; key_hex: string; data_hex: string; hmac_base64: string }[];
}

const why = hasSharedData ? '' : ' (skipped: the optional data folder is absent)';

describe.skipIf(!hasSharedData)(`published vectors${why}`, () => {
  const vectors = hasSharedData
    ? (JSON.parse(readFileSync(sharedData('vectors/published.json'), 'utf8')) as Vectors)
    : { query_hmac: [], rfc4231: [] };

  it('sign a query as Shopify does', () => {
    for (const { secret, params, hmac_hex } of vectors.query_hmac) {
      expect(queryHmac(secret, { ...params, hmac: 'is left out' })).toBe(hmac_hex);
    }
    expect(vectors.query_hmac.length).toBeGreaterThan(0);
  });

  it('sign a body with HMAC-SHA256', () => {
    for (const { name, key_hex, data_hex, hmac_base64 } of vectors.rfc4231) {
      const signature = webhookHmac(Buffer.from(key_hex, 'hex'), Buffer.from(data_hex, 'hex'));
      expect(signature, name).toBe(hmac_base64);
    }
    expect(vectors.rfc4231.length).toBeGreaterThan(0);
  });
});

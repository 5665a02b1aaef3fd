import { describe, expect, it } from 'vitest';
import { kindOfRefusal } from '~/shopify/errors';
import { isInstalled } from '~/shopify/is-installed';
import { OutsideError, type OutsideErrorKind } from '~/services/outside-error';
import type { AdminClient } from '~/shopify/admin-client';
import { sampleListing, sandboxedShopify } from './support/sandbox-shop';

describe('whether a store has the app', () => {
  it('is asked with what needs no permission', async () => {
    const shop = await sandboxedShopify([sampleListing(1)]);
    shop.sandbox.grantedScopes = [];
    expect(await shop.shopify.isInstalled()).toBe(true);
  });

  const refusing = (kind: OutsideErrorKind) =>
    ({
      request: () => Promise.reject(new OutsideError(kind, 'no')),
    }) as unknown as AdminClient;

  it.each([401, 402, 403, 404, 410, 423])('is no where it answers %i', async (status) => {
    const kind = kindOfRefusal(status, status === 403 ? 'Unavailable Shop' : '');
    expect(await isInstalled(refusing(kind))).toBe(false);
  });

  it.each(['unavailable', 'throttled', 'addressNotAllowed', 'invalid'] as const)(
    'is not known where it is asked in vain: %s',
    async (kind) => {
      await expect(isInstalled(refusing(kind))).rejects.toThrow(OutsideError);
    },
  );
});

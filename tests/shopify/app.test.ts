import { Session } from '@shopify/shopify-api';
import { setAbstractFetchFunc } from '@shopify/shopify-api/runtime';
import { getJwt } from '@shopify/shopify-api/test-helpers';
import { afterEach, describe, expect, it } from 'vitest';
import { createShopifyApp } from '~/shopify/app';
import { lazySessionStorage } from '~/shopify/lazy-session-storage';

const STORE = 'example.myshopify.com';
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36';

afterEach(() => {
  setAbstractFetchFunc(fetch);
});

/** `failing`: what the first registrations end with. */
function signIn(failing: Promise<void>[] = []) {
  const stored = new Map<string, Session>();
  const exchanges: unknown[] = [];
  const signedIn: string[] = [];
  setAbstractFetchFunc((_url, init) => {
    exchanges.push(JSON.parse(typeof init?.body === 'string' ? init.body : ''));
    return Promise.resolve(
      Response.json({
        access_token: 'offline-token',
        scope: 'read_products',
        expires_in: 3600,
        refresh_token: 'refresh-token',
        refresh_token_expires_in: 7776000,
      }),
    );
  });
  const shopify = createShopifyApp({
    apiKey: 'key',
    apiSecret: 'secret',
    appUrl: 'https://app.example.com',
    scopes: undefined,
    sessionStorage: lazySessionStorage(() =>
      Promise.resolve({
        storeSession: (session) => Promise.resolve(Boolean(stored.set(session.id, session))),
        loadSession: (id) => Promise.resolve(stored.get(id)),
        deleteSession: (id) => Promise.resolve(stored.delete(id)),
        deleteSessions: () => Promise.resolve(true),
        findSessionsByShop: () => Promise.resolve([...stored.values()]),
      }),
    ),
    onSignedIn: (shop) => {
      signedIn.push(shop);
      return failing.shift() ?? Promise.resolve();
    },
    log: () => undefined,
  });
  const open = async (): Promise<string> => {
    const { token } = await getJwt('example', 'key', 'secret');
    const request = new Request(`https://app.example.com/app?shop=${STORE}`, {
      headers: { Authorization: `Bearer ${token}`, 'User-Agent': BROWSER },
    });
    return (await shopify.authenticate.admin(request)).session.shop;
  };
  return { open, stored, exchanges, signedIn };
}

describe('opening the app', () => {
  it('exchanges the session token for an offline token that expires, and registers the store', async () => {
    const { open, stored, exchanges, signedIn } = signIn();
    expect(await open()).toBe(STORE);
    expect(exchanges).toMatchObject([
      {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        requested_token_type: 'urn:shopify:params:oauth:token-type:offline-access-token',
        expiring: '1',
      },
    ]);
    expect(stored.get(`offline_${STORE}`)).toMatchObject({
      accessToken: 'offline-token',
      refreshToken: 'refresh-token',
    });
    expect(signedIn).toEqual([STORE]);
  });

  it('again uses the stored token', async () => {
    const { open, exchanges } = signIn();
    await open();
    await open();
    expect(exchanges).toHaveLength(1);
  });

  it('signs in again where the store could not be registered the first time', async () => {
    const { open, stored, signedIn } = signIn([Promise.reject(new Error('the database is gone'))]);
    await expect(open()).rejects.toMatchObject({ status: 500 });
    expect(await open()).toBe(STORE);
    expect(signedIn).toEqual([STORE, STORE]);
    await open();
    expect(signedIn).toHaveLength(2);
    expect(stored.size).toBe(1);
  });

  it('asks for a new token where the stored one was found dead and taken out', async () => {
    const { open, stored, exchanges } = signIn();
    await open();
    const id = `offline_${STORE}`;
    stored.set(
      id,
      new Session({
        ...stored.get(id)?.toObject(),
        id,
        shop: STORE,
        state: '',
        isOnline: false,
        accessToken: '',
      }),
    );
    await open();
    expect(exchanges).toHaveLength(2);
  });
});

import { Session } from '@shopify/shopify-api';
import { afterEach, describe, expect, it } from 'vitest';
import { createAccessTokens, type AccessTokens } from '~/shopify/access-tokens';
import { OutsideError } from '~/services/outside-error';
import { fakeTiming } from './support/fake-timing';
import {
  hangUp,
  json,
  startScriptedServer,
  text,
  type Reply,
  type ScriptedServer,
} from './support/scripted-server';

const STORE = 'example.myshopify.com';
const HOUR_MS = 60 * 60_000;
const nowMs = fakeTiming().nowMs();

let server: ScriptedServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

function session(change: Partial<Session> = {}): Session {
  return new Session({
    id: `offline_${STORE}`,
    shop: STORE,
    state: '',
    isOnline: false,
    scope: 'read_products',
    accessToken: 'old-token',
    expires: new Date(nowMs + HOUR_MS),
    refreshToken: 'old-refresh',
    refreshTokenExpires: new Date(nowMs + 80 * 24 * HOUR_MS),
    ...change,
  });
}

const expired = { expires: new Date(nowMs - 1000) };
const renewal = {
  access_token: 'new-token',
  scope: 'read_products,read_locales',
  expires_in: 3600,
  refresh_token: 'new-refresh',
  refresh_token_expires_in: 7776000,
};

async function setup(stored: Session | undefined, replies: Reply[] = [json(renewal)]) {
  const started = await startScriptedServer(replies);
  server = started;
  const storage = {
    session: stored,
    loadSession: (id: string) =>
      Promise.resolve(storage.session?.id === id ? storage.session : undefined),
    storeSession: (next: Session) => {
      storage.session = next;
      return Promise.resolve(true);
    },
  };
  const tokens = createAccessTokens({
    apiKey: 'key',
    apiSecret: 'very-secret',
    sessionStorage: storage,
    timing: fakeTiming(),
    originOf: () => started.origin,
  });
  return { tokens, storage, received: started.received };
}

async function failure(tokens: AccessTokens, rejected?: string): Promise<OutsideError> {
  const error: unknown = await tokens(STORE, rejected).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof OutsideError)) throw new Error(`no OutsideError but ${String(error)}`);
  return error;
}

describe('an access token', () => {
  it('is the stored one while it holds', async () => {
    const { tokens, received } = await setup(session());
    expect(await tokens(STORE)).toBe('old-token');
    expect(received).toEqual([]);
  });

  it('is renewed a few minutes before it expires', async () => {
    const { tokens, storage, received } = await setup(
      session({ expires: new Date(nowMs + 4 * 60_000) }),
    );
    expect(await tokens(STORE)).toBe('new-token');
    expect(JSON.parse(received[0]?.body ?? '')).toEqual({
      client_id: 'key',
      client_secret: 'very-secret',
      grant_type: 'refresh_token',
      refresh_token: 'old-refresh',
    });
    expect(received[0]?.path).toBe('/admin/oauth/access_token');
    expect(storage.session).toMatchObject({
      id: `offline_${STORE}`,
      shop: STORE,
      accessToken: 'new-token',
      refreshToken: 'new-refresh',
      scope: 'read_products,read_locales',
      expires: new Date(nowMs + HOUR_MS),
      refreshTokenExpires: new Date(nowMs + 90 * 24 * HOUR_MS),
    });
  });

  it('is renewed when Shopify has refused it, once', async () => {
    const { tokens, received } = await setup(session());
    expect(await tokens(STORE, 'old-token')).toBe('new-token');
    expect(await tokens(STORE, 'old-token')).toBe('new-token');
    expect(received).toHaveLength(1);
  });

  it('is renewed once for all who ask at the same time', async () => {
    const { tokens, received } = await setup(session(expired));
    expect(await Promise.all([tokens(STORE), tokens(STORE), tokens(STORE)])).toEqual([
      'new-token',
      'new-token',
      'new-token',
    ]);
    expect(received).toHaveLength(1);
  });

  it.each<[string, object]>([
    ['leaves the fields out', { access_token: 'new-token' }],
    [
      'gives them as null',
      {
        access_token: 'new-token',
        expires_in: null,
        refresh_token: null,
        refresh_token_expires_in: null,
      },
    ],
  ])('keeps its refresh token and gets an expiry when Shopify %s', async (_, answer) => {
    const { tokens, storage } = await setup(session(expired), [json(answer)]);
    expect(await tokens(STORE)).toBe('new-token');
    expect(storage.session).toMatchObject({
      refreshToken: 'old-refresh',
      refreshTokenExpires: new Date(nowMs + 80 * 24 * HOUR_MS),
      scope: 'read_products',
      expires: new Date(nowMs + HOUR_MS),
    });
  });

  it('is that of another process which renewed it first', async () => {
    const { tokens, storage } = await setup(session(expired), [
      (response, request) => {
        storage.session = session({ accessToken: 'their-token' });
        json({ error: 'invalid_grant' }, 400)(response, request);
      },
    ]);
    expect(await tokens(STORE)).toBe('their-token');
  });
});

describe('without a valid token', () => {
  it.each<[string, Session | undefined, Reply, string | undefined]>([
    ['the store is unknown', undefined, json(renewal), undefined],
    ['the stored token was blanked', session({ accessToken: '' }), json(renewal), undefined],
    [
      'the refresh token is refused',
      session(expired),
      json({ error: 'invalid_grant' }, 400),
      undefined,
    ],
    [
      'there is none to refresh with',
      session({ refreshToken: undefined }),
      json(renewal),
      'old-token',
    ],
  ])('access is gone for good: %s', async (_, stored, reply, rejected) => {
    const { tokens, storage } = await setup(stored, [reply]);
    expect(await failure(tokens, rejected)).toMatchObject({ kind: 'access', isTransient: false });
    expect(storage.session?.accessToken ?? '').toBe('');
  });

  it.each<[string, Reply]>([
    ['HTTP 503', text('', 503)],
    ['a broken connection', hangUp],
    ['a page', text('<html>')],
    ['an answer without a token', json({ scope: 'read_products' })],
  ])('trying again may help after %s, and the stored token stays', async (_, reply) => {
    const { tokens, storage } = await setup(session(expired), [reply]);
    const error = await failure(tokens);
    expect(error).toMatchObject({ kind: 'unavailable', isTransient: true });
    expect(storage.session?.accessToken).toBe('old-token');
    expect(JSON.stringify([error.message, error.stack])).not.toMatch(/very-secret|old-refresh/);
  });
});

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

/** What the processes of the app share. */
class Storage {
  #claimedUntil = 0;
  readonly lost: string[] = [];

  constructor(public session: Session | undefined) {}

  loadSession(id: string): Promise<Session | undefined> {
    return Promise.resolve(this.session?.id === id ? this.session : undefined);
  }
  storeSession(next: Session): Promise<boolean> {
    this.session = next;
    return Promise.resolve(true);
  }
  claimRefresh(_id: string, at: Date, until: Date): Promise<boolean> {
    const isFree = this.#claimedUntil <= at.getTime();
    if (isFree) this.#claimedUntil = until.getTime();
    return Promise.resolve(isFree);
  }
  releaseRefresh(): Promise<void> {
    this.#claimedUntil = 0;
    return Promise.resolve();
  }
}

async function setup(stored: Session | undefined, replies: Reply[] = [json(renewal)]) {
  const started = await startScriptedServer(replies);
  server = started;
  const timing = fakeTiming();
  const storage = new Storage(stored);
  const anotherProcess = (): AccessTokens =>
    createAccessTokens({
      apiKey: 'key',
      apiSecret: 'very-secret',
      sessionStorage: storage,
      onAccessLost: (store) => {
        storage.lost.push(store);
        return Promise.resolve();
      },
      timing: {
        ...timing,
        // A turn of the event loop, in which the other process gets on.
        sleep: async (ms) => {
          await timing.sleep(ms);
          await new Promise(setImmediate);
        },
      },
      originOf: () => started.origin,
    });
  return { tokens: anotherProcess(), anotherProcess, storage, received: started.received };
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

  it('is renewed once by several processes, and each has the new one', async () => {
    const { tokens, anotherProcess, received } = await setup(session(expired));
    const others = [anotherProcess(), anotherProcess(), anotherProcess()];
    expect(await Promise.all([tokens, ...others].map((ask) => ask(STORE)))).toEqual(
      Array.from({ length: 4 }, () => 'new-token'),
    );
    expect(received).toHaveLength(1);
  });

  it('is renewed by the next process where one died over it', async () => {
    const { tokens, storage, received } = await setup(session(expired));
    await storage.claimRefresh('', new Date(nowMs), new Date(nowMs + 15_000));
    expect(await tokens(STORE)).toBe('new-token');
    expect(received).toHaveLength(1);
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
    expect(storage.lost).toEqual(stored?.accessToken ? [STORE] : []);
  });

  it.each<[string, Reply]>([
    ['HTTP 503', text('', 503)],
    ['a secret that is refused', json({ error: 'invalid_client' }, 401)],
    ['a request that is refused', json({ error: 'invalid_request' }, 400)],
    ["a firewall's page", text('<html>blocked</html>', 403)],
    ['too many requests', text('', 429)],
    ['another answer of 400', text('invalid_grant', 400)],
    ['a broken connection', hangUp],
    ['a page', text('<html>')],
    ['an answer without a token', json({ scope: 'read_products' })],
  ])('trying again may help after %s, and the stored token stays', async (_, reply) => {
    const { tokens, storage } = await setup(session(expired), [reply, json(renewal)]);
    const error = await failure(tokens);
    expect(error).toMatchObject({ kind: 'unavailable', isTransient: true });
    expect(storage.session?.accessToken).toBe('old-token');
    expect(JSON.stringify([error.message, error.stack])).not.toMatch(/very-secret|old-refresh/);
    expect(await tokens(STORE)).toBe('new-token');
  });
});

import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningSandbox } from '../../../sandbox/start-sandbox';
import { SettableClock } from '../../../sandbox/store/clock';
import {
  CREDENTIALS,
  fetchToken,
  postJson,
  sessionTokenAt,
  SHOP,
  startSmallSandbox,
} from '../../support/sandbox';
import { readAppConfiguration } from '../../../sandbox/server/app-configuration';

const HOUR_MS = 3_600_000;
const clock = new SettableClock(new Date('2026-11-01T12:00:00Z'), { running: false });
let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await startSmallSandbox({ clock });
  sandbox.install();
});
afterAll(() => sandbox.stop());

function requestToken(body: Record<string, string>) {
  return postJson(`${sandbox.adminUrl}/${SHOP}/admin/oauth/access_token`, {
    client_id: CREDENTIALS.apiKey,
    client_secret: CREDENTIALS.apiSecret,
    ...body,
  });
}

async function exchange(changes: Record<string, string> = {}) {
  return requestToken({
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: await sessionTokenAt(clock.now()),
    subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
    requested_token_type: 'urn:shopify:params:oauth:token-type:offline-access-token',
    expiring: '1',
    ...changes,
  });
}

const askShopName = (accessToken: string, version = '2026-10') =>
  postJson(
    `${sandbox.adminUrl}/${SHOP}/admin/api/${version}/graphql.json`,
    { query: '{ shop { name } }' },
    { 'x-shopify-access-token': accessToken },
  );

describe('token exchange', () => {
  it('gives an expiring offline token with a refresh token', async () => {
    const response = await exchange();
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      access_token: expect.stringMatching(/^shpat_[0-9a-f]{32}$/),
      scope: readAppConfiguration(resolve('shopify.app.toml')).scopes.join(','),
      expires_in: 3600,
      refresh_token: expect.stringMatching(/^shprt_[0-9a-f]{32}$/),
      refresh_token_expires_in: 90 * 24 * 3600,
    });
  });

  it('gives a token that never expires when none is asked to', async () => {
    const answer = await (await exchange({ expiring: '0' })).json();
    expect(Object.keys(answer)).toEqual(['access_token', 'scope']);
  });

  it('gives an online token that names the person', async () => {
    const answer = await (
      await exchange({
        requested_token_type: 'urn:shopify:params:oauth:token-type:online-access-token',
      })
    ).json();
    expect(answer).toMatchObject({
      access_token: expect.stringMatching(/^shpua_/),
      associated_user: { account_owner: true, locale: 'en' },
    });
  });

  it.each([
    [{ client_secret: 'wrong' }, 'invalid_client'],
    [{ client_id: 'wrong' }, 'invalid_client'],
    [{ subject_token: 'not.a.token' }, 'invalid_subject_token'],
    [{ requested_token_type: 'something' }, 'invalid_request'],
    [{ grant_type: 'password' }, 'invalid_request'],
  ])('refuses %j', async (changes, error) => {
    const response = await exchange(changes);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error });
  });

  it('refuses a session token that has expired', async () => {
    const early = new Date(clock.now().getTime() - 2 * HOUR_MS);
    const response = await exchange({ subject_token: await sessionTokenAt(early) });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'invalid_subject_token' });
  });
});

describe('refresh', () => {
  const refresh = (token: string) =>
    requestToken({ grant_type: 'refresh_token', refresh_token: token });

  it('gives a new pair once, and ends the old one', async () => {
    const first = await (await exchange()).json();
    const response = await refresh(first.refresh_token);
    expect(response.status).toBe(200);
    const second = await response.json();
    expect(second.access_token).not.toBe(first.access_token);
    expect((await askShopName(second.access_token)).status).toBe(200);
    expect((await askShopName(first.access_token)).status).toBe(401);

    const again = await refresh(first.refresh_token);
    expect(again.status).toBe(400);
    expect(await again.json()).toMatchObject({ error: 'invalid_grant' });
  });

  it('works after the access token has expired, and no longer after 90 days', async () => {
    const first = await (await exchange()).json();
    clock.advance(89 * 24 * HOUR_MS);
    const second = await (await refresh(first.refresh_token)).json();
    expect(second.access_token).toMatch(/^shpat_/);
    clock.advance(91 * 24 * HOUR_MS);
    expect((await refresh(second.refresh_token)).status).toBe(400);
  });
});

describe('the Admin API', () => {
  it('answers whoever holds a token', async () => {
    const response = await askShopName(await fetchToken(sandbox));
    expect(response.status).toBe(200);
    expect(response.headers.get('x-shopify-api-version')).toBe('2026-10');
    expect(await response.json()).toMatchObject({ data: { shop: { name: 'Small Shop' } } });
  });

  it('answers 401 without a token, and after an hour', async () => {
    const token = await fetchToken(sandbox);
    clock.advance(HOUR_MS);
    for (const stale of ['', 'shpat_unknown', token]) {
      const response = await askShopName(stale);
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({
        errors: '[API] Invalid API key or access token (unrecognized login or wrong password)',
      });
    }
  });

  it('answers 404 for another version and another shop', async () => {
    const token = await fetchToken(sandbox);
    expect((await askShopName(token, '2020-01')).status).toBe(404);
    const elsewhere = await postJson(
      `${sandbox.adminUrl}/other.myshopify.com/admin/api/2026-10/graphql.json`,
      { query: '{ shop { name } }' },
      { 'x-shopify-access-token': token },
    );
    expect(elsewhere.status).toBe(404);
  });

  it('ends all tokens when the app is uninstalled, and gives none until it is installed', async () => {
    const token = await fetchToken(sandbox);
    sandbox.uninstall();
    expect((await askShopName(token)).status).toBe(401);
    expect(await (await exchange()).json()).toMatchObject({ error: 'invalid_subject_token' });
    sandbox.install();
    expect((await exchange()).status).toBe(200);
  });
});

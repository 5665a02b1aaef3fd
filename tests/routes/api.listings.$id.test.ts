import { describe, expect, test, vi } from 'vitest';
import { done, GONE, notDone } from '~/services/answer';
import type { CheckAnswer, ProductPageView } from '~/services/product-page/views';
import { sessionToken, startApp, STORE } from './app-under-test';

const JUDGED: ProductPageView = {
  listingId: 'gid://shopify/Product/42',
  title: '<b>Mug</b>',
  readAt: '2026-11-22T12:00:00.000Z',
  audiences: [{ audience: 'QC', readiness: { share: 0.829, coverage: 0.9 }, openFindings: 5 }],
  findings: ['1', '2', '3', '4', '5'].map((photo) => ({
    rule: 'undescribed-photo',
    severity: 'low' as const,
    audiences: ['QC' as const],
    fix: { kind: 'altText' as const, mediaId: `gid://shopify/MediaImage/${photo}` },
    message: {
      id: 'rule.undescribed-photo.missingAlt',
      data: { position: Number(photo), hasFileName: true, fileName: `${photo}.jpg` },
    },
  })),
};

async function start(checked: CheckAnswer = done(JUDGED)) {
  const show = vi.fn(() => Promise.resolve(checked.done ? checked.value : null));
  const checkNow = vi.fn(() => Promise.resolve(checked));
  return { show, checkNow, app: await startApp({ productPage: { show, checkNow } }) };
}

const withToken = (token: string, init: RequestInit = {}) => ({
  ...init,
  headers: { Authorization: `Bearer ${token}` },
});

test('it answers in the language of the admin, few sentences of a rule, and how many more there are', async () => {
  const { app, show } = await start();
  const response = await app.fetch('/api/listings/42?language=fr');
  expect(show).toHaveBeenCalledWith(STORE, 'gid://shopify/Product/42');
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  const answer = await response.json();
  expect(answer).toMatchObject({
    state: 'judged',
    title: '<b>Mug</b>',
    summary: '5 constats ouverts',
    appPath: '/app/listings/42',
    audiences: [{ name: 'Québec', readiness: 'Prête à 82\u00a0%' }],
    findings: [
      {
        severityName: 'Faible',
        more: 'et 2 autres',
        fixes: ['1', '2', '3'].map((photo) => ({
          kind: 'altText',
          photo,
          label: `Écrire le texte alternatif de la photo ${photo}`,
        })),
      },
    ],
  });
  expect(answer.findings[0].sentences).toHaveLength(3);
});

test('POST checks the listing now; GET only shows what is known', async () => {
  const { app, show, checkNow } = await start();
  const response = await app.fetch('/api/listings/42', { method: 'POST' });
  expect(response.status).toBe(200);
  expect(checkNow).toHaveBeenCalledWith(STORE, 'gid://shopify/Product/42');
  expect(show).not.toHaveBeenCalled();
});

test('GIVEN a listing that was not read yet THEN GET says so', async () => {
  const { app } = await start(GONE);
  const response = await app.fetch('/api/listings/42');
  expect(await response.json()).toEqual({ state: 'notRead' });
});

test.each<[string, CheckAnswer, object]>([
  ['Shopify does not have', GONE, { state: 'gone' }],
  [
    'Shopify does not give',
    notDone({ why: 'notChecked', reason: 'access' }),
    { state: 'notChecked', text: expect.stringContaining('renew its access') as string },
  ],
])('GIVEN a listing that %s THEN POST says so', async (_, checked, expected) => {
  const { app } = await start(checked);
  const response = await app.fetch('/api/listings/42', { method: 'POST' });
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual(expected);
});

test.each(['abc', '0', '-1', '42%20or%201', '1'.repeat(21)])(
  'GIVEN the path %s THEN it is 404 and nothing is asked',
  async (number) => {
    const { app, show } = await start();
    const response = await app.fetch(`/api/listings/${number}`);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      error: 'The path has to end with the number of a product.',
    });
    expect(show).not.toHaveBeenCalled();
  },
);

test('extensions run on Shopify’s origin: answers carry CORS headers, preflights are answered', async () => {
  const { app, show } = await start();
  const origin = { Origin: 'https://extensions.shopifycdn.com' };
  const response = await app.fetch('/api/listings/42', { headers: origin });
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
  expect(show).toHaveBeenCalledTimes(1);

  const preflight = await app.visit(
    '/api/listings/42',
    {
      ...origin,
      'Access-Control-Request-Method': 'POST',
    },
    'OPTIONS',
  );
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('Access-Control-Allow-Headers')).toContain('Authorization');
  expect(show).toHaveBeenCalledTimes(1);
});

describe.each(['GET', 'POST'])('%s is refused', (method) => {
  test.each([
    ['without a token', () => Promise.resolve('')],
    ['with a token signed by somebody else', () => sessionToken(STORE, { secret: 'not-ours' })],
    [
      'with a token that has expired',
      () => sessionToken(STORE, { over: { exp: Date.now() / 1000 - 60 } }),
    ],
    ['with a token for another app', () => sessionToken(STORE, { over: { aud: 'another-app' } })],
    ['with something that is no token', () => Promise.resolve('nonsense')],
  ])('%s', async (_, token) => {
    const { app, show, checkNow } = await start();
    const response = await app.fetch('/api/listings/42', withToken(await token(), { method }));
    expect(response.status).toBe(401);
    expect(show).not.toHaveBeenCalled();
    expect(checkNow).not.toHaveBeenCalled();
  });

  test('with the token of a store that has not installed the app', async () => {
    const { app, show, checkNow } = await start();
    const token = await sessionToken('other-store.myshopify.com');
    const response = await app.fetch('/api/listings/42', withToken(token, { method }));
    expect(response.ok).toBe(false);
    expect(show).not.toHaveBeenCalled();
    expect(checkNow).not.toHaveBeenCalled();
  });
});

describe('the field of a fix', () => {
  const form = (fields: Record<string, string>) => ({
    method: 'POST',
    body: new URLSearchParams(fields),
  });
  const SAVE = { intent: 'save', fix: 'altText', photo: '3', typed: 'A can', shown: '' };

  test.each<[string, RequestInit, string]>([
    ['?fix=price', {}, 'fix'],
    ['?fix=altText', {}, 'photo'],
    ['?fix=altText&photo=1%20or%201', {}, 'photo'],
    ['', form({ ...SAVE, intent: 'delete' }), 'intent'],
    ['', form({ ...SAVE, photo: 'x' }), 'photo'],
    ['', form({ ...SAVE, typed: 'x'.repeat(2_001) }), 'typed'],
    ['', form({ intent: 'save', fix: 'origin', typed: 'CA' }), 'shown'],
    ['', form({ intent: 'undo', batch: '42' }), 'batch'],
  ])(
    'GIVEN a request that no extension sends (%s, %j) THEN 400 names %s',
    async (query, init, field) => {
      const { app } = await start();
      const response = await app.fetch(`/api/listings/42/fix${query}`, init);
      expect(response.status).toBe(400);
      const answer = await response.json();
      expect(answer).toMatchObject({ field, error: expect.stringContaining(field) as string });
    },
  );

  test('without a token nothing is read or written', async () => {
    const { app } = await start();
    for (const init of [{}, form(SAVE)]) {
      const response = await app.fetch('/api/listings/42/fix?fix=origin', withToken('', init));
      expect(response.status).toBe(401);
    }
  });
});

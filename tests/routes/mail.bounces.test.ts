import { beforeEach, describe, expect, it, vi } from 'vitest';
import { provideContainer, type Container } from '~/container.server';
import { action, loader } from '~/routes/mail.bounces';
import { readEnv } from '~/env.server';
import { fromPostfix } from '../email/bounces/notifications';

const SECRET = 'kq7WJ5mDgUe0f7nTjYk1mD8sP2vQ0aXb';
const MAIL = fromPostfix({ messageId: '<abc@app.example.com>', to: 'marie@example.net' });
const takeBounce = vi.fn(() => Promise.resolve('recorded'));

function startWith(secret: string) {
  const env = readEnv({
    SHOPIFY_API_KEY: 'key',
    SHOPIFY_API_SECRET: 'hush',
    SHOPIFY_APP_URL: 'https://app.example.com',
    MAIL_BOUNCE_SECRET: secret,
  });
  const container = { env, services: { digest: { takeBounce } } };
  provideContainer(container as unknown as Container);
}

beforeEach(() => {
  takeBounce.mockClear();
  startWith(SECRET);
});

const HEADERS = { Authorization: `Bearer ${SECRET}`, 'Content-Type': 'message/rfc822' };

function send(init: RequestInit = {}) {
  const request = new Request('https://app.example.com/mail/bounces', {
    method: 'POST',
    headers: HEADERS,
    body: MAIL,
    ...init,
  });
  const route = request.method === 'GET' ? loader : action;
  return route({ request, params: {}, context: {} });
}

describe('/mail/bounces', () => {
  it('takes a mail byte for byte, as curl posts it', async () => {
    const bytes = Buffer.concat([Buffer.from(MAIL), Buffer.from([0xe9, 0x00, 0xff])]);
    expect((await send({ body: bytes })).status).toBe(202);
    expect(takeBounce).toHaveBeenCalledExactlyOnceWith(bytes);
  });

  it('is not there without a secret', async () => {
    startWith('');
    const headers = { ...HEADERS, Authorization: 'Bearer ' };
    expect((await send({ headers })).status).toBe(404);
    expect((await send({ method: 'GET', body: null })).status).toBe(404);
    expect(takeBounce).not.toHaveBeenCalled();
  });

  it.each([
    ['no secret', {}],
    ['a wrong one', { Authorization: `Bearer ${SECRET.toLowerCase()}` }],
    ['the start of it', { Authorization: `Bearer ${SECRET.slice(0, -1)}` }],
    ['more than it', { Authorization: `Bearer ${SECRET}x` }],
    ['it as a password', { Authorization: `Basic ${btoa(`:${SECRET}`)}` }],
  ])('refuses %s, before anything is read', async (_, authorization) => {
    const headers = { 'Content-Type': 'message/rfc822', ...authorization };
    const body = new ReadableStream(
      {
        pull: () => expect.fail('the body was read'),
      },
      { highWaterMark: 0 },
    );
    const response = await send({ headers, body, duplex: 'half' });
    expect(response.status).toBe(401);
    expect(await response.text()).not.toContain(SECRET);
    expect(takeBounce).not.toHaveBeenCalled();
  });

  it('says what else is wrong', async () => {
    expect((await send({ method: 'GET', body: null })).status).toBe(405);
    expect((await send({ method: 'PUT' })).status).toBe(405);
    const form = { ...HEADERS, 'Content-Type': 'application/x-www-form-urlencoded' };
    const response = await send({ headers: form });
    expect(response.status).toBe(415);
    expect(await response.text()).toContain('message/rfc822');
    expect(takeBounce).not.toHaveBeenCalled();
  });

  it('reads no more than a mebibyte, however it comes', async () => {
    const most = Buffer.alloc(1024 * 1024, 'x');
    expect((await send({ body: most })).status).toBe(202);
    expect((await send({ body: Buffer.concat([most, Buffer.from('x')]) })).status).toBe(413);
    let pulled = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(64 * 1024));
      },
    });
    const response = await send({ body: endless, duplex: 'half' });
    expect(response.status).toBe(413);
    expect(pulled).toBeLessThan(25);
    expect(takeBounce).toHaveBeenCalledTimes(1);
  });
});

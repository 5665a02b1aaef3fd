import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningSandbox } from '../../../sandbox/start-sandbox';
import { startRecordingApp, startSmallSandbox, type RecordingApp } from '../../support/sandbox';
import { replaceText } from '../../../sandbox/server/proxy';

let sandbox: RunningSandbox;
let app: RecordingApp;
const open: (() => void)[] = [];

beforeAll(async () => {
  app = await startRecordingApp((request, response) => {
    if (request.path === '/binary') {
      response.setHeader('content-type', 'application/octet-stream');
      response.end('https://cdn.shopify.com/as it is');
    } else if (request.path === '/leave') {
      response.writeHead(302, { location: 'https://admin.shopify.com/store/small-shop/apps/key' });
      response.end();
    } else if (request.path === '/slow') {
      response.setHeader('content-type', 'text/html');
      response.write('<p>first');
      open.push(() => response.end('last'));
    } else {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.setHeader(
        'link',
        '<https://cdn.shopify.com/shopifycloud/app-bridge.js>; rel="preload"',
      );
      response.setHeader(
        'content-security-policy',
        'frame-ancestors https://small-shop.myshopify.com https://admin.shopify.com;',
      );
      response.end('<script src="https://cdn.shopify.com/shopifycloud/app-bridge.js"></script>é');
    }
  });
  sandbox = await startSmallSandbox({ appPort: app.port });
});
afterAll(async () => {
  await sandbox.stop();
  await app.stop();
});

const get = (path: string, init: RequestInit = {}) =>
  fetch(`${sandbox.appOrigin}${path}`, { redirect: 'manual', ...init });

describe('the proxy in front of the app', () => {
  it('lets the sandbox’s admin embed the app and serves App Bridge itself', async () => {
    const response = await get('/');
    expect(response.headers.get('content-security-policy')).toBe(
      `frame-ancestors ${sandbox.adminUrl} https://small-shop.myshopify.com https://admin.shopify.com;`,
    );
    const appBridge = `${sandbox.adminUrl}/cdn/shopifycloud/app-bridge.js`;
    expect(response.headers.get('link')).toContain(`<${appBridge}>`);
    expect(await response.text()).toBe(`<script src="${appBridge}"></script>é`);
    expect((await fetch(appBridge)).headers.get('content-type')).toContain('javascript');
  });

  it('leads to this admin what leads to Shopify’s', async () => {
    const response = await get('/leave');
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe(`${sandbox.adminUrl}/store/small-shop/apps/key`);
  });

  it('passes method, headers and body on, with the address that the browser asked', async () => {
    await get('/form?a=1', { method: 'POST', body: 'b=2', headers: { authorization: 'Bearer x' } });
    const request = app.requests.at(-1);
    expect(request).toMatchObject({ method: 'POST', path: '/form?a=1', body: 'b=2' });
    expect(request?.headers).toMatchObject({
      authorization: 'Bearer x',
      host: new URL(sandbox.appOrigin).host,
    });
  });

  it('leaves what is not text alone', async () => {
    const response = await get('/binary');
    expect(await response.text()).toBe('https://cdn.shopify.com/as it is');
    expect(response.headers.get('content-length')).toBe('32');
  });

  it('hands a part on before the whole is there', async () => {
    const response = await get('/slow');
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toBe('<p>first');
    open.pop()?.();
    expect((await reader.read()).value).toBe('last');
  });

  it('says so when the app does not answer', async () => {
    sandbox.setAppPort(1);
    const response = await get('/');
    sandbox.setAppPort(app.port);
    expect(response.status).toBe(502);
    expect(await response.text()).toContain('The app does not answer');
  });
});

describe('replacing text in a stream', () => {
  it('does not depend on where the chunks are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('abab', 'aba', 'b', 'é', 'ab', 'c'), { maxLength: 20 }),
        fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 8 }),
        async (parts, cuts) => {
          const whole = Buffer.from(parts.join(''));
          const edges = [0, ...cuts.map((cut) => Math.min(cut, whole.length)), whole.length];
          edges.sort((a, b) => a - b);
          const chunks = edges.slice(1).map((edge, index) => whole.subarray(edges[index], edge));
          const replaced = await buffer(Readable.from(chunks).pipe(replaceText('abab', 'X')));
          expect(replaced.toString()).toBe(whole.toString().replaceAll('abab', 'X'));
        },
      ),
    );
  });
});

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { close, listen } from '../../sandbox/server/http-server';
import { serverBehindTunnel } from '../../vite.tunnel';
import { testDatabase } from '../support/database';

const ROOT = resolve(import.meta.dirname, '../..');
const TUNNEL = 'some-words.trycloudflare.com';

describe('the development server', () => {
  it('stands behind the tunnel that `shopify app dev` gives as HOST', () => {
    expect(
      serverBehindTunnel({
        HOST: `https://${TUNNEL}`,
        SHOPIFY_APP_URL: 'https://yesterday.trycloudflare.com',
        PORT: '51234',
      }),
    ).toMatchObject({
      port: 51_234,
      strictPort: true,
      allowedHosts: [TUNNEL],
      hmr: { protocol: 'wss', host: TUNNEL, clientPort: 443 },
    });
  });

  it.each([
    ['https://localhost:3458', { protocol: 'wss', host: 'localhost', clientPort: 3458 }],
    ['http://localhost:3000', { protocol: 'ws', host: 'localhost', clientPort: 3000 }],
    ['http://app.test', { protocol: 'ws', host: 'app.test', clientPort: 80 }],
  ])('takes updates back by the way of %s', (address, hmr) => {
    expect(serverBehindTunnel({ SHOPIFY_APP_URL: address }).hmr).toEqual(hmr);
  });

  it('alone, listens as Vite does, on the port of the app', () => {
    expect(serverBehindTunnel({})).toEqual({ port: 3000, strictPort: false });
  });

  it('does not take the interface that production listens on for an address', () => {
    expect(serverBehindTunnel({ HOST: '0.0.0.0' })).toEqual({ port: 3000, strictPort: false });
  });
});

describe('`shopify app dev`', { timeout: 120_000 }, () => {
  const proxy = createServer();
  let proxyPort: number;
  let app: { child: ChildProcess; output: () => string };
  let folder: string;

  /** As the tunnel passes it on: to the proxy of Shopify's CLI, under the tunnel's name. */
  async function get(
    path: string,
    host = TUNNEL,
    method = 'GET',
  ): Promise<{ status: number; body: string }> {
    const sent = request({ port: proxyPort, host: '127.0.0.1', method, path, headers: { host } });
    sent.end();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    const chunks = z.array(z.instanceof(Buffer)).parse(await response.toArray());
    return { status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') };
  }

  /** The first line of the answer to a browser that wants to hear of changes. */
  async function openWebSocket(host = TUNNEL): Promise<string> {
    const socket = connect(proxyPort, '127.0.0.1');
    socket.write(
      `GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n' +
        'Sec-WebSocket-Protocol: vite-hmr\r\n\r\n',
    );
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    return chunk.toString('latin1').split('\r\n')[0] ?? '';
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dev-'));
    const appPort = await freePort();
    proxyPort = Number(new URL(await listen(proxy, 0)).port);
    passOn(proxy, appPort);
    app = await startAsShopifyDoes(appPort, folder);
    await untilAnswered(() => get('/healthz'), app);
  }, 120_000);
  afterAll(async () => {
    app.child.kill('SIGTERM');
    await once(app.child, 'exit');
    await close(proxy);
    await rm(folder, { recursive: true, force: true });
  });

  it('is told the command of this project', async () => {
    const file = z
      .object({ roles: z.array(z.string()), commands: z.object({ dev: z.string() }) })
      .parse(parseToml(await readFile(join(ROOT, 'shopify.web.toml'), 'utf8')));
    expect(file.roles).toEqual(['frontend', 'backend']);
    expect(file.commands.dev).toBe('npm run dev');
  });

  it('reaches the app under the tunnel’s name', async () => {
    expect(await get('/healthz')).toEqual({ status: 200, body: '{"status":"ok"}' });
  });

  it('has webhooks taken in front of the routes, as in production', async () => {
    expect(await get('/webhooks/products', TUNNEL, 'POST')).toEqual({
      status: 401,
      body: 'The signature does not fit the body.',
    });
    expect((await get('/webhooks/nothing', TUNNEL, 'POST')).status).toBe(404);
  });

  it('reaches it under no other name', async () => {
    expect((await get('/healthz', 'evil.example.com')).status).toBe(403);
  });

  it('lets the browser hear of changes through the tunnel, and nobody else', async () => {
    expect(await openWebSocket()).toBe('HTTP/1.1 101 Switching Protocols');
    expect(await openWebSocket('evil.example.com')).not.toContain('101');
  });

  it('has the browser come back by the tunnel for changes', async () => {
    const { body } = await get('/@vite/client');
    expect(body).toContain(TUNNEL);
    expect(body).toContain('"wss"');
  });

  it.each(['app/root.tsx', 'node_modules/@shopify/polaris/build/esm/styles.css'])(
    'shows what pages are made of: %s',
    async (file) => {
      expect((await get(`/@fs${ROOT}/${file}`)).status).toBe(200);
    },
  );

  it.each(['package.json', 'sandbox/model.ts', '.env', 'shopify.app.toml'])(
    'shows nobody %s',
    async (file) => {
      expect((await get(`/@fs${ROOT}/${file}`)).status).toBeGreaterThanOrEqual(400);
    },
  );
});

/** With the environment that Shopify's CLI gives, and client id and secret where it writes them. */
async function startAsShopifyDoes(port: number, folder: string) {
  const database = await testDatabase();
  const envFile = join(folder, '.env');
  await writeFile(envFile, 'SHOPIFY_API_KEY=key\nSHOPIFY_API_SECRET=secret\n');
  const child = spawn(
    process.execPath,
    [`--env-file-if-exists=${envFile}`, 'node_modules/.bin/remix', 'vite:dev'],
    {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        // An address of yesterday's: the one that the CLI gives goes before it.
        SHOPIFY_APP_URL: 'https://yesterday.example.com',
        NODE_ENV: 'development',
        NODE_OPTIONS: '',
        VITEST: '',
        HOST: `https://${TUNNEL}`,
        APP_URL: `https://${TUNNEL}`,
        PORT: String(port),
        FRONTEND_PORT: String(port),
        DATABASE_URL: database.url,
        JOBS: 'worker',
      },
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  }
  return { child, output: () => output };
}

/** As the proxy of Shopify's CLI: requests and web sockets to one port, the host's name unchanged. */
function passOn(proxy: ReturnType<typeof createServer>, port: number): void {
  proxy.on('request', (incoming, answer) => {
    const { method, url, headers } = incoming;
    const passed = request({ host: 'localhost', port, method, path: url, headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    passed.on('error', () => answer.writeHead(502).end());
    incoming.pipe(passed);
  });
  proxy.on('upgrade', ({ url, rawHeaders }, socket) => {
    const target = connect(port, 'localhost');
    const lines = rawHeaders.flatMap((name, at) =>
      at % 2 ? [] : `${name}: ${rawHeaders[at + 1]}`,
    );
    target.write(`GET ${url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    for (const end of [target, socket]) end.on('error', () => socket.destroy());
    target.pipe(socket).pipe(target);
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  const { port } = new URL(await listen(server, 0));
  await close(server);
  return Number(port);
}

async function untilAnswered(
  look: () => Promise<{ status: number }>,
  { child, output }: { child: ChildProcess; output: () => string },
): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the development server ended:\n${output()}`);
    const answered = await look().catch(() => ({ status: 502 }));
    if (answered.status === 200) return;
    await new Promise((resolveWait) => setTimeout(resolveWait, 200));
  }
}

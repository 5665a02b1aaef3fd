import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { close, listen } from '../../../sandbox/server/http-server';
import { postForm, until } from '../../support/sandbox';

const TOML = `
client_id = "tiny-client-id"
name = "Tiny App"

[access_scopes]
scopes = "read_products"

[webhooks]
api_version = "2026-10"

[[webhooks.subscriptions]]
topics = ["products/update"]
uri = "/webhooks"
`;

let folder: string;
let ports: { admin: string; proxy: string; app: string };
const children: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-cli-'));
  await writeFile(join(folder, 'shopify.app.toml'), TOML);
  const [admin, proxy, app] = await freePorts(3);
  ports = { admin: admin ?? '', proxy: proxy ?? '', app: app ?? '' };
});

afterAll(async () => {
  for (const child of children) {
    const ended = once(child, 'exit');
    child.kill();
    await ended;
  }
  await rm(folder, { recursive: true });
});

/** Held all at once, so that none is given twice. */
async function freePorts(count: number): Promise<string[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const urls = await Promise.all(servers.map((server) => listen(server, 0)));
  await Promise.all(servers.map(close));
  return urls.map((url) => new URL(url).port);
}

/** Starts a process; resolves with what it printed once that holds `sign`, or once it has ended. */
async function start(args: string[], sign: string, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  await new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
        if (printed.includes(sign)) resolve();
      });
    }
    child.once('close', resolve);
  });
  if (child.exitCode === null) children.push(child);
  return { printed, code: child.exitCode };
}

function startStore(...args: string[]) {
  return start(['--import', 'tsx', 'sandbox/cli/start.ts', ...args], 'Open http');
}

const appAnswer = z.object({
  product: z.object({ id: z.string(), title: z.string() }),
  today: z.string(),
});
const receivedSchema = z.array(
  z.object({ topic: z.string(), isSigned: z.boolean(), id: z.string() }),
);

describe('a store that is started alone', { timeout: 60_000 }, () => {
  it('serves an app of another’s: session token, access token, GraphQL, signed webhooks, clock', async () => {
    const store = await startStore(
      ...['--app-url', `http://127.0.0.1:${ports.app}`, '--secret', 'tiny-secret'],
      ...['--toml', join(folder, 'shopify.app.toml'), '--products', '3', '--shop', 'tiny-store'],
      ...['--port', ports.admin, '--proxy-port', ports.proxy, '--now', '2031-05-20'],
    );
    expect(store.printed).toContain('SHOPIFY_API_KEY=tiny-client-id\n');
    expect(store.printed).toContain(`SHOPIFY_APP_URL=http://127.0.0.1:${ports.proxy}\n`);
    const preload = /NODE_OPTIONS=(\S+)/.exec(store.printed)?.[1] ?? '';
    await start(['tests/sandbox/cli/tiny-app.mjs'], 'listening', {
      PORT: ports.app,
      SHOPIFY_API_KEY: 'tiny-client-id',
      SHOPIFY_API_SECRET: 'tiny-secret',
      SANDBOX_ORIGIN: `http://127.0.0.1:${ports.admin}`,
      NODE_OPTIONS: preload,
    });

    const admin = `http://127.0.0.1:${ports.admin}/store/tiny-store`;
    await postForm(`${admin}/install`, {});
    const openApp = async () => {
      const page = await (await fetch(`${admin}/apps/tiny-app`)).text();
      const source =
        /<iframe[^>]* data-src="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
      expect(source).toContain(`http://127.0.0.1:${ports.proxy}/?`);
      return appAnswer.parse(await (await fetch(source)).json());
    };
    const { product, today } = await openApp();
    expect(product.title).toMatch(/collection, no\. 000001$/);
    expect(today).toBe('2031-05-20');

    await postForm(`${admin}/products/${product.id.split('/').at(-1) ?? ''}`, { title: 'Renamed' });
    const received = await until(async () => {
      const answer = await fetch(`http://127.0.0.1:${ports.app}/received`);
      const list = receivedSchema.parse(await answer.json());
      return list.length > 0 && list;
    }, 'a webhook');
    expect(received).toEqual([{ topic: 'products/update', isSigned: true, id: product.id }]);

    await postForm(`${admin}/settings/clock`, { advance_hours: String(7 * 24) });
    await until(async () => (await openApp()).today === '2031-05-27', 'the app to be a week on');
  });

  it.each([
    [['--help'], '--app-url URL', 0],
    [['--secret', 's', '--toml', 'none.toml'], 'none.toml does not exist.\n', 2],
    [['--secret', 's', '--products', 'many'], '--products must be a whole number from 1 to', 2],
  ])('says what is what for %j', async (args, sentence, code) => {
    const ended = await startStore(...args);
    expect(ended.printed).toContain(sentence);
    expect(ended.code).toBe(code);
  });

  it('says in one sentence that a port is in use, and what to do', async () => {
    const server = createServer();
    const { port } = new URL(await listen(server, 0));
    const { printed, code } = await startStore(
      ...['--secret', 's', '--toml', join(folder, 'shopify.app.toml'), '--products', '1'],
      ...['--port', port],
    );
    await close(server);
    expect(printed).toBe(
      `Port ${port} is in use: end the program that holds it, or choose another with --port N or --proxy-port N.\n`,
    );
    expect(code).toBe(2);
  });
});

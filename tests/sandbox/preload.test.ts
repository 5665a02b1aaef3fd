import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CREDENTIALS, sessionTokenAt, SHOP, startSmallSandbox } from '../support/sandbox';
import type { RunningSandbox } from '../../sandbox/start-sandbox';

let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await startSmallSandbox();
  sandbox.install();
});
afterAll(() => sandbox.stop());

/** Runs a script in a process of its own, as the app runs. Gives what it printed. */
function runPreloaded(script: string, env: Record<string, string> = {}) {
  const child = spawn(
    process.execPath,
    ['--import', './sandbox/preload.mjs', '--input-type=module', '--eval', script],
    {
      env: { ...process.env, SANDBOX_ORIGIN: sandbox.adminUrl, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  return {
    child,
    printed: Promise.all([text(child.stdout!), text(child.stderr!)]).then((parts) =>
      parts.join('').trim(),
    ),
  };
}

describe('a process that the sandbox preloads', () => {
  it('reaches the sandbox under Shopify’s names, through Shopify’s own library', async () => {
    const { printed } = runPreloaded(
      `import '@shopify/shopify-api/adapters/node';
       import { ApiVersion, RequestedTokenType, shopifyApi } from '@shopify/shopify-api';
       const api = shopifyApi({
         apiKey: process.env.KEY, apiSecretKey: process.env.SECRET, apiVersion: ApiVersion.October26,
         hostName: 'app.example', isEmbeddedApp: true, logger: { level: 0 },
       });
       const { session } = await api.auth.tokenExchange({
         shop: '${SHOP}', sessionToken: process.env.TOKEN, expiring: true,
         requestedTokenType: RequestedTokenType.OfflineAccessToken,
       });
       const { session: renewed } = await api.auth.refreshToken({ shop: '${SHOP}', refreshToken: session.refreshToken });
       const client = new api.clients.Graphql({ session: renewed });
       console.log((await client.request('{ shop { name } }')).data.shop.name);`,
      {
        KEY: CREDENTIALS.apiKey,
        SECRET: CREDENTIALS.apiSecret,
        TOKEN: await sessionTokenAt(new Date()),
      },
    );
    expect(await printed).toBe('Small Shop');
  });

  it('lives by the sandbox’s clock, also when that is set later', async () => {
    const { child, printed } = runPreloaded(
      `console.log(new Date().toISOString().slice(0, 10), new Date(0).toISOString().slice(0, 10));
       setInterval(() => undefined, 1000);
       process.on('message', () => setImmediate(() => {
         console.log(new Date(Date.now()).toISOString().slice(0, 10), new Date() instanceof Date);
         process.exit();
       }));
       process.send('ready');`,
      { SANDBOX_CLOCK_OFFSET_MS: String(Date.parse('2024-02-29T12:00:00Z') - Date.now()) },
    );
    child.once('message', () =>
      child.send({ clockOffsetMs: Date.parse('2030-05-01T12:00:00Z') - Date.now() }),
    );
    expect(await printed).toBe('2024-02-29 1970-01-01\n2030-05-01 true');
  });

  it('ends when the sandbox is gone', async () => {
    const { child } = runPreloaded(`setInterval(() => undefined, 1000); process.send('ready');`);
    child.once('message', () => {
      child.disconnect();
    });
    expect(await once(child, 'exit')).toEqual([null, 'SIGTERM']);
  });

  it('says what is missing', async () => {
    const { printed } = runPreloaded('', { SANDBOX_ORIGIN: '' });
    expect(await printed).toContain('SANDBOX_ORIGIN is missing');
  });
});

import { fork, spawn, type ChildProcess } from 'node:child_process';
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { createRepositories } from '~/db.server';
import type { BenchDatabase } from './database';
import { inMilliseconds, percentile, type Measurement } from './measurement';

const PROJECT = resolve(import.meta.dirname, '../..');
const SECRET = 'bench-secret';
export const WEBHOOK_STORE = 'bench-webhooks.myshopify.com';
const CONNECTIONS = 32;
const DELIVERIES = 3_000;
/** In turns with the floor, so that what else the machine does meets both. */
const ROUNDS = 5;
const WARM_UPS = 2_000;
const STEADY_PER_SECOND = 200;
const STEADY_SECONDS = 10;
const SHARE_OF_FLOOR = 0.75;
const BUDGET_MS = 100;
const READY_WITHIN_MS = 60_000;

/** How quickly deliveries are acknowledged, against a server that does the least that can be done. */
export async function measureWebhooks(database: BenchDatabase): Promise<Measurement[]> {
  await createRepositories(database).stores.install(WEBHOOK_STORE, new Date());
  const { floor, own } = await acknowledgedInTurns(database.url);
  const working = await startAppServer(database.url, 'web');
  const steady = await steadyTimes(working.url).finally(() => stop(working.process));
  const p99 = percentile(steady, 0.99);
  return [
    {
      name: `webhooks acknowledged, ${CONNECTIONS} at once`,
      measured: `${own.toFixed(0)} a second`,
      floor: `${floor.toFixed(0)} a second by a bare server`,
      ratio: own / floor,
      budget: `≥ ${SHARE_OF_FLOOR} × floor`,
      isMet: own / floor >= SHARE_OF_FLOOR,
    },
    {
      name: `webhooks at ${STEADY_PER_SECOND} a second, their jobs in the same process`,
      measured: `p50 ${inMilliseconds(percentile(steady, 0.5))}, p99 ${inMilliseconds(p99)}`,
      budget: `p99 ≤ ${BUDGET_MS} ms`,
      isMet: p99 <= BUDGET_MS,
    },
  ];
}

/** Deliveries a second, of the bare server and of the app: the medians of the rounds. */
async function acknowledgedInTurns(databaseUrl: string): Promise<{ floor: number; own: number }> {
  const bare = await startBareServer(databaseUrl);
  const app = await startAppServer(databaseUrl, 'worker');
  const agent = new Agent({ connections: CONNECTIONS });
  const rounds: { floor: number; own: number }[] = [];
  try {
    for (const { url } of [bare, app]) await deliverAll(url, agent, WARM_UPS);
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push({
        floor: await throughput(bare.url, agent),
        own: await throughput(app.url, agent),
      });
    }
  } finally {
    await agent.close();
    await Promise.all([stop(bare.process), stop(app.process)]);
  }
  return {
    floor: percentile(
      rounds.map((round) => round.floor),
      0.5,
    ),
    own: percentile(
      rounds.map((round) => round.own),
      0.5,
    ),
  };
}

export interface ServerUnderTest {
  url: string;
  process: ChildProcess;
}

async function startBareServer(databaseUrl: string): Promise<ServerUnderTest> {
  const child = fork(resolve(import.meta.dirname, 'bare-server.ts'), [databaseUrl, SECRET], {
    execArgv: ['--import', 'tsx'],
  });
  const port = await new Promise((settle) => child.once('message', settle));
  return { url: `http://127.0.0.1:${String(port)}/`, process: child };
}

/** The built app as it is run in production. The store has no token: its jobs are taken, and given up. */
export async function startAppServer(
  databaseUrl: string,
  jobs: 'web' | 'worker',
  extraEnv: Record<string, string> = {},
): Promise<ServerUnderTest> {
  const port = await freePort();
  const child = spawn(process.execPath, ['build/server/server.js'], {
    cwd: PROJECT,
    // What is loaded into it beside its own code may be asked through the last.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      SHOPIFY_API_KEY: 'bench',
      SHOPIFY_API_SECRET: SECRET,
      SHOPIFY_APP_URL: `http://127.0.0.1:${port}`,
      ENCRYPTION_KEYS: createHash('sha256').update(SECRET).digest('base64'),
      DATABASE_URL: databaseUrl,
      HOST: '127.0.0.1',
      PORT: String(port),
      JOBS: jobs,
      LOG_LEVEL: 'fatal',
      ...extraEnv,
    },
  });
  const deadline = performance.now() + READY_WITHIN_MS;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
    if (answer?.ok) return { url: `http://127.0.0.1:${port}/webhooks/products`, process: child };
    if (performance.now() > deadline) throw new Error('The app did not start.');
    await wait(100);
  }
}

/** Deliveries a second. */
async function throughput(url: string, agent: Agent): Promise<number> {
  const began = performance.now();
  await deliverAll(url, agent, DELIVERIES);
  return (DELIVERIES / (performance.now() - began)) * 1000;
}

async function deliverAll(url: string, agent: Agent, count: number): Promise<void> {
  let left = count;
  const sender = async () => {
    while (left > 0) {
      left -= 1;
      await deliver(url, agent, left);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, sender));
}

/** Milliseconds from sending to acknowledgement, at a steady rate whatever the answers take. */
export async function steadyTimes(
  url: string,
  { perSecond = STEADY_PER_SECOND, seconds = STEADY_SECONDS } = {},
): Promise<number[]> {
  const agent = new Agent({ connections: CONNECTIONS });
  const pending: Promise<number>[] = [];
  const began = performance.now();
  for (let sent = 0; sent < perSecond * seconds; sent += 1) {
    const dueIn = began + (sent / perSecond) * 1000 - performance.now();
    if (dueIn > 0) await wait(dueIn);
    const sentAt = performance.now();
    pending.push(deliver(url, agent, sent).then(() => performance.now() - sentAt));
  }
  const times = await Promise.all(pending);
  await agent.close();
  return times;
}

async function deliver(url: string, agent: Agent, number: number): Promise<void> {
  const body = JSON.stringify({
    admin_graphql_api_id: `gid://shopify/Product/${9_100_000_000_000 + number}`,
    id: 9_100_000_000_000 + number,
    updated_at: '2026-11-22T12:00:00-05:00',
  });
  const answer = await request(url, {
    dispatcher: agent,
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-shopify-topic': 'products/update',
      'x-shopify-shop-domain': WEBHOOK_STORE,
      'x-shopify-webhook-id': randomUUID(),
      'x-shopify-triggered-at': '2026-11-22T17:00:00Z',
      'x-shopify-hmac-sha256': createHmac('sha256', SECRET).update(body).digest('base64'),
    },
  });
  await answer.body.dump();
  if (answer.statusCode !== 200) throw new Error(`A delivery was answered ${answer.statusCode}.`);
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const address = server.address();
  await new Promise((settle) => server.close(settle));
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}

export async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((settle) => child.once('exit', settle));
  child.kill('SIGTERM');
  const killer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(killer);
}

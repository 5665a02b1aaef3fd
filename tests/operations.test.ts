import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createContainer, provideContainer } from '~/container.server';
import { connectDatabase, createRepositories, readQueueFigures } from '~/db.server';
import { readEnv } from '~/env.server';
import { GIVEN_UP } from '~/jobs/given-up-jobs';
import { startOperationsServer, type OperationsServer } from '~/operations.server';
import { createReadinessCheck } from '~/readiness.server';
import { loader } from '~/routes/readyz';
import { takeWebhook } from '~/webhooks.server';
import { testDatabase, uniqueStore } from './support/database';
import { wayTo } from './support/way-to-database';

const SECRET = 'hush';
const database = await testDatabase();
const env = readEnv({
  SHOPIFY_API_KEY: 'key',
  SHOPIFY_API_SECRET: SECRET,
  SHOPIFY_APP_URL: 'https://borealist.example.com',
  DATABASE_URL: database.url,
  LOG_LEVEL: 'silent',
  METRICS_PORT: '0',
});
const container = await createContainer(env, { worksJobs: false });
provideContainer(container);
let operations: OperationsServer;

beforeAll(async () => {
  operations = await startOperationsServer(container, { port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await operations.close();
  await container.close();
});

const ask = (path: string) => fetch(`http://127.0.0.1:${operations.port}${path}`);

/** The value of one line of Prometheus' text. */
async function figure(line: string): Promise<number | null> {
  const text = await (await ask('/metrics')).text();
  const found = text.split('\n').find((each) => each.startsWith(`${line} `));
  return found === undefined ? null : Number(found.slice(line.length));
}

describe('what an operator sees', () => {
  it('is the process: memory, garbage collection, delay of its event loop', async () => {
    expect(await figure('nodejs_eventloop_lag_max_seconds')).toBeGreaterThan(0);
    expect(await figure('process_resident_memory_bytes')).toBeGreaterThan(0);
  });

  it('is what became of webhooks, and how late they were', async () => {
    const store = uniqueStore('seen');
    await createRepositories(database).stores.install(store, new Date());
    const server = createServer((request, response) => void takeWebhook(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const send = (body: string, secret: string) =>
      fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/products`, {
        method: 'POST',
        body,
        headers: {
          'X-Shopify-Topic': 'products/update',
          'X-Shopify-Shop-Domain': store,
          'X-Shopify-Webhook-Id': 'one',
          'X-Shopify-Triggered-At': new Date(Date.now() - 3_000).toISOString(),
          'X-Shopify-Hmac-Sha256': createHmac('sha256', secret).update(body).digest('base64'),
        },
      });
    await send('{"id":1}', SECRET);
    await send('{', SECRET);
    await send('{"id":1}', 'guessed');
    server.close();
    expect(await figure('borealist_webhooks_total{outcome="taken"}')).toBe(1);
    expect(await figure('borealist_webhooks_total{outcome="unusable"}')).toBe(1);
    expect(await figure('borealist_webhooks_total{outcome="refused"}')).toBe(1);
    expect(await figure('borealist_webhook_lag_seconds_bucket{le="2"}')).toBe(0);
    expect(await figure('borealist_webhook_lag_seconds_bucket{le="10"}')).toBe(1);
  });

  it('is the queue by kind, and how long the oldest has been waiting', async () => {
    await database.pool.query(
      `UPDATE pgboss.job SET created_on = now() - interval '1 hour', start_after = now() - interval '1 hour'
       WHERE name = 'refresh-listing'`,
    );
    expect(await figure('borealist_jobs_waiting{job="refresh-listing"}')).toBeGreaterThan(0);
    expect(await figure('borealist_jobs_oldest_seconds{job="refresh-listing"}')).toBeGreaterThan(
      3_590,
    );
  });

  it('is apart from what the public sees', async () => {
    expect((await ask('/app')).status).toBe(404);
    expect(container.metrics.contentType).toContain('text/plain');
  });
});

describe('whether a process can do its work', () => {
  it('is asked of it on either port', async () => {
    const ok = { database: 'ok', migrations: 'ok', queue: 'ok', eventLoop: 'ok' };
    const answer = await ask('/readyz');
    expect([answer.status, await answer.json()]).toEqual([200, ok]);
    const publicly = await loader();
    expect([publicly.status, await publicly.json()]).toEqual([200, ok]);
  });

  it('is no where the database does not answer, without telling of it more than that', async () => {
    const other = await createContainer(env, { worksJobs: false });
    await other.close();
    const { isReady, checks } = await other.readReadiness();
    expect(isReady).toBe(false);
    expect(checks).toMatchObject({ database: 'no answer', queue: 'no answer' });
  });

  it('is no where the connection of webhooks is lost without a word, until there is another', async () => {
    const way = await wayTo(database.url);
    const { pool } = database;
    const disturbed = connectDatabase(way.url, () => undefined, { pipelinedWithinMs: 1_000 });
    const { pipelined } = disturbed;
    const readiness = createReadinessCheck({
      database: { pool, pipelined },
      databaseUrl: database.url,
      readQueue: () => readQueueFigures(pool, { keptIn: GIVEN_UP }),
      worksJobs: false,
      answerWithinMs: 500,
    });
    expect((await readiness.read()).checks.database).toBe('ok');
    way.silence();
    expect(await readiness.read()).toMatchObject({
      isReady: false,
      checks: { database: 'no answer in time' },
    });
    await vi.waitUntil(async () => (await readiness.read()).isReady, 5_000);
    readiness.stop();
    await disturbed.close();
    way.end();
  });
});

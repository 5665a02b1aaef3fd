import { setTimeout as wait } from 'node:timers/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createQueue } from '~/jobs/queue';
import { startBoss } from '~/jobs/boss';
import { startApp, type RunningApp } from '../../demo/start-app';
import { THIS_APP } from '../../demo/this-app';
import { generatedStore } from '../../sandbox/seeds/generated';
import { signSessionToken } from '../../sandbox/server/signing';
import { startSandbox, type RunningSandbox } from '../../sandbox/start-sandbox';
import type { BenchDatabase } from '../bench/database';
import type { Measurement } from '../bench/measurement';
import { freePort } from '../bench/webhooks';
import { readSample, type SoakSample } from './soak-sample';
import { flatness } from './flatness';

const CREDENTIALS = { apiKey: 'soak', apiSecret: 'soak-secret' };
const WEBHOOKS_A_SECOND = 20;
const PRODUCTS = 1_000;
const MINUTE_MS = 60_000;
const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * The built app on a sandbox store for a long time: products that change all the time, a sync and a look for digests
 * each minute. What it takes is sampled each minute, and has to be as much in the last third as in the middle one.
 */
export async function soak(
  database: BenchDatabase,
  { minutes }: { minutes: number },
): Promise<{ measurements: Measurement[]; samples: SoakSample[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'borealist-soak-'));
  const metricsPort = await freePort();
  const sandbox = await startSandbox({
    seed: generatedStore({ products: PRODUCTS, seed: 7 }),
    ...THIS_APP,
    ...CREDENTIALS,
  });
  sandbox.store.bulkAccess.allow();
  const app = await startApp({
    sandbox,
    ...CREDENTIALS,
    dataDir: join(folder, 'app'),
    env: { DATABASE_URL: database.url, METRICS_PORT: String(metricsPort), LOG_LEVEL: 'fatal' },
  });
  const editing = new AbortController();
  try {
    await install(sandbox, app);
    await untilSynced(database);
    const edits = editSteadily(sandbox, editing.signal);
    const samples = await sampleEachMinute(database, { sandbox, metricsPort, minutes });
    editing.abort();
    const edited = await edits;
    await sandbox.webhooks.idle();
    const failed = sandbox.webhooks.deliveries.filter(({ state }) => state === 'failed').length;
    return {
      samples,
      measurements: [
        {
          name: `soak of ${minutes} min, ${edited} edits: deliveries of the last hundreds given up`,
          measured: String(failed),
          budget: 'none',
          isMet: failed === 0,
        },
        ...flatness(samples),
      ],
    };
  } finally {
    editing.abort();
    await app.stop();
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** As when the merchant opens the app for the first time. */
async function install(sandbox: RunningSandbox, app: RunningApp): Promise<void> {
  sandbox.install();
  const { domain } = sandbox.store.shop;
  const subject = { shopDomain: domain, userId: '1', sessionId: 'soak' };
  const token = await signSessionToken(CREDENTIALS, subject, sandbox.clock.now());
  const answer = await fetch(`http://127.0.0.1:${app.port}/app?shop=${domain}`, {
    headers: { Authorization: `Bearer ${token}`, 'User-Agent': USER_AGENT },
  });
  if (!answer.ok) throw new Error(`The app was not installed: ${answer.status}.`);
}

async function untilSynced({ pool }: BenchDatabase): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ phase: string }>(
      `SELECT phase FROM sync_run ORDER BY started_at LIMIT 1`,
    );
    if (rows[0]?.phase === 'done') return;
    if (rows[0]?.phase === 'failed') throw new Error('The first sync failed.');
    await wait(1_000);
  }
}

/** Each edit sends a webhook. Answers how many there were. */
async function editSteadily(sandbox: RunningSandbox, signal: AbortSignal): Promise<number> {
  const ids = [...sandbox.store.catalogue.all()].map(({ id }) => `gid://shopify/Product/${id}`);
  const began = performance.now();
  for (let edit = 0; ; edit += 1) {
    const dueIn = began + (edit / WEBHOOKS_A_SECOND) * 1000 - performance.now();
    if (dueIn > 0) await wait(dueIn);
    if (signal.aborted) return edit;
    const id = ids[edit % ids.length];
    if (id) sandbox.store.editProduct(id, { title: `Maple syrup, batch ${edit}` });
  }
}

async function sampleEachMinute(
  database: BenchDatabase,
  {
    sandbox,
    metricsPort,
    minutes,
  }: { sandbox: RunningSandbox; metricsPort: number; minutes: number },
): Promise<SoakSample[]> {
  const boss = await startBoss({ connectionString: database.url, log: SILENT, works: false });
  const queue = createQueue(boss);
  const samples: SoakSample[] = [];
  const store = sandbox.store.shop.domain;
  const began = performance.now();
  try {
    for (let minute = 1; minute <= minutes; minute += 1) {
      await queue.send('sync-daily', { store, whole: true });
      await queue.send('run-digests', { store });
      await wait(Math.max(0, began + minute * MINUTE_MS - performance.now()));
      samples.push(await readSample(database, { metricsPort, minute }));
    }
    return samples;
  } finally {
    await boss.stop({ graceful: false });
  }
}

import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { SyncRun } from '~/services/sync/ports';
import { startSync } from '~/services/sync/start-sync';
import { testDatabase, uniqueStore } from '../support/database';
import { eventually, queueUnderTest } from './support/boss';
import { SLOW_STORE_LISTINGS, slowStore } from './support/slow-store';

const database = await testDatabase();
const { ports, schema } = await queueUnderTest(database, slowStore());
let worker: ChildProcess | undefined;

function startWorker(): ChildProcess {
  return fork(resolve(import.meta.dirname, 'support/worker-process.ts'), [database.url, schema], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

afterEach(async () => {
  if (worker?.exitCode === null && worker.signalCode === null) await kill(worker);
});

it(
  'goes on with a sync whose worker was killed again and again',
  { timeout: 150_000 },
  async () => {
    const store = uniqueStore('killed');
    await ports.stores.install(store, new Date());
    await startSync(ports, store);
    const latest = () => ports.runs.latest(store);
    const phases: (string | undefined)[] = [];

    for (const reached of [
      (run: SyncRun | null) => run?.phase === 'reading',
      (run: SyncRun | null) => run?.phase === 'reading' && run.done > 0,
      (run: SyncRun | null) => run?.phase === 'reading' && run.done > 500,
    ]) {
      worker = startWorker();
      await eventually(latest, reached, 40_000);
      await kill(worker);
      phases.push((await latest())?.phase);
      // Stands for the half minute after which pg-boss misses the heartbeat and does the same.
      await database.pool.query(
        `UPDATE ${schema}.job SET state = 'retry', start_after = now() WHERE state = 'active'`,
      );
    }
    expect(phases).toEqual(['reading', 'reading', 'reading']);

    worker = startWorker();
    const run = await eventually(latest, (seen) => seen?.phase === 'done', 40_000);
    expect(run).toMatchObject({
      done: SLOW_STORE_LISTINGS,
      total: SLOW_STORE_LISTINGS,
      failure: null,
    });
    expect(await ports.listings.counts(store)).toMatchObject({ listings: SLOW_STORE_LISTINGS });
    const rules = await ports.audits.ruleCounts(store);
    expect(rules.find(({ rule }) => rule === 'missing-french-text')).toMatchObject({
      outcomes: { pass: SLOW_STORE_LISTINGS / 2, fail: SLOW_STORE_LISTINGS / 2 },
      openFindings: { high: SLOW_STORE_LISTINGS },
    });
  },
);

import { randomUUID } from 'node:crypto';
import type { PgBoss } from 'pg-boss';
import { afterAll } from 'vitest';
import type { Database } from '~/db.server';
import { startBoss } from '~/jobs/boss';
import { createQueue } from '~/jobs/queue';
import type { Ports } from '~/services/ports';
import { testPorts, type LogEntry } from '../../services/support/ports';
import type { ScriptedShopify } from '../../services/support/scripted-shopify';
import { withoutSweeps } from './without-sweeps';

/** Less than a hook may take. */
const STOPPED_WITHIN_MS = 20_000;

export interface QueueUnderTest {
  boss: PgBoss;
  ports: Ports;
  entries: LogEntry[];
  schema: string;
}

/**
 * pg-boss in a schema of its own, so that no other file's workers take its jobs; real time. For the top of a file: hooks
 * of a test that runs already are not heard.
 */
export async function queueUnderTest(
  database: Database & { url: string },
  shopify: ScriptedShopify,
): Promise<QueueUnderTest> {
  const schema = `jobs_${randomUUID().replaceAll('-', '').slice(0, 20)}`;
  const { entries, ...ports } = testPorts(database, shopify);
  const boss = await startBoss({
    connectionString: database.url,
    log: ports.log,
    schema,
    works: true,
  });
  withoutSweeps(boss);
  afterAll(async () => {
    // A job that is cut off may be in a transaction, which keeps all others from an embedded database.
    await boss.stop({ graceful: true, timeout: STOPPED_WITHIN_MS });
    await database.pool.query(`DROP SCHEMA ${schema} CASCADE`);
  });
  return {
    boss,
    schema,
    entries,
    ports: { ...ports, queue: createQueue(boss), now: () => new Date() },
  };
}

/** Looks again and again until `holds`; fails with what was last seen. */
export async function eventually<T>(
  look: () => Promise<T>,
  holds: (seen: T) => boolean,
  withinMs = 15_000,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (Date.now() > deadline) throw new Error(`not in time: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

import { expect, it } from 'vitest';
import { startReaudit } from '~/services/audit/start-reaudit';
import { showMissingHistory } from '~/services/orders/show-missing-history';
import { installStore } from '~/services/store/install-store';
import { testDatabase } from '../../support/database';
import { sampleListing } from '../../shopify/support/sandbox-shop';
import { runJob } from '../support/recording-queue';
import { runQueue } from '../support/ports';
import { sandboxedStore } from '../support/sandboxed-store';

const database = await testDatabase();

async function installed() {
  const store = await sandboxedStore(database, [sampleListing(42)]);
  await installStore(store.ports, store.domain);
  await runQueue(store.ports, store.ports.queue);
  store.clock.advance(60_000);
  return store;
}

it('scopes that the merchant grants are used at once: orders of all times are read', async () => {
  const { ports, domain, sandbox } = await installed();
  expect(await ports.orders.history(domain)).toMatchObject({ complete: false });
  expect(await showMissingHistory(ports, domain)).toMatchObject({
    orders: { isComplete: false },
    reading: null,
  });

  sandbox.grant(['read_all_orders', 'write_themes']);
  await sandbox.webhooks.idle();
  expect(sandbox.store.grantedScopes).not.toContain('write_themes');
  for (const job of ports.queue.take()) await runJob(job, ports);
  // Pages say that they are about to be read.
  expect(await showMissingHistory(ports, domain)).toMatchObject({
    reading: { done: 0, total: null },
  });
  await runQueue(ports, ports.queue);
  expect(await ports.orders.history(domain)).toMatchObject({ complete: true });
  expect(await showMissingHistory(ports, domain)).toBeNull();
});

it('scopes that are granted while a run is under way are used once it has ended', async () => {
  const { ports, domain, sandbox } = await installed();
  await startReaudit(ports, domain);
  const audit = ports.queue.take();
  sandbox.grant(['read_all_orders']);
  await sandbox.webhooks.idle();
  for (const job of ports.queue.take()) await runJob(job, ports);
  expect(await ports.orders.history(domain)).toMatchObject({ complete: false });

  for (const job of audit) await runJob(job, ports);
  await runQueue(ports, ports.queue);
  expect(await ports.orders.history(domain)).toMatchObject({ complete: true });
  expect(await ports.runs.wished(domain)).toBeNull();
});

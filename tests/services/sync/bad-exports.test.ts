import { describe, expect, it } from 'vitest';
import { startSync } from '~/services/sync/start-sync';
import { installStore } from '~/services/store/install-store';
import { sampleListing } from '../../shopify/support/sandbox-shop';
import { testDatabase } from '../../support/database';
import { runQueue } from '../support/ports';
import { sandboxedStore, type SandboxedStore } from '../support/sandboxed-store';

const database = await testDatabase();
const BYTES = 400;

async function sync(prepare: (store: SandboxedStore) => void): Promise<SandboxedStore> {
  const store = await sandboxedStore(
    database,
    [1, 2, 3].map((id) => sampleListing(id)),
    { byExport: true },
  );
  prepare(store);
  await installStore(store.ports, store.domain);
  await runQueue(store.ports, store.ports.queue);
  return store;
}

const latest = ({ ports, domain }: SandboxedStore) => ports.runs.latest(domain);
const exportsOf = ({ sandbox }: SandboxedStore) =>
  sandbox.store.bulkOperations.all().filter(({ query }) => query.includes('products'));

describe('a product export whose file is bad', () => {
  it('is made afresh, and the sync ends whole', async () => {
    const store = await sync(({ sandbox }) => {
      for (let n = 0; n < 2; n += 1) {
        sandbox.store.faults.failNextBulk({ kind: 'cutDownload', afterBytes: BYTES });
      }
    });
    expect(await latest(store)).toMatchObject({ phase: 'done' });
    expect(exportsOf(store)).toHaveLength(3);
    expect(await store.ports.listings.idsAfter(store.domain, null, 9)).toHaveLength(3);
  });

  it('each time ends the sync by saying that it lacked something, and removes nothing', async () => {
    const store = await sync(({ sandbox }) => {
      for (let n = 0; n < 9; n += 1) {
        sandbox.store.faults.failNextBulk({ kind: 'cutDownload', afterBytes: BYTES });
      }
    });
    expect(await latest(store)).toMatchObject({
      phase: 'failed',
      failure: 'sync.failed.incomplete',
    });
    expect(exportsOf(store)).toHaveLength(3);
  });

  it.each([403, 404] as const)(
    'at an address that answers %i says that Shopify could not export, not that access is missing',
    async (status) => {
      const store = await sync(({ sandbox }) => {
        sandbox.store.faults.resultStatus = status;
      });
      expect(await latest(store)).toMatchObject({ phase: 'failed', failure: 'sync.failed.export' });
      expect(exportsOf(store)).toHaveLength(3);
    },
  );
});

it('a product that an export leaves out is looked up before it counts as deleted', async () => {
  const store = await sync(() => undefined);
  const { ports, domain, sandbox, clock } = store;
  const kept = 'gid://shopify/Product/2';
  clock.advance(60_000);
  // As one of a status that the app does not ask for, since it is newer than the app.
  sandbox.store.faults.unlisted.add(kept);
  sandbox.store.deleteProduct('gid://shopify/Product/3');
  ports.queue.take();
  await runSyncAgain(store);
  expect(await ports.listings.idsAfter(domain, null, 9)).toEqual(['gid://shopify/Product/1', kept]);
});

async function runSyncAgain({ ports, domain }: SandboxedStore): Promise<void> {
  expect((await startSync(ports, domain)).done).toBe(true);
  await runQueue(ports, ports.queue);
}

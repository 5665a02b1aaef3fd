import { expect, it } from 'vitest';
import { workJobs } from '~/jobs/boss';
import { createQueue } from '~/jobs/queue';
import { createWebhookIntake } from '~/services/webhooks/receive-webhooks';
import { sampleListing, sampleVariant } from '../shopify/support/sandbox-shop';
import { sandboxedStore } from '../services/support/sandboxed-store';
import { ScriptedShopify } from '../services/support/scripted-shopify';
import { testDatabase } from '../support/database';
import { eventually, queueUnderTest } from './support/boss';

const database = await testDatabase();
const { boss } = await queueUnderTest(database, new ScriptedShopify());
/** `BULK_EDIT_PRODUCTS=3000` for the measurement that docs/decisions/0026 tells of. */
const EDITED = Number(process.env['BULK_EDIT_PRODUCTS'] ?? 600);

/** Real queue, database and HTTP, and points that come back as Shopify's do on the standard plan: 100 a second. */
it('a bulk edit is judged within a minute', { timeout: 300_000 }, async () => {
  const listings = Array.from({ length: EDITED }, (_, index) =>
    sampleListing(10_000 + index, {
      // In real time the edit is of now.
      updatedAt: new Date().toISOString(),
      variants: [1, 2, 3].map((each) => sampleVariant(`${10_000 + index}${each}`)),
    }),
  );
  const store = await sandboxedStore(database, listings, { realTime: true });
  const { domain, ports, background, sandbox } = store;
  sandbox.store.bulkAccess.allow();
  await ports.stores.install(domain, ports.now());
  await ports.stores.saveFacts(domain, await (await ports.shopify(domain)).readStoreFacts());
  const queue = createQueue(boss);
  const jobPorts = { ...ports, queue, shopify: background };
  await workJobs(boss, { ports: jobPorts, shouldPause: () => false });

  const receive = createWebhookIntake({ ...ports, queue });
  const startedMs = performance.now();
  await Promise.all(
    listings.map(({ id }) =>
      receive({
        store: domain,
        webhookId: `edit-${id}`,
        topic: 'products/update',
        subjectId: id,
        triggeredAt: new Date(),
      }),
    ),
  );
  await eventually(
    async () => {
      const { rows } = await database.pool.query<{ count: number }>(
        'SELECT count(*)::int AS count FROM listing WHERE store = $1 AND judged_revision = revision',
        [domain],
      );
      return rows[0]?.count ?? 0;
    },
    (count) => count === EDITED,
    240_000,
  );
  const seconds = (performance.now() - startedMs) / 1000;
  expect(seconds).toBeLessThan(60);
  expect(await ports.runs.latest(domain, 'changes')).toMatchObject({ kind: 'changes' });
  const [some] = await ports.listings.findMany(domain, [listings[0]?.id ?? '']);
  // As complete as a listing that is read alone.
  expect(some?.listing).toMatchObject({ french: [], frenchDetails: expect.any(Array) });
  expect(some?.listing.variants[0]?.inventory).toMatchObject({ nationalCodes: [] });
});

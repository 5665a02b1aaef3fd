import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { workJobs } from '~/jobs/boss';
import { createQueue } from '~/jobs/queue';
import { previewInput } from '~/services/promotions/preview-plan';
import type { PointsEntry } from '~/services/store/points-ports';
import { KEPT_FOR_PEOPLE } from '~/shopify/cost-bucket';
import { planOf } from '../support/plan-of';
import { sampleListing, type SeededListing } from '../shopify/support/sandbox-shop';
import type { TestPorts } from '../services/support/ports';
import { sandboxedStore } from '../services/support/sandboxed-store';
import { ScriptedShopify } from '../services/support/scripted-shopify';
import { testDatabase } from '../support/database';
import { queueUnderTest } from './support/boss';

const database = await testDatabase();
const { boss } = await queueUnderTest(database, new ScriptedShopify());
/** What points pay for in a minute: on a slow machine the previews take half of one. */
const EDITED = 1_500;
/** Products that Shopify gives in one request. */
const BATCH = 50;
const PREVIEWS = 20;
/** Behind the backlog it took minutes; alone, with nothing beside, a third of a second. Other tests run beside it. */
const WITHIN_MS = 5_000;

/**
 * Edits of a merchant's staff fill the queue while he plans a promotion: real queue, database and HTTP, and points that
 * come back as Shopify's do. Each preview asks Shopify anew for discounts and markets.
 */
it('a preview does not wait behind hundreds of edits that are queued', async () => {
  const listings = Array.from({ length: EDITED }, (_, index) => sampleListing(index + 1));
  const { domain, ports, background } = await sandboxedStore(database, listings, {
    realTime: true,
  });
  await ports.stores.install(domain, ports.now());
  await ports.stores.saveFacts(domain, await (await ports.shopify(domain)).readStoreFacts());
  await spendPoints(ports, domain, listings);
  const queue = createQueue(boss);
  await queue.send(
    'refresh-listing',
    listings.map(({ id }) => ({ store: domain, listingId: id })),
  );
  const jobPorts = { ...ports, queue, shopify: background };
  await workJobs(boss, { ports: jobPorts, shouldPause: () => false });
  await untilThrottled(() => ports.points.read(domain));

  const input = planOf(listings.slice(0, 2).map(({ id }) => id));
  const tookMs: number[] = [];
  for (let each = 0; each < PREVIEWS; each += 1) {
    const before = performance.now();
    // Ports of its own: nothing is remembered of the preview before.
    const answer = await previewInput({ ...ports }, domain, {
      input,
      promotionId: null,
      page: 1,
    });
    tookMs.push(performance.now() - before);
    expect(answer.done).toBe(true);
    await wait(200);
  }
  tookMs.sort((a, b) => a - b);
  expect(tookMs[Math.ceil(PREVIEWS * 0.95) - 1]).toBeLessThan(WITHIN_MS);
  // The backlog was there all the while.
  const { rows } = await database.pool.query('SELECT 1 FROM listing WHERE store = $1', [domain]);
  expect(rows.length).toBeLessThan(EDITED);
}, 180_000);

/** Somebody has used up what lay ready, so that the background has to wait from its first request on. */
async function spendPoints(
  ports: TestPorts,
  domain: string,
  listings: SeededListing[],
): Promise<void> {
  const shopify = await ports.shopify(domain);
  const ids = listings.slice(0, BATCH).map(({ id }) => id);
  for (;;) {
    await shopify.readListings(ids);
    const { maximum, available } = (await ports.points.read(domain))?.state ?? {};
    if (maximum === undefined || available === undefined) throw new Error('no points are known');
    if (available < maximum * KEPT_FOR_PEOPLE) return;
  }
}

async function untilThrottled(look: () => Promise<PointsEntry | null>): Promise<void> {
  for (let n = 0; n < 500; n += 1) {
    const seen = await look();
    if (seen?.state.next) return;
    await wait(20);
  }
  throw new Error('the background never had to wait for points');
}

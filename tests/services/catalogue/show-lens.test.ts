import { beforeEach, expect, it } from 'vitest';
import { showLens } from '~/services/catalogue/show-lens';
import { startSync } from '~/services/sync/start-sync';
import { testDatabase, uniqueStore } from '../../support/database';
import { product, productId } from '../support/listings';
import { runQueue, START, testPorts, type TestPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';

const database = await testDatabase();
let ports: TestPorts;
let store: string;

beforeEach(async () => {
  const shopify = new ScriptedShopify();
  ports = testPorts(database, shopify);
  store = uniqueStore('lens');
  await ports.stores.install(store, START);
  shopify.put({ ...product(1), descriptionHtml: '<p>Our tax free mug.</p>' });
  await startSync(ports, store);
  await runQueue(ports, ports.queue);
});

it('shows the listing as whoever was asked for, with what is open for them alone', async () => {
  const seen = await showLens(ports, store, productId(1), 'QC');
  expect(seen?.lens.audience).toBe('QC');
  expect(seen?.lens.description.html).toContain('<mark>tax free</mark>');
  const american = await showLens(ports, store, productId(1), 'US');
  expect(american?.lens.findings.map(({ rule }) => rule)).not.toContain('tax-free-claim');
});

it('shows it as those of whom most is to be told where nobody of the store’s was asked for', async () => {
  const [none, nobody] = await Promise.all([
    showLens(ports, store, productId(1), null),
    showLens(ports, store, productId(1), "MX' or 1=1"),
  ]);
  const counts = await Promise.all(
    (none?.audiences ?? []).map(async (audience) => {
      const seen = await showLens(ports, store, productId(1), audience);
      return seen?.lens.findings.length ?? 0;
    }),
  );
  expect(none?.lens.findings).toHaveLength(Math.max(...counts));
  expect(nobody).toEqual(none);
});

it('knows no listing of another store, and nothing before the store was read', async () => {
  expect(await showLens(ports, store, productId(2), null)).toBeNull();
  expect(await showLens(ports, uniqueStore('other'), productId(1), null)).toBeNull();
});

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

it('shows the listing as the buyers of each place meet it, with what is open for them alone', async () => {
  const seen = await showLens(ports, store, productId(1));
  expect(seen?.lenses.map(({ audience }) => audience)).toEqual(['US', 'CA', 'QC']);
  const [american, , quebecker] = seen?.lenses ?? [];
  expect(quebecker?.description.html).toContain('<mark>tax free</mark>');
  expect(american?.findings.map(({ rule }) => rule)).not.toContain('tax-free-claim');
});

it('names those of whom most is to be told', async () => {
  const seen = await showLens(ports, store, productId(1));
  const counts = seen?.lenses.map(({ findings }) => findings.length) ?? [];
  const most = seen?.lenses.find(({ audience }) => audience === seen.mostTold);
  expect(most?.findings).toHaveLength(Math.max(...counts));
});

it('knows no listing of another store, and nothing before the store was read', async () => {
  expect(await showLens(ports, store, productId(2))).toBeNull();
  expect(await showLens(ports, uniqueStore('other'), productId(1))).toBeNull();
});

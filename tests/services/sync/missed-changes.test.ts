import { beforeEach, expect, it } from 'vitest';
import { showHome } from '~/services/home/show-home';
import { startSync } from '~/services/sync/start-sync';
import { testDatabase, uniqueStore } from '../../support/database';
import { product, productId } from '../support/listings';
import { runQueue, START, testPorts, type TestPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';
import { takeDeliveries } from '../../support/take-deliveries';

const database = await testDatabase();
const HOUR = 60 * 60_000;

let ports: TestPorts;
let shopify: ScriptedShopify;
let store: string;

beforeEach(async () => {
  shopify = new ScriptedShopify();
  ports = testPorts(database, shopify);
  store = uniqueStore('missed');
  await ports.stores.install(store, START);
  shopify.put(product(1), product(2), product(3));
  await sync(0);
});

const after = (hours: number) => new Date(START.getTime() + hours * HOUR);

async function sync(hours: number): Promise<void> {
  ports.clock.now = after(hours);
  await startSync(ports, store);
  await runQueue(ports, ports.queue);
}

function edit(number: number, hours: number): void {
  shopify.put(product(number, { title: 'Edited', updatedAt: after(hours).toISOString() }));
}

const tell = (number: number, hours: number) =>
  takeDeliveries(
    ports.webhooks,
    [
      {
        webhookId: `missed-${number}-${hours}`,
        store,
        topic: 'products/update',
        subjectId: productId(number),
        triggeredAt: after(hours),
      },
    ],
    after(hours),
  );

const missed = async () => (await showHome(ports, store, { fixFirst: 1 })).lastMissed?.products;

it('counts the changed products of which no webhook told, each once', async () => {
  expect(await missed()).toBeUndefined();
  edit(1, 10);
  edit(2, 10);
  await tell(2, 10);
  await sync(24);
  expect(await missed()).toBe(1);
  expect(ports.entries).toContainEqual(
    expect.objectContaining({
      level: 'warn',
      message: 'changes of which no webhook told',
    }),
  );
  await sync(48);
  expect(await missed()).toBe(0);
});

it('takes an earlier webhook for no word of a later change', async () => {
  await tell(1, 9);
  edit(1, 10);
  await sync(24);
  expect(await missed()).toBe(1);
});

it('leaves to the next sync what a webhook may still tell', async () => {
  edit(1, 24 - 1 / 60);
  await sync(24);
  expect(await missed()).toBe(0);
  await sync(48);
  expect(await missed()).toBe(1);
});

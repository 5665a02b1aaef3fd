import { beforeEach, describe, expect, it } from 'vitest';
import { showHome } from '~/services/home/show-home';
import { OutsideError } from '~/services/outside-error';
import type { StoreTextPage } from '~/services/store/ports';
import { runSync } from '~/services/sync/run-sync';
import { startSync } from '~/services/sync/start-sync';
import { testDatabase, uniqueStore } from '../../support/database';
import { product } from '../support/listings';
import { runQueue, START, testPorts, type TestPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';

const database = await testDatabase();
let shopify: ScriptedShopify;
let ports: TestPorts;
let store: string;

/** Pages of one link each, without French. */
function links(...titles: string[]): StoreTextPage[] {
  return titles.map((title, at) => ({
    type: 'LINK',
    cursor: `LINK ${String(at + 1)}`,
    resources: [
      { id: `gid://shopify/Link/${title}`, texts: [{ key: 'title', source: title, french: [] }] },
    ],
    isFirst: at === 0,
    isLast: at === titles.length - 1,
    isWhole: true,
  }));
}

async function sync(): Promise<void> {
  ports.clock.now = new Date(ports.clock.now.getTime() + 60_000);
  await startSync(ports, store);
  await runQueue(ports, ports.queue);
}

const french = async () => (await showHome(ports, store, { fixFirst: 1 })).storeFrench;
const messages = async () =>
  (await french()).groups.map(({ findings }) => findings[0]?.message.data);

beforeEach(async () => {
  shopify = new ScriptedShopify();
  shopify.put(product(1));
  shopify.storeTexts = links('Gifts', 'Kitchen', 'Shop all');
  ports = testPorts(database, shopify);
  store = uniqueStore('texts');
  await ports.stores.install(store, START);
});

describe('a sync', () => {
  it('reads what a buyer meets beside listings, and shows what has no French', async () => {
    await sync();
    expect(await ports.runs.latest(store)).toMatchObject({ phase: 'done', failure: null });
    const { groups, notJudged } = await french();
    expect(groups).toMatchObject([{ rule: 'menu-not-in-french', severity: 'high' }]);
    expect(await messages()).toMatchObject([{ count: 3, total: 3 }]);
    expect(notJudged).toContainEqual({
      rule: 'page-not-in-french',
      reason: { id: 'reason.missing.storeTexts', data: {} },
    });
  });

  it('forgets a link that is gone, and resolves what was found of it', async () => {
    await sync();
    shopify.storeTexts = links('Contact');
    await sync();
    expect((await french()).groups).toEqual([]);
  });

  it('knows the same after a stop and a failure at each page', async () => {
    await startSync(ports, store);
    const runId = (await ports.runs.latest(store))?.id ?? '';
    let stops = 0;
    for (let left: unknown = 'more'; left !== null && stops < 50; stops += 1) {
      let calls = 0;
      shopify.onCall = (name) => {
        if (name === 'readStoreTexts') calls += 1;
        if (calls > 1) throw new OutsideError('unavailable', 'the connection broke');
      };
      try {
        left = await runSync(
          ports,
          { store, runId },
          { shouldPause: () => calls > 0 && stops % 2 === 0 },
        );
      } catch {
        left = 'more';
      }
    }
    expect(stops).toBeGreaterThan(3);
    expect(await messages()).toMatchObject([{ count: 3, total: 3 }]);
  });

  it('goes on without a type that it may not read, and says which permission is missing', async () => {
    shopify.storeTexts = [
      { type: 'LINK', cursor: 'LINK', permission: 'read_online_store_navigation' },
    ];
    await sync();
    expect((await french()).notJudged).toContainEqual({
      rule: 'menu-not-in-french',
      reason: {
        id: 'reason.storeTextsDenied',
        data: { permission: 'read_online_store_navigation' },
      },
    });
    expect(ports.entries).toContainEqual(expect.objectContaining({ level: 'warn' }));
  });

  it('reads nothing of it for a store that does not sell to Quebec', async () => {
    shopify.facts = { ...shopify.facts, sellsTo: ['US'] };
    await sync();
    expect(await ports.storeTexts.read(store)).toBeNull();
    expect((await french()).notJudged).toEqual([]);
  });
});

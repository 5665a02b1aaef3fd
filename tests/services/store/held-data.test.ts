import { beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '~/core/audit/outcome';
import { titleOfRule } from '~/locales/rule-title';
import { translator } from '~/locales/translate';
import { done, notDone } from '~/services/answer';
import { exportFindings } from '~/services/audit/export-findings';
import { exportListings } from '~/services/catalogue/export-listings';
import type { TableFormat } from '~/services/common-ports';
import { exportResults } from '~/services/promotions/export-results';
import { exportSeason } from '~/services/season/export-season';
import { eraseOrders, eraseStore } from '~/services/store/erase-data';
import { installStore } from '~/services/store/install-store';
import { showHeldData } from '~/services/store/show-held-data';
import { order } from '../../db/support/filled-store';
import { collect, temporaryFiles } from '../../files/temporary-files';
import { testDatabase, uniqueStore } from '../../support/database';
import { product } from '../support/listings';
import { runQueue, START, testPorts, type TestPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';
import { linesOf } from '../support/worklist';

const database = await testDatabase();
const write = temporaryFiles();
const t = translator('en');
const say = ({ id, data }: Message) => t(id, data);
const sayRule = (rule: string) => titleOfRule(t, rule);

let ports: TestPorts;
let shopify: ScriptedShopify;
let store: string;

beforeEach(async () => {
  shopify = new ScriptedShopify();
  for (const each of [product(1, { title: '=1+1' }), product(2)])
    shopify.products.set(each.id, each);
  ports = testPorts(database, shopify);
  store = uniqueStore('held');
  await installStore(ports, store);
  await runQueue(ports, ports.queue);
});

async function tableOf(format: TableFormat, bytes: AsyncIterable<Uint8Array>) {
  return linesOf(write(`table.${format}`, Buffer.concat(await collect(bytes))));
}

const heldOf = async () =>
  Object.fromEntries((await showHeldData(ports, store)).held.map((each) => [each.kind, each]));

describe('what is kept of a store', () => {
  it('is counted, with how far it reaches back; nothing is said of what is not there', async () => {
    await ports.orders.save(store, [order('1'), { ...order('2'), id: 'gid://shopify/Order/2' }]);
    const held = await heldOf();
    expect(held.listings).toMatchObject({ count: 2, isMore: false, reachesBackTo: null });
    expect(held.orders).toMatchObject({ count: 2 });
    expect(held.orders?.reachesBackTo).toContain(order('1').day);
    expect(held.changes).toMatchObject({ count: 0, bytes: 0, reachesBackTo: null });
    expect((await showHeldData(ports, store)).installedAt).toBe(START.toISOString());
  });

  it('loses its orders, and its listings are judged without them; other things stay', async () => {
    await ports.orders.save(store, [order('1')]);
    await ports.orders.saveHistory(store, { since: '2026-01-01', until: '2026-11-21' });
    expect(await eraseOrders(ports, store, '42')).toEqual(done());
    expect(await eraseOrders(ports, store, '42')).toEqual(notDone({ why: 'underWay' }));
    await runQueue(ports, ports.queue);
    expect(await ports.orders.history(store)).toMatchObject({ since: null, readUntil: null });
    expect(await heldOf()).toMatchObject({ orders: { count: 0 }, listings: { count: 2 } });
    expect(await ports.runs.latest(store)).toMatchObject({ phase: 'done' });
  });

  it('goes as a whole, and is not read again on its own', async () => {
    expect(await eraseStore(ports, store, '42')).toEqual(done());
    await runQueue(ports, ports.queue);
    expect(await ports.stores.find(store)).toBeNull();
    expect(ports.queue.daily.has(`sync-daily ${store}`)).toBe(false);
  });
});

describe('exports', () => {
  it.each(['csv', 'xlsx'] as const)(
    'hold findings and listings as pages do: %s',
    async (format) => {
      const listings = await tableOf(format, await exportListings(ports, store, { format, say }));
      const page = await ports.listings.page(store, { sort: 'title', direction: 'asc', limit: 10 });
      expect(listings.rows.map(({ listing }) => listing)).toEqual(
        page.rows.map(({ title }) => title),
      );
      const open = page.rows.map(({ openFindings: { high, medium, low } }) => high + medium + low);
      const { rows } = await tableOf(
        format,
        exportFindings(ports, store, { format, say, sayRule }),
      );
      const ofFirst = rows.filter((row) => row.listing_id === page.rows[0]?.id);
      expect(ofFirst).toHaveLength(open[0] ?? -1);
      expect(rows.every(({ finding, rule }) => finding !== '' && rule !== '')).toBe(true);
      const ofStore = (await ports.storeAudits.findings(store)).filter(
        ({ status }) => status !== 'resolved',
      );
      expect(rows.filter(({ listing_id: id }) => id === '')).toHaveLength(ofStore.length);
    },
  );

  it('take no text for a formula, and keep figures as figures', async () => {
    const bytes = await collect(await exportListings(ports, store, { format: 'csv', say }));
    const text = Buffer.concat(bytes).toString();
    expect(text).toContain(",'=1+1,");
    expect(text).toMatch(/,\d+,\d+,\d+\r\n/);
  });

  it('hold the season with what is due, and say nothing of promotions that there are not', async () => {
    const asked = { format: 'csv', say } as const;
    const season = await tableOf('csv', await exportSeason(ports, store, asked));
    expect(season.rows.map(({ what }) => what)).toEqual(expect.arrayContaining(['Season', 'Due']));
    expect((await tableOf('csv', exportResults(ports, store, asked))).rows).toEqual([]);
  });
});

import { beforeEach, expect, it } from 'vitest';
import type { AnnouncedDateInput } from '~/core/calendar/announced-dates';
import { showBorder } from '~/services/border/show-border';
import { showHome } from '~/services/home/show-home';
import { saveAnnouncedDate } from '~/services/season/save-announced-date';
import { showSeason } from '~/services/season/show-season';
import { installStore } from '~/services/store/install-store';
import { testDatabase, uniqueStore } from '../../support/database';
import { product, productId } from '../support/listings';
import { runQueue, testPorts, type TestPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';

const database = await testDatabase();

let shopify: ScriptedShopify;
let ports: TestPorts;
let store: string;

beforeEach(() => {
  shopify = new ScriptedShopify();
  ports = testPorts(database, shopify);
  ports.clock.now = new Date('2026-11-22T12:00:00Z');
  store = uniqueStore('border');
});

async function read(): Promise<void> {
  await installStore(ports, store);
  await runQueue(ports, ports.queue);
}

it('claims nothing of a store that was not read', async () => {
  const { borders, customs, country } = await showBorder(ports, store);
  expect({ country, customs }).toEqual({ country: null, customs: null });
  expect(borders.map(({ destination, isCrossed }) => [destination, isCrossed])).toEqual([
    ['US', null],
    ['CA', null],
  ]);
});

it('counts what customs miss as home does, and as the lists that it leads to', async () => {
  shopify.facts = { ...shopify.facts, country: 'US', sellsTo: ['CA'] };
  for (const n of [1, 2, 3]) {
    const listing = product(n);
    const inventory = { requiresShipping: true, ...(n < 3 && { harmonizedSystemCode: null }) };
    const variants = listing.variants.map((variant) => ({ ...variant, inventory }));
    shopify.products.set(productId(n), { ...listing, variants });
  }
  await read();

  const { borders, customs } = await showBorder(ports, store);
  expect(borders.map(({ destination, isCrossed }) => [destination, isCrossed])).toEqual([
    ['CA', true],
  ]);
  expect(customs?.find(({ rule }) => rule === 'missing-hs-code')).toEqual({
    rule: 'missing-hs-code',
    severity: 'high',
    lacking: 2,
    unknown: 1,
    bulkKind: 'hsCode',
  });
  const { fixFirst } = await showHome(ports, store, { fixFirst: 50 });
  const sorted = { sort: 'harm', direction: 'desc', limit: 50 } as const;
  for (const { rule, lacking, unknown } of customs ?? []) {
    const onHome = fixFirst.find((each) => each.rule === rule)?.outcomes;
    expect([rule, onHome?.fail ?? 0]).toEqual([rule, lacking]);
    const failing = await ports.listings.page(store, { ...sorted, rule, state: 'findings' });
    const open = await ports.listings.page(store, { ...sorted, rule, state: 'unknown' });
    expect([rule, failing.total, open.total]).toEqual([rule, lacking, unknown]);
  }
});

it('keeps cut-offs by peak, and the season plan shows the same', async () => {
  await read();
  const cutOff: AnnouncedDateInput = {
    kind: 'carrier-cut-off',
    name: 'Post, ground',
    audiences: ['QC'],
    start: '2026-12-14',
    end: '',
    source: '',
  };
  await saveAnnouncedDate(ports, store, { ...cutOff, id: null }, '1');
  const stray = { ...cutOff, kind: 'other', name: 'Fair', id: null };
  await saveAnnouncedDate(ports, store, stray, '1');

  const { peaks } = await showBorder(ports, store);
  expect(
    peaks.map(({ destination, season, peak, cutOffs }) => [
      destination,
      season,
      peak,
      ...cutOffs.map(({ name, daysLeft }) => `${name}: ${daysLeft}`),
    ]),
  ).toEqual([
    ['US', 'holidays', '2026-11-27'],
    ['US', 'back-to-school', '2027-07-15'],
    ['CA', 'holidays', '2026-11-27', 'Post, ground: 22'],
    ['CA', 'back-to-school', '2027-08-09'],
  ]);
  const { audiences } = await showSeason(ports, store);
  expect(audiences.map(({ audience, cutOffs }) => [audience, cutOffs.length])).toEqual([
    ['US', 0],
    ['CA', 0],
    ['QC', 1],
  ]);
});

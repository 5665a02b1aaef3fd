import { expect, it, vi } from 'vitest';
import { HELD_KINDS } from '~/core/store/held-data';
import { createRepositories, EncryptedSessionStorage } from '~/db.server';
import { HELD_PARTS } from '~/db/store/held-data-repository';
import { testDatabase, uniqueStore } from '../../support/database';
import { fillStore } from '../support/filled-store';

const database = await testDatabase();
const repositories = createRepositories(database);
const sessions = new EncryptedSessionStorage(database.prisma, [Buffer.alloc(32, 7)], vi.fn());

/** Tables of a store that “What is kept” does not count, and why. */
const NOT_COUNTED: Record<string, string> = {
  store: 'that the app is installed, and its settings: named where everything is deleted',
  Session: 'Shopify’s access to the store, encrypted: the same page lists the permissions',
  catalogue_totals: 'sums of the listings, which are counted',
  open_totals: 'sums of the findings, which are counted',
  rule_totals: 'sums of the findings, which are counted',
  store_audit: 'outcomes worked out of the texts, which are counted',
  computation: 'answers worked out of what is counted, made anew when asked for',
  store_points: 'how many queries Shopify allows at the moment',
  denied_access: 'what Shopify did not let the app read: the permissions say it',
  webhook_delivery: 'ids of webhooks, so that none is handled twice, for days',
  flow_use: 'which triggers Shopify Flow uses, as Flow tells',
  flow_event: 'findings and dates on their way to Shopify Flow',
  erasure: 'outlives the store as the proof that everything was deleted, and says so there',
};

/** How a merchant takes with them what is counted; what Shopify has itself is not handed back. */
const TAKEN_ALONG: Record<(typeof HELD_KINDS)[number], string> = {
  listings: 'export: listings',
  prices: 'export: evidence of a listing, on its page',
  photoReadings: 'made of photos that Shopify has',
  findings: 'export: findings',
  home: 'made of findings, of which the export is',
  texts: 'Shopify has them',
  orders: 'Shopify has them, or the merchant’s own file',
  packing: 'export: the packing list',
  changes: 'Shopify has what was written; history shows the rest',
  promotions: 'export: results, and the season plan',
  discounts: 'Shopify has them',
  dates: 'export: the season plan',
  replies: 'export: customer replies',
  recipients: 'the settings of the digest show them',
  syncs: 'its own page shows them',
};

async function tablesOfStores(): Promise<Map<string, string>> {
  const { rows } = await database.pool.query<{ table_name: string; column_name: string }>(
    `SELECT table_name, column_name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name IN ('store', 'shop', 'domain')`,
  );
  return new Map(rows.map(({ table_name: table, column_name: column }) => [table, column]));
}

it('counts every table of a store, or names why not', async () => {
  const counted = Object.values(HELD_PARTS).flatMap(({ counted: tables, besides = [] }) => [
    ...tables,
    ...besides,
  ]);
  const known = [...counted, ...Object.keys(NOT_COUNTED)];
  expect(known.toSorted()).toEqual([...(await tablesOfStores()).keys()].toSorted());
});

it('knows of each kind how it is taken along', () => {
  expect(Object.keys(TAKEN_ALONG)).toEqual([...HELD_KINDS]);
});

it('says of a store that has something of everything that there is something', async () => {
  const store = uniqueStore('held');
  await fillStore(repositories, sessions, store);
  const held = await repositories.heldData.held(store);
  expect(held.map(({ kind }) => kind)).toEqual([...HELD_KINDS]);
  expect(held.filter(({ count }) => count === 0)).toEqual([]);
});

it('leaves nothing of a store that is erased but the proof', async () => {
  const store = uniqueStore('erased');
  await fillStore(repositories, sessions, store);
  await repositories.stores.erase(store, new Date('2026-12-01T00:00:00Z'));
  const left: string[] = [];
  for (const [table, column] of await tablesOfStores()) {
    const { rows } = await database.pool.query(`SELECT 1 FROM "${table}" WHERE "${column}" = $1`, [
      store,
    ]);
    if (rows.length > 0) left.push(table);
  }
  expect(left).toEqual(['erasure']);
});

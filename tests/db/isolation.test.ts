import type { FindingsDiff } from '~/core/audit/diff-findings';
import { DEFAULT_SETTINGS } from '~/core/audit/settings';
import { Session } from '@shopify/shopify-api';
import { beforeAll, expect, it } from 'vitest';
import { createRepositories, EncryptedSessionStorage } from '~/db.server';
import type { AnnouncedDate } from '~/core/calendar/announced-dates';
import type { StoreFacts } from '~/core/store/store-facts';
import type { OrderCounts } from '~/core/orders/order-counts';
import { testDatabase, uniqueStore } from '../support/database';
import { audit, finding, listing, result } from './support/samples';

/**
 * Two stores with listings, findings, runs and deliveries under the same ids. Every repository method is called
 * for one of them: no row of the other may change, and none may show.
 */
const database = await testDatabase();
const {
  stores,
  listings,
  audits,
  orders,
  promotionSales,
  seasons,
  storeAudits,
  syncRuns,
  webhooks,
} = createRepositories(database);
const sessions = new EncryptedSessionStorage(database.prisma, [Buffer.alloc(32, 7)]);
const [mine, theirs] = [uniqueStore('mine'), uniqueStore('theirs')];
const at = new Date('2026-10-02T00:00:00Z');
const later = new Date('2026-10-05T00:00:00Z');
const facts: StoreFacts = { currency: 'CAD', primaryLocale: 'en', sellsTo: ['CA'] };
const failing = (secret: string) =>
  result('undescribed-photo', { outcome: 'fail', findings: [finding('a', { field: secret })] });
const runIds = new Map<string, string>();
const dateIds = new Map<string, string>();
const MARKED = {
  season: 'holidays',
  audience: 'CA',
  peak: '2026-11-27',
  end: '2026-12-31',
  listing: 'unready',
  french: null,
} as const;
const CUT_OFF: AnnouncedDate = {
  kind: 'carrier-cut-off',
  name: 'Post',
  audiences: ['CA'],
  start: '2026-12-15',
  end: '2026-12-15',
  source: '',
};

async function fill(store: string) {
  await stores.install(store, at);
  await stores.saveFacts(store, { ...facts, timeZone: `Zone/${store}` });
  const all = [1, 2].map((number) =>
    listing(number, { title: `${number} ${store}`, vendor: store }),
  );
  await listings.save(store, all, { readAt: at });
  const results = [failing(store)];
  await audits.save(
    store,
    [{ ...audit(listing(1).id, results), seasons: [MARKED] }],
    {
      opened: [
        {
          ...finding('a', { field: store }),
          listingId: listing(1).id,
          rule: 'undescribed-photo',
          audiences: ['CA'],
        },
      ],
      stillOpen: [],
      resolved: [],
      reopened: [],
    },
    at,
  );
  const run = await syncRuns.begin(store, at);
  runIds.set(store, run?.id ?? '');
  await syncRuns.advance(store, run?.id ?? '', { cursor: store });
  await orders.save(store, [order(store)]);
  await orders.saveHistory(store, { since: '2026-09-01', until: '2026-10-01', notice: store });
  await storeAudits.save(store, [failing(store)], storeChanges(store), at);
  await seasons.saveAnnouncedDate(store, null, { ...CUT_OFF, name: store }, { at, by: '42' });
  dateIds.set(store, (await seasons.announcedDates(store))[0]?.id ?? '');
  await seasons.chooseSeason(store, 'holidays', [listing(2).id], true);
  await webhooks.record([delivery(store)], at);
  await sessions.storeSession(
    new Session({
      id: `offline_${store}`,
      shop: store,
      state: '',
      isOnline: false,
      accessToken: store,
    }),
  );
}

function order(name: string): OrderCounts {
  return {
    id: 'gid://shopify/Order/1',
    name,
    day: '2026-09-10',
    country: 'CA',
    province: null,
    paidShipment: true,
    fulfilledOn: null,
    lines: [
      {
        listingId: listing(1).id,
        variantId: null,
        units: 1,
        returnedUnits: 1,
        returnReasons: { [name]: 1 },
        revenue: 20,
      },
    ],
  };
}

function storeChanges(field: string): FindingsDiff {
  const opened = {
    ...finding('a', { field }),
    listingId: field,
    rule: 'undescribed-photo',
    audiences: ['CA' as const],
  };
  return { opened: [opened], stillOpen: [], resolved: [], reopened: [] };
}

function delivery(store: string) {
  return { webhookId: 'same', store, topic: 'products/update', subjectId: null, triggeredAt: null };
}

/** Every row of a store in every table, physical row versions included. */
async function rowsOf(store: string) {
  const { rows: columns } = await database.pool.query<{ table_name: string; column_name: string }>(
    `SELECT table_name, column_name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name IN ('store', 'shop', 'domain') ORDER BY 1`,
  );
  const rows: Record<string, unknown[]> = {};
  for (const { table_name: table, column_name: column } of columns) {
    const found = await database.pool.query(
      `SELECT xmin::text AS row_version, t.* FROM "${table}" t WHERE "${column}" = $1 ORDER BY ctid`,
      [store],
    );
    rows[table] = found.rows;
  }
  return rows;
}

const ids = [listing(1).id, listing(2).id];
const mineRun = () => runIds.get(mine) ?? '';
const theirRun = () => runIds.get(theirs) ?? '';
const theirDate = () => dateIds.get(theirs) ?? '';

const RANGE = { first: '2026-01-01', last: '2026-12-31' };
const WEEKS = [{ first: '2026-09-08', last: '2026-09-14', days: 7, inSeason: true }];

/** Reads first; what deletes comes last. `erase` ends the list. */
const CALLS: Record<string, () => Promise<unknown>> = {
  'stores.install': () => stores.install(mine, later),
  'stores.find': () => stores.find(mine),
  'stores.saveFacts': () => stores.saveFacts(mine, facts),
  'stores.saveSettings': () => stores.saveSettings(mine, DEFAULT_SETTINGS, { at: later, by: '42' }),
  'stores.markOutdated': () => stores.markOutdated(mine),
  'stores.markBaseline': () => stores.markBaseline(mine, later),
  'stores.version': () => stores.version(mine),
  'listings.save': () =>
    listings.save(mine, [listing(1, { title: 'New' }), listing(3)], {
      readAt: later,
      runId: mineRun(),
    }),
  'listings.saveFrench': () =>
    listings.saveFrench(
      mine,
      ids.map((listingId) => ({ listingId, french: [] })),
    ),
  'listings.saveNationalCodes': () =>
    listings.saveNationalCodes(mine, [{ listingId: listing(1).id, codes: { a: [] } }]),
  'listings.savePackaging': () =>
    listings.savePackaging(mine, listing(1).id, { shownOn: [], noneShown: true }),
  'listings.find': () => listings.find(mine, listing(2).id),
  'listings.findMany': () => listings.findMany(mine, ids),
  'listings.idsAfter': () => listings.idsAfter(mine, null, 100),
  'listings.priceHistories': () => listings.priceHistories(mine, ids),
  'listings.page': () =>
    listings.page(mine, { sort: 'title', direction: 'asc', limit: 100, rule: 'undescribed-photo' }),
  'listings.counts': () => listings.counts(mine),
  'audits.openFindings': () => audits.openFindings(mine, ids),
  'audits.findingsOf': () => audits.findingsOf(mine, listing(1).id),
  'audits.resultsOf': () => audits.resultsOf(mine, listing(1).id),
  'audits.resultsOfMany': async () => [...(await audits.resultsOfMany(mine, ids))],
  'audits.setIgnoring': () =>
    audits.setIgnoring(
      mine,
      { listingId: listing(1).id, rule: 'undescribed-photo', key: 'a' },
      { at: later, by: '42', reason: 'Known', until: null, text: null },
    ),
  'audits.openByRule': () => audits.openByRule(mine),
  'audits.newFindings': () => audits.newFindings(mine, new Date(0)),
  'audits.save': () =>
    audits.save(
      mine,
      [audit(listing(1).id, [result('undescribed-photo')], 4)],
      {
        opened: [],
        stillOpen: [],
        resolved: [{ listingId: listing(1).id, rule: 'undescribed-photo', key: 'a' }],
        reopened: [],
      },
      later,
    ),
  'orders.save': () => orders.save(mine, [order('new')]),
  'orders.saveImported': () => orders.saveImported(mine, [{ ...order('other'), id: null }]),
  'orders.history': () => orders.history(mine),
  'orders.saveHistory': () => orders.saveHistory(mine, { notice: null }),
  'orders.firstDay': () => orders.firstDay(mine),
  'orders.salesHistories': async () => [...((await orders.salesHistories(mine, ids)) ?? [])],
  'orders.returnSums': () => orders.returnSums(mine, { since: '2026-01-01', until: '2026-12-01' }),
  'orders.handling': () => orders.handling(mine, 90),
  'orders.variantsBySku': async () => [...(await orders.variantsBySku(mine))],
  'promotionSales.compareSeason': async () => {
    const found = await promotionSales.compareSeason(mine, {
      season: 'holidays',
      audience: 'QC',
      weeks: WEEKS,
    });
    return { ...found, categories: [...found.categories] };
  },
  'promotionSales.daySums': () => promotionSales.daySums(mine, RANGE, null),
  'promotionSales.unitsOf': async () => [...(await promotionSales.unitsOf(mine, RANGE, ids))],
  'promotionSales.waresOf': () => promotionSales.waresOf(mine, ids),
  'promotionSales.variantSales': () => promotionSales.variantSales(mine, RANGE, ids),
  'seasons.announcedDates': () => seasons.announcedDates(mine),
  'seasons.saveAnnouncedDate': () =>
    seasons.saveAnnouncedDate(mine, theirDate(), CUT_OFF, { at: later, by: '42' }),
  'seasons.counts': () => seasons.counts(mine, '2026-10-01'),
  'seasons.unitsSold': () =>
    seasons.unitsSold(mine, 'CA', [{ since: '2026-01-01', until: '2026-12-01' }]),
  'seasons.marksOf': async () => [...(await seasons.marksOf(mine, 'holidays', ids))],
  'seasons.chooseSeason': () => seasons.chooseSeason(mine, 'holidays', ids, true),
  'seasons.removeAnnouncedDate': () => seasons.removeAnnouncedDate(mine, theirDate()),
  'storeAudits.findings': () => storeAudits.findings(mine),
  'storeAudits.results': () => storeAudits.results(mine),
  'storeAudits.save': () =>
    storeAudits.save(mine, [result('undescribed-photo')], storeChanges('new'), later),
  'storeAudits.setIgnoring': () =>
    storeAudits.setIgnoring(mine, { rule: 'undescribed-photo', key: 'a' }, null),
  'audits.readiness': () => audits.readiness(mine),
  'audits.ruleCounts': () => audits.ruleCounts(mine),
  'syncRuns.find': () => syncRuns.find(mine, theirRun()),
  'syncRuns.latest': () => syncRuns.latest(mine),
  'syncRuns.advance': () => syncRuns.advance(mine, mineRun(), { phase: 'done', endedAt: later }),
  'syncRuns.lastDone': () => syncRuns.lastDone(mine),
  'syncRuns.begin': () => syncRuns.begin(mine, later),
  'webhooks.record': () => webhooks.record([{ ...delivery(mine), webhookId: 'other' }], later),
  'webhooks.markHandled': () => webhooks.markHandled([{ store: mine, webhookId: 'same' }], later),
  'webhooks.forgetBefore': () => webhooks.forgetBefore(mine, new Date(later.getTime() + 1)),
  'listings.remove': () => listings.remove(mine, listing(1).id, later),
  'listings.removeUnseen': async () =>
    listings.removeUnseen(mine, (await syncRuns.latest(mine))?.id ?? '', later),
  'stores.erase': () => stores.erase(mine, later),
};

beforeAll(async () => {
  await fill(mine);
  await fill(theirs);
});

it('has a call for every method of every repository', () => {
  const repositories = {
    stores,
    listings,
    audits,
    orders,
    promotionSales,
    seasons,
    storeAudits,
    syncRuns,
    webhooks,
  };
  const methods = Object.entries(repositories).flatMap(([name, repository]) =>
    Object.getOwnPropertyNames(Object.getPrototypeOf(repository))
      .filter((method) => !['constructor', ...PRIVATE].includes(method))
      .map((method) => `${name}.${method}`),
  );
  expect(Object.keys(CALLS).sort()).toEqual(methods.sort());
});
const PRIVATE = ['change', 'changeContent', 'removeAll'];

it.each(Object.entries(CALLS))(
  '%s neither shows nor touches another store',
  async (_name, call) => {
    const before = await rowsOf(theirs);
    expect(before.listing).toHaveLength(2);
    const answer = await call();
    expect(JSON.stringify({ answer })).not.toContain(theirs);
    expect(await rowsOf(theirs)).toEqual(before);
  },
);

it('does not advance the run of another store', async () => {
  await fill(mine);
  const before = await rowsOf(theirs);
  await expect(syncRuns.advance(mine, theirRun(), { done: 9 })).rejects.toThrow();
  await expect(listings.removeUnseen(mine, theirRun(), later)).rejects.toThrow();
  expect(await rowsOf(theirs)).toEqual(before);
});

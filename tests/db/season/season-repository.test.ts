import { describe, expect, it } from 'vitest';
import type { SeasonReadiness, SeasonState } from '~/core/audit/season-readiness';
import type { AnnouncedDate } from '~/core/calendar/announced-dates';
import type { Audience } from '~/core/listing/audience';
import type { OrderCounts } from '~/core/orders/order-counts';
import { createRepositories } from '~/db.server';
import { testDatabase, uniqueStore } from '../../support/database';
import { audit, listing, result } from '../support/samples';

const database = await testDatabase();
const { stores, listings, audits, orders, seasons } = createRepositories(database);
const at = new Date('2026-10-02T00:00:00Z');
const SAVED = { at, by: '42' };
const NO_CHANGES = { opened: [], stillOpen: [], resolved: [], reopened: [] };

async function installed(): Promise<string> {
  const store = uniqueStore('season');
  await stores.install(store, at);
  return store;
}

function date(over: Partial<AnnouncedDate> = {}): AnnouncedDate {
  return {
    kind: 'tax-holiday',
    name: 'Texas tax holiday',
    audiences: ['US'],
    start: '2027-08-06',
    end: '2027-08-08',
    source: 'comptroller.texas.gov',
    ...over,
  };
}

const construction = (over: Partial<AnnouncedDate> = {}) =>
  date({ kind: 'construction-holiday', name: 'CCQ', audiences: ['QC'], ...over });

describe('announced dates', () => {
  it('come back by first day, as they were saved', async () => {
    const store = await installed();
    await seasons.saveAnnouncedDate(store, null, date(), SAVED);
    const post = date({
      name: 'Post',
      audiences: ['CA', 'QC'],
      start: '2026-12-15',
      end: '2026-12-15',
    });
    await seasons.saveAnnouncedDate(store, null, post, SAVED);
    expect(await seasons.announcedDates(store)).toEqual([
      { ...post, id: expect.any(String) as string, savedAt: at, savedBy: '42' },
      { ...date(), id: expect.any(String) as string, savedAt: at, savedBy: '42' },
    ]);
  });

  it('are changed and removed by id, and not once they are gone', async () => {
    const store = await installed();
    await seasons.saveAnnouncedDate(store, null, date(), SAVED);
    const id = (await seasons.announcedDates(store))[0]?.id ?? '';
    const changed = date({ name: 'Texas', end: '2027-08-09' });
    expect(await seasons.saveAnnouncedDate(store, id, changed, SAVED)).toBe('saved');
    expect(await seasons.announcedDates(store)).toMatchObject([changed]);
    expect(await seasons.removeAnnouncedDate(store, id)).toEqual(changed);
    expect(await seasons.removeAnnouncedDate(store, id)).toBeNull();
    expect(await seasons.saveAnnouncedDate(store, id, changed, SAVED)).toBe('gone');
    expect(await seasons.announcedDates(store)).toEqual([]);
  });

  it('hold one construction holiday a year', async () => {
    const store = await installed();
    expect(await seasons.saveAnnouncedDate(store, null, construction(), SAVED)).toBe('saved');
    const [first] = await seasons.announcedDates(store);
    expect(await seasons.saveAnnouncedDate(store, null, construction(), SAVED)).toBe('taken');
    const nextYear = construction({ start: '2028-07-23', end: '2028-08-05' });
    expect(await seasons.saveAnnouncedDate(store, null, nextYear, SAVED)).toBe('saved');
    const moved = construction({ start: '2027-07-18', end: '2027-07-31' });
    expect(await seasons.saveAnnouncedDate(store, first?.id ?? '', moved, SAVED)).toBe('saved');
    const clash = construction({ start: '2028-07-16', end: '2028-07-29' });
    expect(await seasons.saveAnnouncedDate(store, first?.id ?? '', clash, SAVED)).toBe('taken');
    expect((await seasons.announcedDates(store)).map(({ start }) => start)).toEqual([
      '2027-07-18',
      '2028-07-23',
    ]);
  });

  it('let open pages see that something changed', async () => {
    const store = await installed();
    const before = await stores.version(store);
    await seasons.saveAnnouncedDate(store, null, date(), SAVED);
    expect(await stores.version(store)).not.toBe(before);
  });
});

function marked(audience: Audience, state: SeasonState, french: SeasonState | null = null) {
  const mark: SeasonReadiness = {
    season: 'holidays',
    audience,
    peak: '2026-11-27',
    end: '2026-12-31',
    listing: state,
    french,
  };
  return mark;
}

async function auditAs(store: string, number: number, marks: SeasonReadiness[]): Promise<void> {
  const [stored] = await listings.findMany(store, [listing(number).id]);
  const judged = audit(listing(number).id, [result('few-photos')], stored?.revision);
  await audits.save(store, [{ ...judged, seasons: marks }], NO_CHANGES, at);
}

describe('listings marked for a season', () => {
  it('are counted by how they stand, as last audited', async () => {
    const store = await installed();
    await listings.save(
      store,
      [1, 2, 3].map((number) => listing(number)),
      { readAt: at },
    );
    expect(await seasons.counts(store, '2026-10-02')).toEqual([]);
    await auditAs(store, 1, [marked('US', 'ready'), marked('QC', 'unready', 'unready')]);
    await auditAs(store, 2, [marked('US', 'unknown'), marked('QC', 'unready', 'ready')]);
    await auditAs(store, 3, [marked('US', 'unready'), marked('QC', 'ready', 'unknown')]);
    const counts = { season: 'holidays', marked: 3 };
    expect(await seasons.counts(store, '2026-10-02')).toEqual(
      expect.arrayContaining([
        { ...counts, audience: 'US', unready: 1, unknown: 1, frenchUnready: 0, frenchUnknown: 0 },
        { ...counts, audience: 'QC', unready: 2, unknown: 0, frenchUnready: 1, frenchUnknown: 1 },
      ]),
    );
    await auditAs(store, 3, []);
    await listings.remove(store, listing(2).id, at);
    expect(await seasons.counts(store, '2026-12-31')).toMatchObject([{ marked: 1 }, { marked: 1 }]);
    expect(await seasons.counts(store, '2027-01-01')).toEqual([]);
  });

  it('are found by season, by how they stand, and for whom', async () => {
    const store = await installed();
    await listings.save(
      store,
      [1, 2, 3].map((number) => listing(number)),
      { readAt: at },
    );
    await auditAs(store, 1, [marked('US', 'ready'), marked('QC', 'unready', 'unready')]);
    await auditAs(store, 2, [marked('US', 'unknown')]);
    const found = async (query: object) => {
      const page = await listings.page(store, {
        sort: 'title',
        direction: 'asc',
        limit: 10,
        ...query,
      });
      expect(page.total).toBe(page.rows.length);
      return page.rows.map(({ handle }) => handle);
    };
    expect(await found({ season: 'holidays' })).toEqual(['listing-1', 'listing-2']);
    expect(await found({ season: 'back-to-school' })).toEqual([]);
    const ofQuebec = { season: 'holidays', audience: 'QC' };
    expect(await found({ ...ofQuebec, seasonState: 'unready' })).toEqual(['listing-1']);
    expect(await found({ ...ofQuebec, seasonState: 'frenchUnready' })).toEqual(['listing-1']);
    expect(await found({ ...ofQuebec, seasonState: 'unknown' })).toEqual([]);
    expect(await found({ seasonState: 'unknown', audience: 'US' })).toEqual(['listing-2']);
  });

  it('are chosen and let go, each only once', async () => {
    const store = await installed();
    await listings.save(
      store,
      [1, 2].map((number) => listing(number)),
      { readAt: at },
    );
    const ids = [listing(1).id, listing(2).id, 'gone'];
    expect(await seasons.chooseSeason(store, 'holidays', ids.slice(0, 1), true)).toEqual([ids[0]]);
    expect(await seasons.chooseSeason(store, 'holidays', ids, true)).toEqual([ids[1]]);
    expect(await seasons.chooseSeason(store, 'back-to-school', [ids[0] ?? ''], true)).toEqual([
      ids[0],
    ]);
    const stored = await listings.findMany(store, ids);
    expect(stored.map(({ chosenSeasons, revision }) => [chosenSeasons, revision])).toEqual([
      [['holidays', 'back-to-school'], 3],
      [['holidays'], 2],
    ]);
    expect(await seasons.chooseSeason(store, 'holidays', ids, false)).toEqual(ids.slice(0, 2));
    expect(await seasons.chooseSeason(store, 'holidays', ids, false)).toEqual([]);
    await auditAs(store, 2, [marked('US', 'ready')]);
    expect(await seasons.marksOf(store, 'holidays', ids)).toEqual(
      new Map([
        [ids[0], { isChosen: false, isMarked: false }],
        [ids[1], { isChosen: false, isMarked: true }],
      ]),
    );
    expect((await seasons.marksOf(store, 'back-to-school', ids)).get(ids[0] ?? '')).toEqual({
      isChosen: true,
      isMarked: false,
    });
  });

  it('stay chosen when the listing is read again', async () => {
    const store = await installed();
    await listings.save(store, [listing(1)], { readAt: at });
    await seasons.chooseSeason(store, 'holidays', [listing(1).id], true);
    await listings.save(store, [listing(1, { title: 'New' })], {
      readAt: new Date(at.getTime() + 1),
    });
    expect(await listings.find(store, listing(1).id)).toMatchObject({
      chosenSeasons: ['holidays'],
    });
  });
});

describe('units sold', () => {
  it('count by the buyers’ address and within each period, its days included', async () => {
    const store = await installed();
    const order = (number: number, over: Partial<OrderCounts>): OrderCounts => ({
      id: `gid://shopify/Order/${number}`,
      name: `#${number}`,
      day: '2025-11-01',
      country: 'CA',
      province: 'ON',
      paidShipment: true,
      fulfilledOn: null,
      lines: [
        {
          listingId: listing(1).id,
          variantId: null,
          units: number,
          returnedUnits: 0,
          returnReasons: {},
          revenue: null,
        },
      ],
      ...over,
    });
    await orders.save(store, [
      order(1, {}),
      order(2, { day: '2025-10-31' }),
      order(4, { day: '2025-12-31', province: 'QC' }),
      order(8, { day: '2026-01-01', province: 'QC' }),
      order(16, { country: 'US', province: 'NY' }),
      order(32, { province: null }),
    ]);
    const periods = [
      { since: '2025-11-01', until: '2025-12-31' },
      { since: '2025-10-31', until: '2026-10-30' },
      { since: '2024-01-01', until: '2024-12-31' },
    ];
    expect(await seasons.unitsSold(store, 'CA', periods)).toEqual([37, 47, 0]);
    expect(await seasons.unitsSold(store, 'QC', periods)).toEqual([4, 12, 0]);
    expect(await seasons.unitsSold(store, 'US', periods)).toEqual([16, 16, 0]);
  });
});

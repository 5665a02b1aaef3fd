import { beforeEach, describe, expect, it } from 'vitest';
import type { PromotionPlan } from '~/core/promotions/promotion';
import type { OrderCounts } from '~/core/orders/order-counts';
import { addDays } from '~/core/days/store-day';
import { done, GONE } from '~/services/answer';
import { saveSettings } from '~/services/settings/save-settings';
import { chooseSeason } from '~/services/season/choose-season';
import { listSeasonListings } from '~/services/season/list-season-listings';
import { nextMilestone } from '~/services/season/next-milestone';
import { removeAnnouncedDate } from '~/services/season/remove-announced-date';
import { saveAnnouncedDate } from '~/services/season/save-announced-date';
import { showSeason } from '~/services/season/show-season';
import { startSync } from '~/services/sync/start-sync';
import { testDatabase, uniqueStore } from '../../support/database';
import { frenchOf, product, productId } from '../support/listings';
import { runQueue, testPorts, type TestPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';

const database = await testDatabase();

let shopify: ScriptedShopify;
let ports: TestPorts;
let store: string;

beforeEach(async () => {
  shopify = new ScriptedShopify();
  shopify.facts = { ...shopify.facts, timeZone: 'America/Toronto' };
  ports = testPorts(database, shopify);
  ports.clock.now = new Date('2026-10-05T12:00:00Z');
  store = uniqueStore('season');
  await ports.stores.install(store, ports.clock.now);
});

async function sync(): Promise<void> {
  await startSync(ports, store);
  await runQueue(ports, ports.queue);
}

async function planOf(audience: string) {
  const view = await showSeason(ports, store);
  const found = view.audiences.find((each) => each.audience === audience);
  if (found === undefined) throw new Error(`no plan for ${audience}`);
  return found;
}

const milestones = async (audience: string) =>
  Object.fromEntries((await planOf(audience)).milestones.map(({ name, ...rest }) => [name, rest]));

describe('the season plan', () => {
  it('is there before anything was read, and claims nothing of listings or orders', async () => {
    const view = await showSeason(ports, store);
    expect(view).toMatchObject({ today: '2026-10-05', lastSyncedAt: null, isSyncing: false });
    expect(view.audiences.map(({ audience }) => audience)).toEqual(['US', 'CA', 'QC']);
    for (const { marked, noOwnShare, milestones: all } of view.audiences) {
      expect({ marked, noOwnShare }).toEqual({ marked: null, noOwnShare: 'noOrders' });
      expect(all.every(({ listings }) => listings === null)).toBe(true);
    }
  });

  it('says which marked listings are not ready, by milestone, whatever the day', async () => {
    shopify.put(
      product(1, { tags: ['holiday'] }),
      product(2, { tags: ['Noël'] }),
      product(3),
      product(4, { tags: ['holiday'], status: 'ARCHIVED' }),
    );
    shopify.french.set(productId(1), frenchOf(1));
    await sync();
    expect(await planOf('QC')).toMatchObject({
      ahead: { season: 'holidays', daysToPeak: 53 },
      marked: 2,
    });
    expect(await milestones('QC')).toMatchObject({
      'french-ready': { on: '2026-10-02', daysLeft: -3, listings: { notReady: 1 } },
      'listing-ready': { on: '2026-10-16', daysLeft: 11 },
      scheduled: { on: '2026-10-30', daysLeft: 25, listings: null, promotions: 0 },
      'prices-frozen': { on: '2026-11-13', daysLeft: 39, listings: null, promotions: null },
    });
    expect(Object.keys(await milestones('US'))).not.toContain('french-ready');
  });

  it('counts what the merchant marks in the app, and judges it at once', async () => {
    shopify.put(product(1), product(2, { tags: ['rentrée'] }));
    await sync();
    expect((await planOf('QC')).marked).toBe(0);
    const choice = { season: 'holidays', listingIds: [productId(1), 'gone'] } as const;
    const listingIds = [...choice.listingIds];
    expect(await chooseSeason(ports, store, { ...choice, listingIds, isChosen: true })).toEqual(
      done([productId(1)]),
    );
    expect(await planOf('QC')).toMatchObject({ marked: 1 });
    expect((await milestones('QC'))['french-ready']?.listings?.notReady).toBe(1);
    const results = await ports.audits.resultsOf(store, productId(1));
    expect(results.find(({ rule }) => rule === 'unready-for-season')?.outcome).toBe('fail');
    const candidates = async (season: 'holidays' | 'back-to-school') =>
      (await listSeasonListings(ports, store, { season })).rows.map(
        ({ id, isChosen, isTagged }) => [id, isChosen, isTagged],
      );
    expect(await candidates('holidays')).toEqual([
      [productId(1), true, false],
      [productId(2), false, false],
    ]);
    expect(await candidates('back-to-school')).toEqual([
      [productId(1), false, false],
      [productId(2), false, true],
    ]);
    await chooseSeason(ports, store, { ...choice, listingIds, isChosen: false });
    expect((await planOf('QC')).marked).toBe(0);
    expect(await chooseSeason(ports, store, { ...choice, listingIds, isChosen: false })).toEqual(
      done([]),
    );
    const gone = { ...choice, listingIds: ['gone', productId(9)] };
    expect(await chooseSeason(ports, store, { ...gone, isChosen: true })).toEqual(GONE);
    // A new reading keeps the merchant's word.
    await chooseSeason(ports, store, { ...choice, listingIds, isChosen: true });
    await sync();
    expect((await planOf('QC')).marked).toBe(1);
  });

  it('moves milestones with the lead times that the merchant set', async () => {
    shopify.put(product(1));
    await sync();
    const thresholds = { 'unready-for-season': { leadDays: 50 } };
    const input = { rulesOff: [], thresholds, glossary: [], audiences: ['US'], readsPhotos: true };
    expect(await saveSettings(ports, store, input, { by: '42', of: 0 })).toEqual(done());
    const view = await showSeason(ports, store);
    expect(view.audiences.map(({ audience }) => audience)).toEqual(['US']);
    expect((await milestones('US'))['listing-ready']?.on).toBe('2026-10-08');
  });

  it.each([
    ['America/Toronto', '2026-11-27T04:59:00Z', '2026-11-26', 1],
    ['America/St_Johns', '2026-11-27T04:59:00Z', '2026-11-27', 0],
    ['America/Los_Angeles', '2026-11-27T07:59:00Z', '2026-11-26', 1],
    ['Asia/Shanghai', '2026-11-26T16:00:00Z', '2026-11-27', 0],
  ])('counts days in %s', async (timeZone, now, today, daysToPeak) => {
    await ports.stores.saveFacts(store, { ...shopify.facts, timeZone });
    ports.clock.now = new Date(now);
    expect(await showSeason(ports, store)).toMatchObject({ today });
    expect((await planOf('US')).ahead.daysToPeak).toBe(daysToPeak);
  });

  it('shows the merchant’s promotions by the store’s days, to their buyers', async () => {
    const plan: PromotionPlan = {
      name: 'Black Friday',
      audiences: ['US'],
      reach: 'allBuyers',
      selection: { kind: 'listings', listingIds: [productId(1)] },
      discount: { kind: 'percentage', percent: 20 },
      trigger: { kind: 'automatic' },
      // From Friday midnight to Monday midnight in Toronto.
      startsAt: '2026-11-27T05:00:00Z',
      endsAt: '2026-12-01T05:00:00Z',
      combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
    };
    await ports.stores.saveFacts(store, shopify.facts);
    const event = { at: ports.clock.now, by: '42', kind: 'planned', data: {} } as const;
    const { id, revision } = await ports.promotions.createDraft(store, plan, event);
    expect((await planOf('US')).promotions).toEqual([]);
    await ports.promotions.change(store, id, revision, { state: 'scheduled' }, ports.clock.now);
    expect((await planOf('US')).promotions).toMatchObject([
      { id, name: 'Black Friday', phase: 'scheduled', start: '2026-11-27', end: '2026-11-30' },
    ]);
    expect((await milestones('US'))['scheduled']?.promotions).toBe(1);
    expect((await planOf('QC')).promotions).toEqual([]);
    expect((await milestones('QC'))['scheduled']?.promotions).toBe(0);
  });
});

describe('what a season is worth', () => {
  /** One unit a day to Ontario, and three more on each day of the holidays. */
  async function sell(from: string, until: string): Promise<void> {
    const orders: OrderCounts[] = [];
    for (let day = from; day <= until; day = addDays(day, 1)) {
      orders.push({
        id: `gid://shopify/Order/${orders.length + 1}`,
        name: `#${orders.length + 1}`,
        day,
        country: 'CA',
        province: 'ON',
        paidShipment: true,
        fulfilledOn: null,
        lines: [
          {
            listingId: productId(1),
            variantId: null,
            units: day >= '2025-11-01' && day <= '2025-12-31' ? 4 : 1,
            returnedUnits: 0,
            returnReasons: {},
            revenue: null,
          },
        ],
      });
    }
    await ports.orders.save(store, orders);
    await ports.orders.saveHistory(store, { since: from, until });
  }

  it('is the store’s own share where all orders of twelve months are known', async () => {
    await ports.stores.saveFacts(store, shopify.facts);
    await sell('2025-10-01', '2026-10-04');
    const yearUnits = 61 * 4 + (365 - 61);
    expect(await planOf('CA')).toMatchObject({
      noOwnShare: null,
      share: {
        source: 'store',
        share: (61 * 4) / yearUnits,
        units: 61 * 4,
        yearUnits,
        period: { since: '2025-10-05', until: '2026-10-04' },
      },
    });
    // Nothing went to Quebec or the US.
    expect(await planOf('QC')).toMatchObject({ share: null, noOwnShare: 'fewUnits' });
    expect(await planOf('US')).toMatchObject({
      share: { source: 'market', share: 0.19 },
      noOwnShare: 'fewUnits',
    });
  });

  it('is the market’s, said to be that, or unknown, where the history is short', async () => {
    await ports.stores.saveFacts(store, shopify.facts);
    await sell('2026-08-06', '2026-10-04');
    expect(await planOf('US')).toMatchObject({
      share: { source: 'market' },
      noOwnShare: 'shortHistory',
    });
    expect(await planOf('CA')).toMatchObject({ share: null, noOwnShare: 'shortHistory' });
  });
});

describe('the next milestone', () => {
  it('is said three weeks ahead, with what is missing', async () => {
    shopify.put(product(1, { tags: ['holiday'] }));
    const next = (now: string, audiences: ('US' | 'QC')[] = ['US', 'QC']) =>
      nextMilestone(ports, store, audiences, new Date(now));
    expect(await next('2026-09-11T12:00:00Z')).toMatchObject({
      milestone: { name: 'french-ready', audience: 'QC', on: '2026-10-02' },
      daysLeft: 21,
      listingsNotReady: null,
    });
    await sync();
    expect(await next('2026-09-11T12:00:00Z')).toMatchObject({ listingsNotReady: 1 });
    expect(await next('2026-09-10T12:00:00Z')).toBeNull();
    expect(await next('2026-09-11T12:00:00Z', ['US'])).toBeNull();
    // The last hours of the day before are still that day in Toronto.
    expect(await next('2026-10-03T03:59:00Z')).toMatchObject({ daysLeft: 0 });
    expect(await next('2026-10-03T04:00:00Z')).toMatchObject({
      milestone: { name: 'listing-ready', audience: 'US' },
      daysLeft: 13,
    });
    expect(await nextMilestone(ports, uniqueStore(), ['US'], ports.clock.now)).toBeNull();
  });
});

describe('dates that the merchant keeps', () => {
  const input = {
    id: null,
    kind: 'construction-holiday',
    name: 'Construction holiday',
    audiences: ['QC'],
    start: '2027-07-25',
    end: '2027-08-07',
    source: 'ccq.org',
  };

  it('are shown, take the place of what is computed, and go', async () => {
    expect(await saveAnnouncedDate(ports, store, input, '42')).toEqual(done());
    const [date] = (await showSeason(ports, store)).announced;
    expect(date).toMatchObject({ name: 'Construction holiday', start: '2027-07-25' });
    const { timeline } = await planOf('QC');
    expect(timeline.announced).toHaveLength(1);
    expect(timeline.events.map(({ name }) => name)).not.toContain('construction-holiday');
    const id = date?.id ?? '';
    expect(await removeAnnouncedDate(ports, store, id, '42')).toMatchObject(
      done({ name: 'Construction holiday' }),
    );
    expect(await removeAnnouncedDate(ports, store, id, '42')).toEqual(GONE);
    expect(await saveAnnouncedDate(ports, store, { ...input, id }, '42')).toEqual(GONE);
    expect((await planOf('QC')).timeline.events.map(({ name }) => name)).toContain(
      'construction-holiday',
    );
  });

  it('are refused with the field that is wrong, and nothing is stored', async () => {
    const refused = await saveAnnouncedDate(ports, store, { ...input, end: '2027-07-01' }, '42');
    expect(refused).toMatchObject({
      done: false,
      because: {
        why: 'invalid',
        errors: { end: { id: 'season.announced.error.endBeforeStart' } },
      },
    });
    expect((await showSeason(ports, store)).announced).toEqual([]);
    await saveAnnouncedDate(ports, store, input, '42');
    expect(await saveAnnouncedDate(ports, store, input, '42')).toMatchObject({
      done: false,
      because: {
        why: 'invalid',
        errors: { start: { id: 'season.announced.error.taken', data: { year: '2027' } } },
      },
    });
    expect((await showSeason(ports, store)).announced).toHaveLength(1);
  });
});

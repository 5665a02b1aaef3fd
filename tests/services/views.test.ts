import { beforeEach, describe, expect, it } from 'vitest';
import type { Listing } from '~/core/listing/listing';
import { startReaudit } from '~/services/audit/start-reaudit';
import { checkListing } from '~/services/catalogue/check-listing';
import { listListings } from '~/services/catalogue/list-listings';
import { markPackaging } from '~/services/catalogue/mark-packaging';
import { showChanges } from '~/services/digest/show-changes';
import { showHome } from '~/services/home/show-home';
import { showListing } from '~/services/catalogue/show-listing';
import { startSync } from '~/services/sync/start-sync';
import { showPrices } from '~/services/prices/show-prices';
import { testDatabase, uniqueStore } from '../support/database';
import { frenchOf, product, productId, SAMPLED_RULES } from './support/listings';
import { runQueue, START, testPorts, type TestPorts } from './support/ports';
import { ScriptedShopify } from './support/scripted-shopify';

const database = await testDatabase();

let shopify: ScriptedShopify;
let ports: TestPorts;
let store: string;

function aDayLater(): void {
  ports.clock.now = new Date(ports.clock.now.getTime() + 24 * 60 * 60_000);
}

async function sync(): Promise<void> {
  await startSync(ports, store);
  await runQueue(ports, ports.queue);
}

/** Two photos without a word to say what they show; no French; a compare-at price that saves nothing. */
function faultyProduct(number: number): Listing {
  const listing = product(number);
  const [variant] = listing.variants;
  const [photo] = listing.media;
  if (!variant || !photo) throw new Error('a sample product has a variant and a photo');
  return {
    ...listing,
    variants: [
      {
        ...variant,
        shopPrice: { ...variant.shopPrice, compareAt: { amount: 30, currency: 'USD' } },
      },
    ],
    media: [
      photo,
      { ...photo, id: 'gid://shopify/MediaImage/9002', alt: null },
      { ...photo, id: 'gid://shopify/MediaImage/9001', alt: null },
    ],
  };
}

beforeEach(async () => {
  shopify = new ScriptedShopify();
  ports = testPorts(database, shopify);
  store = uniqueStore('views');
  await ports.stores.install(store, START);
});

describe('the home page', () => {
  it('shows a store that was just installed: nothing counted, nothing claimed', async () => {
    const view = await showHome(ports, store, { fixFirst: 5 });
    expect(view).toMatchObject({
      sync: null,
      lastSyncedAt: null,
      counts: { listings: 0, variants: 0, photos: 0, photosWithoutAlt: 0 },
      fixFirst: [],
      unknown: [],
    });
    expect(view.audiences.map(({ audience, readiness }) => [audience, readiness])).toEqual([
      ['US', { share: null, coverage: 0 }],
      ['CA', { share: null, coverage: 0 }],
      ['QC', { share: null, coverage: 0 }],
    ]);
  });

  it('puts first what costs most, at most as many as asked for', async () => {
    for (const number of [1, 2]) shopify.put(product(number, { french: frenchOf(number) }));
    shopify.put(product(3), faultyProduct(4));
    await sync();
    const view = await showHome(ports, store, { fixFirst: 2 });

    expect(view.counts).toEqual({ listings: 4, variants: 4, photos: 6, photosWithoutAlt: 2 });
    expect(view.fixFirst).toHaveLength(2);
    const all = await showHome(ports, store, { fixFirst: 100 });
    expect(all.fixFirst.slice(0, 2)).toEqual(view.fixFirst);
    const harm = all.fixFirst.map((rule) => rule.harm);
    expect(harm).toEqual(harm.toSorted((a, b) => b - a));
    expect(all.fixFirst.find(({ rule }) => rule === 'missing-french-text')).toMatchObject({
      outcomes: { pass: 2, fail: 2 },
    });
    for (const { outcomes } of view.unknown) expect(outcomes.unknown).toBeGreaterThan(0);
  });

  it('counts a finding for each audience that it is about, and for no other', async () => {
    shopify.put(product(1));
    await sync();
    const high = (await showHome(ports, store, { fixFirst: 5 })).audiences.map(
      ({ audience, openFindings }) => [audience, openFindings.high],
    );
    const french = await ports.audits.findingsOf(store, productId(1));
    const ofQuebec = french.filter(({ rule }) => rule === 'missing-french-text').length;
    expect(ofQuebec).toBeGreaterThan(0);
    expect(high).toContainEqual(['QC', ofQuebec]);
    expect(high).toContainEqual(['US', 0]);
  });

  it('leaves out audiences that the store does not sell to', async () => {
    shopify.facts = { ...shopify.facts, sellsTo: ['US'] };
    shopify.put(product(1));
    await sync();
    const { audiences } = await showHome(ports, store, { fixFirst: 5 });
    expect(audiences.map(({ audience }) => audience)).toEqual(['US']);
  });

  it('tells a failed sync, and when the last good one was', async () => {
    shopify.put(product(1));
    await sync();
    const good = ports.clock.now.toISOString();
    aDayLater();
    shopify.exportFailures.push('ACCESS_DENIED');
    await sync();
    expect(await showHome(ports, store, { fixFirst: 5 })).toMatchObject({
      sync: { state: 'failed', failure: 'sync.failed.access' },
      lastSyncedAt: good,
    });
  });

  it('compares readiness with a week ago once that day was kept, and with nothing before', async () => {
    expect(await showHome(ports, store, { fixFirst: 5 })).toMatchObject({ comparableFrom: null });
    shopify.put(faultyProduct(1));
    await sync();
    const first = await showHome(ports, store, { fixFirst: 5 });
    expect(first.comparableFrom).toBe('2026-11-29');
    expect(first.audiences.map(({ weekAgo }) => weekAgo)).toEqual([null, null, null]);
    shopify.put(product(1, { french: frenchOf(1) }));
    for (let day = 0; day < 7; day += 1) aDayLater();
    await sync();
    const { audiences } = await showHome(ports, store, { fixFirst: 5 });
    expect(audiences.map(({ weekAgo }) => weekAgo)).toEqual(
      first.audiences.map(({ readiness }) => ({ day: '2026-11-22', readiness })),
    );
    expect(audiences.map(({ readiness }) => readiness)).not.toEqual(
      first.audiences.map(({ readiness }) => readiness),
    );
  });

  it('tells what moved since the last visit as the page of changes does, and nothing on the first', async () => {
    shopify.put(product(1));
    await sync();
    const visit = () => showHome(ports, store, { fixFirst: 5, isVisit: true });
    expect((await visit()).sinceVisit).toBeNull();
    const firstVisit = ports.clock.now.toISOString();
    aDayLater();
    shopify.put(faultyProduct(1));
    await sync();
    const { sinceVisit } = await visit();
    const changes = await showChanges(ports, store, 'lastVisit');
    expect(sinceVisit).toEqual({
      at: firstVisit,
      audiences: changes.digest.audiences.map(({ audience, opened, resolved }) => ({
        audience,
        opened,
        resolved,
      })),
    });
    expect(sinceVisit?.audiences.some(({ opened }) => opened > 0)).toBe(true);
    // Who comes back at once is still on the same visit.
    ports.clock.now = new Date(ports.clock.now.getTime() + 60_000);
    expect((await visit()).sinceVisit?.at).toBe(firstVisit);
  });

  it('names on the eve of the peak what was due before it', async () => {
    shopify.put(product(1));
    await sync();
    ports.clock.now = new Date('2026-11-26T15:00:00Z');
    const { overdue } = await showHome(ports, store, { fixFirst: 5 });
    expect(overdue).toContainEqual(
      expect.objectContaining({ name: 'scheduled', audience: 'US', promotions: 0, daysLeft: -27 }),
    );
    expect(overdue.map(({ name }) => name)).not.toContain('prices-frozen');
  });
});

describe('the list of listings', () => {
  const query = { sort: 'title', direction: 'asc', limit: 2 } as const;

  it('tells a store without listings, by how far its first sync is, from one in which nothing matches', async () => {
    const firstSync = async () => {
      const { rows, firstSync } = await listListings(ports, store, { ...query, search: 'sled' });
      expect(rows).toEqual([]);
      return firstSync;
    };
    expect(await firstSync()).toBe('notBegun');

    shopify.exportFailures.push('ACCESS_DENIED');
    await sync();
    expect(await firstSync()).toBe('failed');
    aDayLater();
    // An audit, as after settings were saved, reads nothing from Shopify.
    await startReaudit(ports, store);
    expect(await firstSync()).toBe('failed');
    await runQueue(ports, ports.queue);

    aDayLater();
    await startSync(ports, store);
    expect(await firstSync()).toBe('underWay');
    await runQueue(ports, ports.queue);
    expect(await firstSync()).toBe('ended');

    shopify.put(product(1));
    await sync();
    expect(await firstSync()).toBeNull();
  });

  it('goes through all pages and back, each listing once', async () => {
    for (const number of [1, 2, 3, 4, 5]) shopify.put(product(number));
    await sync();
    const titles: string[][] = [];
    let view = await listListings(ports, store, query);
    for (;;) {
      titles.push(view.rows.map(({ title }) => title));
      expect(view.total).toBe(5);
      if (view.next === null) break;
      view = await listListings(ports, store, { ...query, after: view.next });
    }
    const numbers = [[1, 2], [3, 4], [5]];
    expect(titles).toEqual(numbers.map((page) => page.map((number) => `Maple board ${number}`)));
    const back = await listListings(ports, store, { ...query, before: view.previous ?? '' });
    expect(back.rows.map(({ title }) => title)).toEqual(titles[1]);
  });

  it('narrows by rule, and offers every rule to choose from', async () => {
    shopify.put(product(1, { french: frenchOf(1) }), product(2));
    await sync();
    const view = await listListings(ports, store, { ...query, rule: 'missing-french-text' });
    expect(view.rows.map(({ id }) => id)).toEqual([productId(2)]);
    expect(view.rules).toContain('undescribed-photo');
  });
});

describe('one listing', () => {
  it('is not found where it does not exist, or belongs to another store', async () => {
    shopify.put(product(1));
    await sync();
    const other = uniqueStore('other');
    await ports.stores.install(other, START);
    expect(await showListing(ports, store, productId(2))).toBeNull();
    expect(await showListing(ports, other, productId(1))).toBeNull();
    expect(await showListing(ports, store, productId(1))).toMatchObject({ id: productId(1) });
  });

  it('has its findings in the order of the rules, and within one as the audit gave them', async () => {
    shopify.put(faultyProduct(1));
    await sync();
    const view = await showListing(ports, store, productId(1));

    const sampled = view?.findings.filter(({ rule }) => SAMPLED_RULES.includes(rule));
    expect(sampled?.map(({ rule, field }) => `${rule} ${field}`)).toEqual([
      'missing-french-text title',
      'missing-french-text descriptionHtml',
      expect.stringMatching(/^pointless-compare-at variants/),
      'undescribed-photo media[1].alt',
      'undescribed-photo media[2].alt',
    ]);
    expect(view?.results.map(({ outcome }) => outcome)).not.toContain('fail');
  });

  it('keeps what was resolved behind what is open, with both dates', async () => {
    shopify.put(faultyProduct(1));
    await sync();
    const opened = ports.clock.now.toISOString();
    aDayLater();
    shopify.french.set(productId(1), frenchOf(1));
    await checkListing(ports, store, productId(1));
    await runQueue(ports, ports.queue);
    const view = await showListing(ports, store, productId(1));

    const sampled = view?.findings.filter(({ rule }) => SAMPLED_RULES.includes(rule));
    expect(sampled?.map(({ status }) => status)).toEqual([
      ...['open', 'open', 'open'],
      ...['resolved', 'resolved'],
    ]);
    expect(view?.findings.at(-1)).toMatchObject({
      rule: 'missing-french-text',
      openedAt: opened,
      resolvedAt: ports.clock.now.toISOString(),
    });
    expect(view?.readAt).toBe(ports.clock.now.toISOString());
  });

  it('links to the product in Shopify’s admin, and shows both prices with their history', async () => {
    const wide = { ...product(1), id: 'gid://shopify/Product/9007199254740993' };
    shopify.put(wide);
    await sync();
    const view = await showListing(ports, store, wide.id);
    expect(view?.adminUrl).toBe(
      `https://admin.shopify.com/store/${store.split('.')[0]}/products/9007199254740993`,
    );
    const prices = await showPrices(ports, store, wide.id, null);
    expect(prices?.variants).toMatchObject([{ title: 'Default Title' }]);
    expect(prices?.places).toMatchObject({
      CA: {
        shown: { price: { amount: 55, currency: 'CAD' } },
        series: { currency: 'CAD', points: [{ amount: 55 }] },
      },
      US: { shown: { price: { amount: 40, currency: 'USD' } } },
    });
  });
});

describe('checking one listing', () => {
  it('asks for it once however often it is clicked, and waits on nobody', async () => {
    shopify.onCall = () => {
      throw new Error('the page must not wait on Shopify');
    };
    await checkListing(ports, store, productId(7));
    expect(ports.queue.take()).toEqual([
      { name: 'check-listing', payload: { store, listingId: productId(7) } },
    ]);
  });
});

describe('the packaging mark', () => {
  const photo = 'gid://shopify/MediaImage/1';
  const marked = { shownOn: [photo], noneShown: false };

  async function outcome(): Promise<string | undefined> {
    const results = await ports.audits.resultsOf(store, productId(1));
    return results.find(({ rule }) => rule === 'missing-packaging-photo')?.outcome;
  }

  it('is judged at once, and taken back', async () => {
    const [plain] = product(1).media;
    if (!plain) throw new Error('a sample product has a photo');
    shopify.put(product(1, { media: [{ ...plain, alt: 'Maple serving board' }] }));
    await sync();
    const before = await outcome();
    expect(before).not.toBe('pass');

    await markPackaging(ports, store, productId(1), marked);
    expect(await outcome()).toBe('pass');
    expect((await showListing(ports, store, productId(1)))?.packaging).toEqual(marked);

    await markPackaging(ports, store, productId(1), null);
    expect(await outcome()).toBe(before);
    expect((await showListing(ports, store, productId(1)))?.packaging).toBeNull();
  });

  it('outlives the next sync, and leaves out photos that are gone', async () => {
    shopify.put(product(1));
    await sync();
    const marks = { ...marked, shownOn: [photo, 'gid://shopify/MediaImage/404'] };
    await markPackaging(ports, store, productId(1), marks);
    aDayLater();
    await sync();
    expect((await showListing(ports, store, productId(1)))?.packaging).toEqual(marked);
  });

  it('of a listing that is gone is dropped', async () => {
    await markPackaging(ports, store, productId(1), marked);
    expect(await ports.listings.find(store, productId(1))).toBeNull();
  });
});

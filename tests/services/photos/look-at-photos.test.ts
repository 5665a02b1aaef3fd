import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '~/core/audit/settings';
import { HOUR_MS } from '~/core/days/milliseconds';
import type { Media } from '~/core/listing/listing';
import type { OrderCounts } from '~/core/orders/order-counts';
import type { PhotoReading } from '~/core/photos/photo-words';
import type { StoreDomain } from '~/core/store/store-domain';
import { recordListings } from '~/services/catalogue/record-listings';
import { showLens } from '~/services/catalogue/show-lens';
import { showPackagingBoard } from '~/services/catalogue/show-packaging-board';
import { OutsideError } from '~/services/outside-error';
import { lookAtPhotos, PHOTOS_A_DAY } from '~/services/photos/look-at-photos';
import { showHeldData } from '~/services/store/show-held-data';
import { readingOf } from '../../core/photos/reading-of';
import { testDatabase, uniqueStore } from '../../support/database';
import { product, productId } from '../support/listings';
import { START, testPorts, type TestPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';

const database = await testDatabase();
const ENGLISH = readingOf(['Keeps drinks cold', 'for 24 hours']);
const LABEL = readingOf(['Maple Candy', 'Net Wt 8 oz', 'Poids net 227 g']);

let ports: TestPorts;
let store: StoreDomain;
/** What the reader answers, by address; anything else has nothing written in it. */
let written: Map<string, PhotoReading | Error>;
let asked: string[];

const addressOf = (number: number, version = 1) =>
  `https://cdn.shopify.com/${number}.jpg?v=${version}`;
const photoOf = (number: number, version = 1): Media => ({
  id: `gid://shopify/MediaImage/${number}`,
  kind: 'IMAGE',
  url: addressOf(number, version),
  alt: 'A maple board',
  widthPx: 2048,
  heightPx: 2048,
});
const listingOf = (number: number, media = [photoOf(number)]) =>
  product(number, { media, french: [] });

const sold = (number: number, units: number): OrderCounts => ({
  id: null,
  name: `#${number}`,
  day: '2026-11-10',
  country: 'CA',
  province: null,
  paidShipment: true,
  fulfilledOn: null,
  lines: [
    {
      listingId: productId(number),
      variantId: null,
      units,
      returnedUnits: 0,
      returnReasons: {},
      revenue: 20 * units,
    },
  ],
});

beforeEach(async () => {
  ports = testPorts(database, new ScriptedShopify());
  store = uniqueStore('photos');
  written = new Map();
  asked = [];
  ports.photoReader = {
    async readPhoto(address) {
      asked.push(address);
      const reading = written.get(address) ?? readingOf([]);
      if (reading instanceof Error) throw reading;
      return reading;
    },
  };
  await ports.stores.install(store, START);
  await ports.stores.saveSettings(store, DEFAULT_SETTINGS, { at: START, by: '42' });
  await ports.stores.saveFacts(store, {
    currency: 'USD',
    primaryLocale: 'en',
    sellsTo: ['US', 'CA', 'QC'],
  });
});

const record = (...listings: ReturnType<typeof listingOf>[]) =>
  recordListings(ports, store, listings, { readAt: ports.clock.now });
const look = () => lookAtPhotos(ports, { store }, { shouldPause: () => false });
async function resultOf(number: number, rule: string) {
  const results = await ports.audits.resultsOf(store, productId(number));
  return results.find((each) => each.rule === rule);
}

describe('photos of a store', () => {
  it('are not yet looked at, then read once, and the listing is judged again', async () => {
    written.set(addressOf(1), ENGLISH);
    await record(listingOf(1));
    expect(await resultOf(1, 'english-text-in-photo')).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.photosNotYetLookedAt', data: { left: 1, photos: 1 } },
    });
    expect(await ports.photos.progress(store)).toEqual({ photos: 1, left: 1 });

    await look();
    const findings = await ports.audits.openFindings(store, [productId(1)]);
    expect(
      findings.find(({ rule }) => rule === 'english-text-in-photo')?.message.data,
    ).toMatchObject({
      example: 'Keeps drinks cold for 24 hours',
    });
    expect(await ports.photos.progress(store)).toEqual({ photos: 1, left: 0 });
    const seen = await showLens(ports, store, productId(1));
    const lens = seen?.lenses.find(({ audience }) => audience === 'QC');
    expect(lens?.photos[0]?.words).toMatchObject({ state: 'read', languages: 'en' });

    // Whatever else changes of the listing, what was read is not read again.
    await record({ ...listingOf(1), title: 'Another title', updatedAt: '2026-11-20T12:00:00Z' });
    await look();
    expect(asked).toEqual([addressOf(1)]);
    expect(await resultOf(1, 'english-text-in-photo')).toMatchObject({ outcome: 'fail' });
  });

  it('are read anew where they were replaced, and forgotten where they are gone', async () => {
    written.set(addressOf(1), ENGLISH);
    await record(listingOf(1, [photoOf(1), photoOf(9)]));
    await look();
    const replaced = { ...listingOf(1, [photoOf(1, 2)]), updatedAt: '2026-11-20T12:00:00Z' };
    await record(replaced);
    // The verdict of before was on another photo.
    expect(await resultOf(1, 'english-text-in-photo')).toMatchObject({ outcome: 'unknown' });
    await look();
    expect(asked).toEqual([addressOf(1), addressOf(9), addressOf(1, 2)]);
    expect(await resultOf(1, 'english-text-in-photo')).toMatchObject({ outcome: 'pass' });
    const { held } = await showHeldData(ports, store);
    expect(held.find(({ kind }) => kind === 'photoReadings')?.count).toBe(1);
  });

  it('are counted as left by photo: those of a changed listing that stayed are read', async () => {
    await record(listingOf(1, [photoOf(1), photoOf(2)]));
    expect(await ports.photos.progress(store)).toEqual({ photos: 2, left: 2 });
    await look();
    const edited = { ...listingOf(1, [photoOf(1), photoOf(2)]), title: 'Another title' };
    await record({ ...edited, updatedAt: '2026-11-20T12:00:00Z' });
    expect(await ports.photos.progress(store)).toEqual({ photos: 2, left: 0 });
    const media = [photoOf(1, 2), photoOf(2), photoOf(3)];
    await record({ ...edited, media, updatedAt: '2026-11-21T12:00:00Z' });
    expect(await ports.photos.progress(store)).toEqual({ photos: 3, left: 2 });
    await look();
    expect(await ports.photos.progress(store)).toEqual({ photos: 3, left: 0 });
  });

  it('that were slow or gone are looked at again, ever later and three times at most', async () => {
    written.set(addressOf(1), { state: 'unreadable', why: 'gone' });
    written.set(addressOf(2), { state: 'unreadable', why: 'broken' });
    await record(listingOf(1, [photoOf(1), photoOf(2)]));
    await look();
    const looked = asked.splice(0);
    expect(looked).toEqual([addressOf(1), addressOf(2)]);
    for (const [index, hours] of [1, 24, 7 * 24].entries()) {
      const at = new Date(ports.clock.now.getTime() + hours * HOUR_MS);
      expect(ports.queue.take()).toEqual([{ name: 'look-at-photos', payload: { store }, at }]);
      ports.clock.now = new Date(at.getTime() - 1);
      await look();
      expect(asked).toEqual([]);
      ports.queue.take();
      ports.clock.now = at;
      await look();
      expect(asked.splice(0), `try ${String(index + 2)}`).toEqual([addressOf(1)]);
    }
    expect(ports.queue.take()).toEqual([]);
    ports.clock.now = new Date(ports.clock.now.getTime() + 365 * 24 * HOUR_MS);
    await look();
    expect(asked).toEqual([]);
  });

  it('that come back are judged, and one in the place of a photo that is gone begins anew', async () => {
    written.set(addressOf(1), { state: 'unreadable', why: 'timedOut' });
    await record(listingOf(1));
    await look();
    expect(await resultOf(1, 'english-text-in-photo')).toMatchObject({ outcome: 'unknown' });
    written.set(addressOf(1), ENGLISH);
    ports.clock.now = new Date(START.getTime() + HOUR_MS);
    await look();
    expect(await resultOf(1, 'english-text-in-photo')).toMatchObject({ outcome: 'fail' });

    written.set(addressOf(1, 2), { state: 'unreadable', why: 'gone' });
    await record({ ...listingOf(1, [photoOf(1, 2)]), updatedAt: '2026-11-20T12:00:00Z' });
    await look();
    const at = new Date(ports.clock.now.getTime() + HOUR_MS);
    expect(ports.queue.take().at(-1)).toEqual({ name: 'look-at-photos', payload: { store }, at });
  });

  it('come in the order in which their listings’ findings cost, those that sell first', async () => {
    await ports.orders.save(store, [sold(3, 900), sold(2, 0)]);
    await ports.orders.saveHistory(store, { since: '2026-01-01', until: '2026-11-21' });
    const harmless = { ...listingOf(4), french: undefined };
    await record(harmless, ...[1, 2, 3].map((number) => listingOf(number)));
    await look();
    expect(asked.slice(0, 1)).toEqual([addressOf(3)]);
    expect(asked.slice(1, 3).toSorted()).toEqual([addressOf(1), addressOf(2)]);
    expect(asked.slice(3)).toEqual([addressOf(4)]);
  });

  it('are put in their order for many listings at once', async () => {
    const count = 101;
    await record(...Array.from({ length: count }, (_, index) => listingOf(index + 1)));
    const { photos } = ports;
    let sorted = 0;
    ports.photos = Object.assign(Object.create(photos) as typeof photos, {
      toLookAt: async (...args: Parameters<typeof photos.toLookAt>) => {
        sorted += 1;
        return photos.toLookAt(...args);
      },
    });
    await look();
    expect(new Set(asked).size).toBe(count);
    expect(asked).toHaveLength(count);
    // A hundred, the last one, and none.
    expect(sorted).toBe(3);
  });

  it('wait for tomorrow where enough were looked at today', async () => {
    await record(listingOf(1));
    ports.photos = Object.assign(Object.create(ports.photos) as typeof ports.photos, {
      countSince: async () => PHOTOS_A_DAY,
    });
    await look();
    expect(asked).toEqual([]);
    expect(ports.queue.take()).toEqual([
      { name: 'look-at-photos', payload: { store }, at: new Date('2026-11-23T00:00:00Z') },
    ]);
  });

  it('let another store have its turn, and a process end', async () => {
    await record(listingOf(1), listingOf(2));
    await lookAtPhotos(ports, { store }, { shouldPause: () => true });
    expect(asked).toEqual([]);
    expect(ports.queue.take()).toEqual([{ name: 'look-at-photos', payload: { store } }]);
  });

  it('end between two photos of a listing, and go on there', async () => {
    await record(listingOf(1, [photoOf(1), photoOf(2)]));
    await lookAtPhotos(ports, { store }, { shouldPause: () => asked.length > 0 });
    expect(asked).toEqual([addressOf(1)]);
    expect(ports.queue.take()).toEqual([{ name: 'look-at-photos', payload: { store } }]);
    await look();
    expect(asked).toEqual([addressOf(1), addressOf(2)]);
    expect(await resultOf(1, 'english-text-in-photo')).toMatchObject({ outcome: 'pass' });
  });

  it('hold nothing up where one cannot be had: the queue tries it again', async () => {
    const outage = new OutsideError('unavailable', 'the host of photos answered 503');
    written.set(addressOf(2), outage);
    await record(listingOf(1), listingOf(2));
    await expect(look()).rejects.toBe(outage);
    expect(asked.toSorted()).toEqual([addressOf(1), addressOf(2)]);
    expect(await ports.photos.progress(store)).toEqual({ photos: 2, left: 1 });
    written.delete(addressOf(2));
    await look();
    expect(await ports.photos.progress(store)).toEqual({ photos: 2, left: 0 });
  });

  it('are left alone where the merchant wants it, and nothing is said of them', async () => {
    const off = { ...DEFAULT_SETTINGS, readsPhotos: false };
    await ports.stores.saveSettings(store, off, { at: START, by: '42' });
    await record(listingOf(1));
    await look();
    expect(asked).toEqual([]);
    expect(await resultOf(1, 'english-text-in-photo')).toMatchObject({
      outcome: 'notApplicable',
      reason: { id: 'reason.photosNotRead' },
    });
    expect((await showPackagingBoard(ports, store, { part: 'unknown' })).photos).toBeNull();
  });

  it('stand first on the packaging board where something is printed on them as on packaging', async () => {
    written.set(addressOf(2), LABEL);
    await record(
      { ...listingOf(1), title: 'A board' },
      { ...listingOf(2), title: 'Maple candy' },
      { ...listingOf(3), title: 'Another board' },
    );
    await look();
    const board = await showPackagingBoard(ports, store, { part: 'unknown' });
    expect(board.rows.map(({ title }) => title)).toEqual([
      'Maple candy',
      'A board',
      'Another board',
    ]);
    expect(board.rows[0]?.photos[0]?.signs).toEqual(['netWeight']);
    // A suggestion: the rule is as unknown as before.
    expect(await resultOf(2, 'missing-packaging-photo')).toMatchObject({ outcome: 'unknown' });
  });
});

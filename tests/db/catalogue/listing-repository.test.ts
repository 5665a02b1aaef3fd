import { describe, expect, it } from 'vitest';
import { createRepositories } from '~/db.server';
import { UnknownStoreError, UnknownSyncRunError } from '~/db/errors';
import type { Listing } from '~/core/listing/listing';
import { testDatabase, uniqueStore } from '../../support/database';
import { listing } from '../support/samples';

const database = await testDatabase();
const { stores, listings, syncRuns } = createRepositories(database);

const day = (number: number) => new Date(Date.UTC(2026, 9, number));
const FRENCH = [{ key: 'title', locale: 'fr', marketId: null, value: 'Sirop', outdated: false }];
const MARKS = { shownOn: ['gid://shopify/MediaImage/1-1'], noneShown: false };

async function installed(): Promise<string> {
  const store = uniqueStore();
  await stores.install(store, day(1));
  return store;
}

async function stored(store: string, of: Listing) {
  const found = await listings.find(store, of.id);
  if (found === null) throw new Error(`${of.id} is not stored`);
  return found;
}

/** The physical row version of everything kept of a listing: moves with every rewrite. */
async function rowVersions(store: string) {
  const { rows } = await database.pool.query<Record<string, unknown>>(
    `SELECT c.xmin::text AS content, (SELECT json_agg(p.xmin::text ORDER BY listing_id, since) FROM price_chunk p WHERE p.store = c.store) AS prices
     FROM listing_content c WHERE store = $1 ORDER BY listing_id`,
    [store],
  );
  return rows;
}

describe('saving listings', () => {
  it('gives back what it was given, what was not read told from what is empty', async () => {
    const store = await installed();
    const full = listing(1, {
      french: FRENCH,
      packaging: MARKS,
      publishedAt: null,
      isGiftCard: false,
    });
    const bare = listing(2, { media: [], variants: [], updatedAt: undefined });
    await listings.save(store, [full, bare], { readAt: day(2) });
    expect(await listings.findMany(store, [bare.id, full.id, 'gone'])).toEqual([
      { listing: full, readAt: day(2), revision: 1, photoReadings: new Map(), chosenSeasons: [] },
      { listing: bare, readAt: day(2), revision: 1, photoReadings: new Map(), chosenSeasons: [] },
    ]);
    expect(await listings.find(store, 'gone')).toBeNull();
  });

  it('counts listings, variants, photos and photos whose alt text was read and is blank', async () => {
    const store = await installed();
    expect(await listings.counts(store)).toEqual({
      listings: 0,
      variants: 0,
      photos: 0,
      photosWithoutAlt: 0,
    });
    const unread = listing(2, {
      media: [
        { id: 'a', kind: 'IMAGE', url: null },
        { id: 'b', kind: 'IMAGE', url: null, alt: null },
        { id: 'c', kind: 'VIDEO', url: null, alt: null },
      ],
    });
    await listings.save(store, [listing(1), unread], { readAt: day(2) });
    expect(await listings.counts(store)).toEqual({
      listings: 2,
      variants: 2,
      photos: 4,
      photosWithoutAlt: 2,
    });
    await listings.save(store, [{ ...unread, media: [] }], { readAt: day(3) });
    expect(await listings.counts(store)).toEqual({
      listings: 2,
      variants: 2,
      photos: 2,
      photosWithoutAlt: 1,
    });
  });

  it('keeps French and packaging where a later read does not carry them', async () => {
    const store = await installed();
    await listings.save(store, [listing(1, { french: FRENCH, packaging: MARKS })], {
      readAt: day(2),
    });
    const renamed = listing(1, { title: 'Renamed', updatedAt: '2026-10-03T00:00:00.000Z' });
    await listings.save(store, [renamed], { readAt: day(3) });
    expect((await stored(store, renamed)).listing).toEqual({
      ...renamed,
      french: FRENCH,
      packaging: MARKS,
    });
  });

  it('replaces French with an empty list where it was read and there is none', async () => {
    const store = await installed();
    await listings.save(store, [listing(1, { french: FRENCH })], { readAt: day(2) });
    await listings.save(store, [listing(1, { french: [] })], { readAt: day(3) });
    expect(await stored(store, listing(1))).toMatchObject({ listing: { french: [] }, revision: 2 });
  });

  it('never lets an older read overwrite a newer one', async () => {
    const store = await installed();
    const newer = listing(1, { title: 'Newer', updatedAt: '2026-10-05T00:00:00.000Z' });
    await listings.save(store, [newer], { readAt: day(5) });
    await listings.save(store, [listing(1, { title: 'Older' })], { readAt: day(6) });
    expect(await stored(store, newer)).toEqual({
      listing: newer,
      readAt: day(5),
      revision: 1,
      photoReadings: new Map(),
      chosenSeasons: [],
    });
    await listings.save(store, [{ ...newer, title: 'Same update, earlier look' }], {
      readAt: day(4),
    });
    expect((await stored(store, newer)).listing.title).toBe('Newer');
    await listings.save(store, [{ ...newer, title: 'Same update, later look' }], {
      readAt: day(7),
    });
    expect((await stored(store, newer)).listing.title).toBe('Same update, later look');
  });

  it('rewrites nothing where the content is the same, and notes that it was read', async () => {
    const store = await installed();
    await listings.save(store, [listing(1, { french: FRENCH })], { readAt: day(2) });
    const before = await rowVersions(store);
    const version = await stores.version(store);
    await listings.save(store, [listing(1, { french: FRENCH })], { readAt: day(3) });
    expect(await rowVersions(store)).toEqual(before);
    expect(await stores.version(store)).toBe(version);
    expect(await stored(store, listing(1))).toMatchObject({ readAt: day(3), revision: 1 });
  });

  it('follows updatedAt although nothing else changed', async () => {
    const store = await installed();
    await listings.save(store, [listing(1)], { readAt: day(2) });
    const before = await rowVersions(store);
    const touched = listing(1, { updatedAt: '2026-10-09T00:00:00.000Z' });
    await listings.save(store, [touched], { readAt: day(10) });
    expect(await rowVersions(store)).toEqual(before);
    expect(await stored(store, touched)).toEqual({
      listing: touched,
      readAt: day(10),
      revision: 1,
      photoReadings: new Map(),
      chosenSeasons: [],
    });
  });

  it('stores a batch with the same listing twice, and texts that PostgreSQL refuses', async () => {
    const store = await installed();
    const odd = listing(1, { title: 'Nul\0 and half \ud83d', descriptionHtml: 'a\0b\ud83d' });
    await listings.save(store, [listing(1), odd], { readAt: day(2) });
    expect((await stored(store, odd)).listing).toMatchObject({
      title: 'Nul and half \ufffd',
      descriptionHtml: 'ab\ufffd',
    });
  });

  it('writes all of a batch or nothing', async () => {
    const store = await installed();
    const broken = listing(2, { status: null as never });
    await expect(listings.save(store, [listing(1), broken], { readAt: day(2) })).rejects.toThrow();
    expect(await listings.idsAfter(store, null, 10)).toEqual([]);
    expect(await listings.counts(store)).toMatchObject({ listings: 0 });
  });

  it('refuses a store that is not installed', async () => {
    await expect(listings.save(uniqueStore(), [listing(1)], { readAt: day(2) })).rejects.toThrow(
      UnknownStoreError,
    );
  });
});

describe('French and packaging on their own', () => {
  it('raises the revision once where French alone changed', async () => {
    const store = await installed();
    await listings.save(store, [listing(1), listing(2)], { readAt: day(2) });
    const read = [listing(1, { french: FRENCH }), listing(2, { french: [] })];
    await listings.save(store, read, { readAt: day(2) });
    await listings.save(store, read, { readAt: day(2) });
    expect(await listings.findMany(store, [listing(1).id, listing(2).id])).toEqual([
      {
        listing: read[0],
        readAt: day(2),
        revision: 2,
        photoReadings: new Map(),
        chosenSeasons: [],
      },
      {
        listing: read[1],
        readAt: day(2),
        revision: 2,
        photoReadings: new Map(),
        chosenSeasons: [],
      },
    ]);
  });

  it('keeps tariff codes for single destinations through reads that carry none', async () => {
    const store = await installed();
    const withCodes = (nationalCodes: { country: string; code: string }[], title: string) =>
      listing(1, {
        title,
        variants: listing(1).variants.map((each) => ({
          ...each,
          inventory: { ...each.inventory, nationalCodes },
        })),
      });
    const inventoryOf = async () => {
      const { listing: found, revision } = await stored(store, listing(1));
      return { codes: found.variants[0]?.inventory?.nationalCodes, revision };
    };
    await listings.save(store, [listing(1)], { readAt: day(2) });
    expect(await inventoryOf()).toEqual({ codes: undefined, revision: 1 });
    const codes = [{ country: 'CA', code: '4419900000' }];
    await listings.save(store, [withCodes(codes, 'Else')], { readAt: day(3) });
    expect(await inventoryOf()).toEqual({ codes, revision: 2 });
    await listings.save(store, [listing(1, { title: 'New' })], { readAt: day(4) });
    expect(await inventoryOf()).toEqual({ codes, revision: 3 });
    await listings.save(store, [withCodes([], 'New')], { readAt: day(5) });
    expect((await inventoryOf()).codes).toEqual([]);
  });

  it('saves and clears the packaging mark', async () => {
    const store = await installed();
    await listings.save(store, [listing(1)], { readAt: day(2) });
    await listings.savePackaging(store, listing(1).id, MARKS);
    expect((await stored(store, listing(1))).listing.packaging).toEqual(MARKS);
    await listings.savePackaging(store, listing(1).id, null);
    expect(await stored(store, listing(1))).toEqual({
      listing: listing(1),
      readAt: day(2),
      revision: 3,
      photoReadings: new Map(),
      chosenSeasons: [],
    });
  });
});

describe('removing listings', () => {
  it('removes one, and a read from before the removal does not bring it back', async () => {
    const store = await installed();
    await listings.save(store, [listing(1), listing(2)], { readAt: day(2) });
    await listings.remove(store, listing(1).id, day(4));
    await listings.save(store, [listing(1)], { readAt: day(3) });
    expect(await listings.idsAfter(store, null, 10)).toEqual([listing(2).id]);
    expect(await listings.counts(store)).toEqual({
      listings: 1,
      variants: 1,
      photos: 2,
      photosWithoutAlt: 1,
    });
    await listings.save(store, [listing(1)], { readAt: day(5) });
    expect(await listings.idsAfter(store, null, 10)).toEqual([listing(1).id, listing(2).id]);
  });

  it('remembers a removal that came before the first read', async () => {
    const store = await installed();
    await listings.remove(store, listing(1).id, day(4));
    await listings.save(store, [listing(1)], { readAt: day(3) });
    expect(await listings.find(store, listing(1).id)).toBeNull();
  });

  it('removes what a sync did not see, except what appeared since it began', async () => {
    const store = await installed();
    await listings.save(
      store,
      [1, 2, 3].map((number) => listing(number)),
      { readAt: day(2) },
    );
    const run = await syncRuns.begin(store, day(3));
    if (run === null) throw new Error('another run is under way');
    await listings.save(store, [listing(1)], { readAt: day(3), runId: run.id });
    await listings.save(store, [listing(4)], { readAt: day(4) });
    expect(await listings.removeUnseen(store, run.id, day(5))).toBe(2);
    expect(await listings.idsAfter(store, null, 10)).toEqual([listing(1).id, listing(4).id]);
    expect(await listings.removeUnseen(store, run.id, day(5))).toBe(0);
  });

  it('counts a listing as seen although the sync read an older state of it', async () => {
    const store = await installed();
    await listings.save(store, [listing(1, { updatedAt: '2026-10-02T10:00:00.000Z' })], {
      readAt: day(2),
    });
    const run = await syncRuns.begin(store, day(3));
    await listings.save(store, [listing(1)], { readAt: day(3), runId: run?.id });
    expect(await listings.removeUnseen(store, run?.id ?? '', day(5))).toBe(0);
  });

  it('refuses to remove for a run that does not exist', async () => {
    const store = await installed();
    await listings.save(store, [listing(1)], { readAt: day(2) });
    await expect(
      listings.removeUnseen(store, '00000000-0000-4000-8000-000000000000', day(5)),
    ).rejects.toThrow(UnknownSyncRunError);
  });
});

it('goes through all ids in batches', async () => {
  const store = await installed();
  const all = Array.from({ length: 7 }, (_, index) => listing(index + 10));
  await listings.save(store, all, { readAt: day(2) });
  const seen: string[] = [];
  for (let after: string | null = null; ;) {
    const batch = await listings.idsAfter(store, after, 3);
    if (batch.length === 0) break;
    seen.push(...batch);
    after = batch.at(-1) ?? null;
  }
  expect(seen).toEqual(all.map(({ id }) => id));
});

it('lets many writers of one store work at once', async () => {
  const store = await installed();
  await Promise.all(
    Array.from({ length: 8 }, (_, writer) =>
      listings.save(
        store,
        Array.from({ length: 20 }, (_, index) =>
          listing(((index + writer * 3) % 20) + 1, { title: `By ${writer}` }),
        ),
        { readAt: day(2 + writer) },
      ),
    ),
  );
  expect(await listings.counts(store)).toEqual({
    listings: 20,
    variants: 20,
    photos: 40,
    photosWithoutAlt: 20,
  });
});

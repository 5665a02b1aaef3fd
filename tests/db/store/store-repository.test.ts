import { DEFAULT_SETTINGS, type StoreSettings } from '~/core/audit/settings';
import { Session } from '@shopify/shopify-api';
import { expect, it, vi } from 'vitest';
import { createRepositories, EncryptedSessionStorage } from '~/db.server';
import { UnknownStoreError } from '~/db/errors';
import type { StoreFacts } from '~/core/store/store-facts';
import { testDatabase, uniqueStore } from '../../support/database';
import { audit, finding, listing, result } from '../support/samples';
import { takeDeliveries } from '../../support/take-deliveries';

const database = await testDatabase();
const { stores, listings, audits, syncRuns, webhooks } = createRepositories(database);
const day = (number: number) => new Date(Date.UTC(2026, 9, number));

const FACTS: StoreFacts = {
  currency: 'CAD',
  primaryLocale: 'en',
  publishedLocales: ['en', 'fr'],
  timeZone: 'America/Toronto',
  sellsTo: ['US', 'CA', 'QC'],
};

const UNSET = {
  repeatedPhrases: {},
  phrasesOf: null,
  settings: DEFAULT_SETTINGS,
  settingsRevision: 0,
  settingsSaved: null,
  baselineAt: null,
  guideRemovedAt: null,
  erasingSince: null,
};

it('keeps settings with who and when, and drops from them what no rule knows any more', async () => {
  const store = uniqueStore();
  await stores.install(store, day(1));
  const settings: StoreSettings = {
    rulesOff: ['undescribed-photo', 'a-rule-that-was-dropped'],
    thresholds: {
      'volatile-price': { windowDays: 60, dropped: 1, changes: 9_999 },
      gone: { a: 1 },
    },
    glossary: ['Boréale'],
    audiences: ['US', 'QC'],
    readsPhotos: false,
  };
  await stores.saveSettings(store, settings, { at: day(2), by: '42' });
  expect(await stores.find(store)).toMatchObject({
    settings: {
      rulesOff: ['undescribed-photo'],
      thresholds: { 'volatile-price': { windowDays: 60 } },
      glossary: ['Boréale'],
      audiences: ['US', 'QC'],
      readsPhotos: false,
    },
    settingsRevision: 1,
    settingsSaved: { at: day(2), by: '42' },
  });
  await expect(
    stores.saveSettings(uniqueStore(), settings, { at: day(2), by: '42' }),
  ).rejects.toThrow(UnknownStoreError);
});

it('marks the baseline once', async () => {
  const store = uniqueStore();
  await stores.install(store, day(1));
  await stores.markBaseline(store, day(2));
  await stores.markBaseline(store, day(3));
  expect(await stores.find(store)).toMatchObject({ baselineAt: day(2) });
});

it('installs once, keeps facts, and forgets nothing when installed again', async () => {
  const store = uniqueStore();
  expect(await stores.find(store)).toBeNull();
  expect(await stores.install(store, day(1))).toEqual({
    domain: store,
    installedAt: day(1),
    signedInAt: day(1),
    accessLostAt: null,
    facts: null,
    ...UNSET,
  });
  await stores.saveFacts(store, FACTS);
  expect(await stores.install(store, day(2))).toEqual({
    domain: store,
    installedAt: day(1),
    signedInAt: day(2),
    accessLostAt: null,
    facts: FACTS,
    ...UNSET,
  });
  expect(await stores.find(store)).toMatchObject({ installedAt: day(1), facts: FACTS });
  await expect(stores.saveFacts(uniqueStore(), FACTS)).rejects.toThrow(UnknownStoreError);
});

it('raises the version with whatever a page shows', async () => {
  const store = uniqueStore();
  await stores.install(store, day(1));
  let version = BigInt(await stores.version(store));
  const raises = async (change: Promise<unknown>) => {
    await change;
    const now = BigInt(await stores.version(store));
    expect(now).toBeGreaterThan(version);
    version = now;
  };
  await raises(stores.saveFacts(store, FACTS));
  await raises(listings.save(store, [listing(1)], { readAt: day(2) }));
  await raises(listings.save(store, [listing(1, { french: [] })], { readAt: day(2) }));
  await raises(listings.savePackaging(store, listing(1).id, { shownOn: [], noneShown: true }));
  await raises(stores.saveSettings(store, DEFAULT_SETTINGS, { at: day(2), by: '42' }));
  await raises(stores.markBaseline(store, day(2)));
  const run = await syncRuns.begin(store, day(2));
  await raises(syncRuns.advance(store, run?.id ?? '', { done: 1 }));
  const failing = result('undescribed-photo', { outcome: 'fail', findings: [finding('a')] });
  await raises(
    audits.save(
      store,
      [audit(listing(1).id, [failing], 3)],
      { opened: [], stillOpen: [], resolved: [], reopened: [] },
      day(2),
    ),
  );
  await raises(listings.remove(store, listing(1).id, day(3)));
});

it('erases everything of one store and keeps proof of when', async () => {
  const store = uniqueStore();
  const sessions = new EncryptedSessionStorage(database.prisma, [Buffer.alloc(32, 1)], vi.fn());
  await stores.install(store, day(1));
  await stores.saveFacts(store, FACTS);
  await listings.save(store, [listing(1), listing(2)], { readAt: day(2) });
  await listings.remove(store, 'gid://shopify/Product/9', day(2));
  const failing = result('undescribed-photo', { outcome: 'fail', findings: [finding('a')] });
  await audits.save(
    store,
    [audit(listing(1).id, [failing])],
    {
      opened: [
        { ...finding('a'), listingId: listing(1).id, rule: failing.rule, audiences: ['CA'] },
      ],
      stillOpen: [],
      resolved: [],
      reopened: [],
    },
    day(2),
  );
  await syncRuns.begin(store, day(2));
  await takeDeliveries(
    webhooks,
    [{ webhookId: 'w', store, topic: 'products/update', subjectId: null, triggeredAt: null }],
    day(2),
  );
  await sessions.storeSession(
    new Session({
      id: `offline_${store}`,
      shop: store,
      state: 's',
      isOnline: false,
      accessToken: 'shpat_x',
    }),
  );

  await stores.erase(store, day(5));

  const { rows: columns } = await database.pool.query<{ table_name: string; column_name: string }>(
    `SELECT table_name, column_name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name IN ('store', 'shop', 'domain')`,
  );
  expect(columns.length).toBeGreaterThan(8);
  for (const { table_name: table, column_name: column } of columns) {
    if (table === 'erasure') continue;
    const { rows } = await database.pool.query(`SELECT 1 FROM "${table}" WHERE "${column}" = $1`, [
      store,
    ]);
    expect(rows, table).toEqual([]);
  }
  const proof = await database.prisma.erasure.findMany({ where: { store } });
  expect(proof).toMatchObject([{ erasedAt: day(5), listings: 2 }]);
});

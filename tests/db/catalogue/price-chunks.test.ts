import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceLookBackDays } from '~/core/audit/price-look-back';
import type { SettingOverrides } from '~/core/audit/run';
import { exchangeRateDrift } from '~/core/audit/rules/exchange-rate-drift';
import { priceJump } from '~/core/audit/rules/price-jump';
import { volatilePrice } from '~/core/audit/rules/volatile-price';
import type { PriceHistory, PriceSeries } from '~/core/prices/price-history';
import { regularPrices, type RegularPrice } from '~/core/prices/regular-price';
import { regularPricesWithin } from '~/core/prices/regular-changes';
import { createRepositories } from '~/db.server';
import { inTransaction } from '~/db/database';
import { inChunks, type StoredSeries } from '~/db/catalogue/price-chunk';
import { writeChunks } from '~/db/catalogue/price-chunks';
import { PricePoints } from '~/core/prices/price-points';
import { resultOf, STORE as FACTS } from '../../core/support';
import { testDatabase, uniqueStore } from '../../support/database';
import { listing, price, variant } from '../support/samples';
import { withPlainPoints } from '../../support/with-plain-points';

const database = await testDatabase();
const { stores, listings } = createRepositories(database);

const DAY_MS = 86_400_000;
const NOW = new Date('2026-11-22T12:00:00Z');
const ago = (days: number) => new Date(NOW.getTime() - days * DAY_MS);

/** What a listing's two variants were shown at, looked at once a day at most. */
const looks = fc
  .record({
    first: fc.integer({ min: 1, max: 900 }),
    days: fc.array(
      fc.record({
        skipped: fc.oneof({ arbitrary: fc.constant(0), weight: 5 }, fc.nat(30)),
        rate: fc.oneof(fc.integer({ min: 130, max: 145 }), fc.integer({ min: 90, max: 180 })),
        was: fc.oneof({ arbitrary: fc.constant(null), weight: 4 }, fc.integer({ min: 5, max: 60 })),
        own: fc.oneof(fc.constant(20), fc.constant(20), fc.constantFrom(0, 14, 20, 30)),
        isRead: fc.oneof(fc.constant(true), fc.constant(true), fc.boolean()),
        currency: fc.oneof({ arbitrary: fc.constant('CAD'), weight: 40 }, fc.constant('USD')),
      }),
      { minLength: 1, maxLength: 250, size: 'max' },
    ),
  })
  .map(({ first, days }) => {
    let at = first;
    const all = days.map(({ skipped, ...look }) => ({ ...look, daysAgo: (at -= skipped + 1) }));
    return all.map((look) => ({ ...look, daysAgo: look.daysAgo - Math.min(0, at) }));
  });
type Look = ReturnType<typeof variantsOf>['look'];

function variantsOf(look: {
  daysAgo: number;
  rate: number;
  was: number | null;
  own: number;
  isRead: boolean;
  currency: string;
}) {
  const { rate, was, own, isRead, currency } = look;
  const shown = (amount: number) => Math.round(amount * rate) / 100;
  const first = {
    ...variant('a', price(shown(own), currency, was === null ? null : shown(was))),
    shopPrice: price(own, 'USD', was),
  };
  const second = variant('b', price(20, 'CAD'));
  return { look, variants: isRead ? [first, second] : [second] };
}

/** The points that one row for each change would hold. */
function expectedOf(all: Look[]): PriceHistory {
  const series = new Map<string, PriceSeries & { isSeen: boolean }>();
  let before = 0;
  for (const look of all) {
    const at = ago(look.daysAgo).getTime();
    for (const each of series.values()) each.isSeen = false;
    for (const { id, shopPrice, shownPrice } of variantsOf(look).variants) {
      const shown = shownPrice?.CA;
      if (!shown) continue;
      const { amount, currency } = shown.price;
      const compareAt = shown.compareAt?.amount ?? null;
      let known = series.get(id);
      if (known?.currency !== currency) {
        known = {
          variantId: id,
          currency,
          points: new PricePoints(),
          observedUntil: at,
          isSeen: true,
        };
        series.set(id, known);
      }
      const last = known.points.at(-1);
      if (last?.amount !== amount || last.compareAt !== compareAt)
        known.points.add({ at, amount, compareAt, shopAmount: shopPrice.price.amount });
      known.isSeen = true;
      known.observedUntil = at;
    }
    before = at;
  }
  return [...series.values()]
    .map(({ isSeen, ...each }) => ({
      ...each,
      observedUntil: isSeen ? before : Math.max(each.observedUntil, each.points.at(-1)?.at ?? 0),
    }))
    .sort((a, b) => (a.variantId < b.variantId ? -1 : 1));
}

async function installed(): Promise<string> {
  const store = uniqueStore();
  await stores.install(store, ago(1_000));
  return store;
}

describe('a price history in chunks', () => {
  it('says what a row for each change would say, whatever was looked at when', async () => {
    const store = await installed();
    const samples = fc.sample(looks, { numRuns: 3, seed: 7 }).map((all) => all.slice(-45));
    const days = Math.max(...samples.map((all) => all.length));
    for (let day = 0; day < days; day++) {
      // Each look has an instant of its own, so that listings cannot be saved together.
      for (const [index, all] of samples.entries()) {
        const look = all[day];
        if (!look) continue;
        const { variants } = variantsOf(look);
        const readAt = ago(look.daysAgo);
        await listings.save(store, [listing(index, { variants })], { readAt });
      }
    }
    const ids = samples.map((_, index) => listing(index).id);
    const histories = await listings.priceHistories(store, ids);
    for (const [index, all] of samples.entries()) {
      expect(histories.get(listing(index).id)?.CA).toEqual(expectedOf(all));
    }
  });

  it('answers every rule about prices from the window as from all of it', async () => {
    const store = await installed();
    const samples = fc.sample(looks, { numRuns: 60, seed: 11 });
    const all = samples.map((_, index) => listing(index));
    await listings.save(
      store,
      all.map((each) => ({ ...each, variants: [] })),
      { readAt: NOW },
    );
    await inTransaction(database.pool, (client) =>
      writeChunks(
        client,
        store,
        samples.flatMap((sample, index) => {
          const series = expectedOf(sample).map((each): StoredSeries => ({
            ...each,
            country: 'CA',
          }));
          return inChunks(series).map((chunk) => ({ ...chunk, listingId: listing(index).id }));
        }),
      ),
    );
    const ids = all.map(({ id }) => id);
    const whole = await listings.priceHistories(store, ids);
    let left = 0;
    for (const settings of SETTINGS) {
      const since = ago(priceLookBackDays(settings));
      const window = await listings.priceHistories(store, ids, since);
      for (const [index, sample] of samples.entries()) {
        const { variants } = variantsOf(sample.at(-1) as Look);
        const id = listing(index).id;
        const answers = (from: typeof whole) =>
          PRICE_RULES.map((rule) =>
            resultOf(
              rule,
              listing(index, { variants }),
              { store: FACTS, canadianPrices: from.get(id)?.CA },
              { now: NOW, settings },
            ),
          );
        expect(answers(window)).toEqual(answers(whole));
        left += pointsOf(whole.get(id)?.CA) - pointsOf(window.get(id)?.CA);
      }
    }
    expect(left).toBeGreaterThan(1_000);
  });

  it('gives the regular price of a window as if all of the history had been looked through', () => {
    fc.assert(
      fc.property(
        looks.map((all) => expectedOf(all)),
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 90 }),
        (history, windowDays, dipDays) => {
          const options = { now: NOW, dipDays, deadband: 0.02 };
          const start = ago(windowDays).getTime();
          for (const series of history) {
            const within = regularPrices(series, options)
              .filter(({ to }) => to > start)
              .map((each) => ({ ...each, from: Math.max(each.from, start) }));
            expect(merge(regularPricesWithin(series, { ...options, windowDays }))).toEqual(
              merge(within),
            );
          }
        },
      ),
    );
  });
});

const SETTINGS: SettingOverrides[] = [
  {},
  {
    [volatilePrice.id]: { windowDays: 28, dipDays: 1 },
    [priceJump.id]: { windowDays: 28, dipDays: 5 },
    [exchangeRateDrift.id]: { windowDays: 28 },
  },
  { [priceJump.id]: { windowDays: 200, dipDays: 90 } },
  { [exchangeRateDrift.id]: { windowDays: 365 } },
];
const PRICE_RULES = [
  'volatile-price',
  'price-jump',
  'exchange-rate-drift',
  'unsupported-was-price',
  'stale-reference-price',
];

function pointsOf(history: PriceHistory | undefined): number {
  return (history ?? []).reduce((sum, { points }) => sum + points.length, 0);
}

/** Stretches that meet at one price, as one. */
function merge(prices: readonly RegularPrice[]): RegularPrice[] {
  const merged: RegularPrice[] = [];
  for (const each of prices) {
    const last = merged.at(-1);
    const goesOn =
      last?.to === each.from && last.amount === each.amount && last.shopAmount === each.shopAmount;
    if (goesOn) last.to = each.to;
    else merged.push({ ...each });
  }
  return merged;
}

it('says where stored prices cannot be read, of the one listing that they are of', async () => {
  const store = await installed();
  await listings.save(store, [listing(1), listing(2)], { readAt: ago(1) });
  await database.pool.query(
    `UPDATE price_chunk SET series = '\\x09' WHERE store = $1 AND listing_id = $2`,
    [store, listing(1).id],
  );
  const histories = await listings.priceHistories(store, [listing(1).id, listing(2).id]);
  expect(() => histories.get(listing(1).id)).toThrow(
    `${store}: series of price_chunk cannot be read: No price chunk of a known version: 9`,
  );
  expect(histories.get(listing(2).id)).toBeDefined();
});

describe('prices of a version before', () => {
  const rows = (store: string, days: number[]) =>
    database.pool.query(
      `INSERT INTO price_point (store, listing_id, country, variant_id, at, currency, amount, compare_at, shop_amount)
       SELECT $1, $2, 'CA', $3, at, 'CAD', 20 + extract(day FROM at), NULL, 15 FROM unnest($4::timestamptz[]) AS at`,
      [store, listing(1).id, variant('a').id, days.map(ago)],
    );
  const saved = (store: string, daysAgo: number, amount: number) =>
    listings.save(store, [listing(1, { variants: [variant('a', price(amount, 'CAD'))] })], {
      readAt: ago(daysAgo),
    });
  const historyOf = async (store: string) =>
    withPlainPoints(
      (await listings.priceHistories(store, [listing(1).id])).get(listing(1).id)?.CA ?? [],
    );

  it('are read beside what came since, and move into chunks once a price changes', async () => {
    const store = await installed();
    await listings.save(store, [listing(1, { variants: [] })], { readAt: ago(60) });
    await rows(
      store,
      Array.from({ length: 40 }, (_, index) => 50 - index),
    );
    const before = await historyOf(store);
    expect(before[0]?.points).toHaveLength(40);
    await saved(store, 5, 99);
    const after = await historyOf(store);
    expect(after[0]?.points).toEqual([
      ...(before[0]?.points ?? []),
      { at: ago(5).getTime(), amount: 99, compareAt: null, shopAmount: 10 },
    ]);
    const { rows: left } = await database.pool.query(
      'SELECT count(*)::int AS count FROM price_point WHERE store = $1',
      [store],
    );
    expect(left).toEqual([{ count: 0 }]);
  });

  it('join them where that version went on for a while', async () => {
    const store = await installed();
    await saved(store, 30, 60);
    await saved(store, 10, 70);
    await rows(store, [20, 3]);
    expect((await historyOf(store))[0]?.points.map(({ at }) => at)).toEqual(
      [30, 20, 10, 3].map((days) => ago(days).getTime()),
    );
    await saved(store, 1, 80);
    expect((await historyOf(store))[0]?.points.map(({ at }) => at)).toEqual(
      [30, 20, 10, 3, 1].map((days) => ago(days).getTime()),
    );
  });
});

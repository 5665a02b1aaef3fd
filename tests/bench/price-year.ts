import { resolve } from 'node:path';
import { z } from 'zod';
import { PricePoints } from '~/core/prices/price-points';
import { createRepositories } from '~/db.server';
import { inTransaction } from '~/db/database';
import type { ShownPrice } from '~/db/catalogue/listing-columns';
import { inChunks, withLook, type PriceChunk, type StoredSeries } from '~/db/catalogue/price-chunk';
import { readLatestChunks, removeChunks, writeChunks } from '~/db/catalogue/price-chunks';
import { askProcess } from './ask-process';
import type { BenchDatabase } from './database';
import { editedListingMs } from './edited-listings';
import { inMilliseconds, percentile, type Measurement } from './measurement';

const DAY_MS = 86_400_000;
const DAYS = 365;
const DAYS_TO_VACUUM = 7;
const BATCH = 500;
const AUDITED = 250;
/** One process after the other: what they measure differs by a third, and their median by a few per cent. */
const AUDITING_PROCESSES = 7;
const TIMES_DAY_ONE = 1.5;
const BYTES_A_VARIANT_AND_DAY = 20;

interface Figures {
  auditMs: number;
  editMs: number;
  syncMs: number;
  syncBytes: number;
}

type SyncAgain = () => Promise<{ tookMs: number; peakRssBytes: number }>;

/**
 * What a year of daily Canadian prices that follow the exchange rate costs: the same store on its first day, and after
 * each variant was shown another price on each day of a year. `syncAgain` reads the store, in which nothing else changed.
 * `isAtOnce`: the year is not written day by day.
 */
export async function measurePriceYear(
  database: BenchDatabase,
  store: string,
  { syncAgain, isAtOnce }: { syncAgain: SyncAgain; isAtOnce: boolean },
): Promise<Measurement[]> {
  const before = await measureAt(database, store, syncAgain);
  const variants = await (isAtOnce ? addYearAtOnce : addYear)(database, store);
  const bytes = await sizeOfPrices(database);
  await database.pool.query('ANALYZE price_chunk (store, listing_id, since)');
  const after = await measureAt(database, store, syncAgain);
  const perDay = bytes / (variants * DAYS);
  return [
    {
      name: `prices of ${variants} variants after a year`,
      measured: `${Math.round(bytes / 2 ** 20)} MB, ${perDay.toFixed(1)} bytes a variant and day`,
      budget: `≤ ${BYTES_A_VARIANT_AND_DAY} bytes`,
      isMet: perDay <= BYTES_A_VARIANT_AND_DAY,
    },
    compared(
      `audit of ${AUDITED} listings after a year`,
      before.auditMs,
      after.auditMs,
      inMilliseconds,
    ),
    compared(
      'an edited listing read and judged after a year',
      before.editMs,
      after.editMs,
      inMilliseconds,
    ),
    compared('unchanged store read after a year', before.syncMs, after.syncMs, inMilliseconds),
    compared(
      'memory of that sync',
      before.syncBytes,
      after.syncBytes,
      (bytes) => `${Math.round(bytes / 2 ** 20)} MB`,
    ),
  ];
}

function compared(
  name: string,
  before: number,
  after: number,
  format: (value: number) => string,
): Measurement {
  return {
    name,
    measured: format(after),
    floor: `${format(before)} on its first day`,
    ratio: after / before,
    budget: `≤ ${TIMES_DAY_ONE} × first day`,
    isMet: after / before <= TIMES_DAY_ONE,
  };
}

async function measureAt(
  database: BenchDatabase,
  store: string,
  syncAgain: SyncAgain,
): Promise<Figures> {
  const auditsMs: number[] = [];
  for (let process = 0; process < AUDITING_PROCESSES; process += 1)
    auditsMs.push(await auditMsOf(database, store));
  const { tookMs, peakRssBytes } = await syncAgain();
  const editMs = await editedListingMs(database, store);
  // Takes the edits back: what was edited would be read again by the next sync that is measured.
  await syncAgain();
  return { auditMs: percentile(auditsMs, 0.5), editMs, syncMs: tookMs, syncBytes: peakRssBytes };
}

async function auditMsOf(database: BenchDatabase, store: string): Promise<number> {
  const settings = { url: database.url, store, listings: AUDITED };
  const { medianMs } = await askProcess(
    resolve(import.meta.dirname, 'audit-process.ts'),
    JSON.stringify(settings),
    z.object({ medianMs: z.number() }),
  );
  return medianMs;
}

type PricesByListing = ReadonlyMap<string, ShownPrice[]>;

/**
 * Each day as a sync of that day would write it, to these listings (in the order of their ids) or to all. Answers of how
 * many variants.
 */
export async function addYear(
  database: BenchDatabase,
  store: string,
  named?: readonly string[],
): Promise<number> {
  return replacePrices(database, store, named, async (shown) => {
    const latest = new Map<string, PriceChunk>();
    for (const [day, { readAt, rate }] of days().entries()) {
      const changed = [...shown].flatMap(([listingId, prices]) => {
        const chunk = withLook(latest.get(listingId) ?? null, prices.map(at(rate)), {
          readAt,
          lookBefore: readAt - DAY_MS,
        });
        if (chunk) latest.set(listingId, chunk);
        return chunk ? [{ ...chunk, listingId }] : [];
      });
      await inTransaction(database.pool, (client) => writeChunks(client, store, changed));
      // As autovacuum does where a fifth of the rows changed: a year passes here within its first look.
      if (day % DAYS_TO_VACUUM === 0) await database.pool.query('VACUUM price_chunk');
    }
  });
}

/** The same rows without the versions that days leave behind, for stores whose days would take an hour to write. */
async function addYearAtOnce(database: BenchDatabase, store: string): Promise<number> {
  const variants = await replacePrices(database, store, undefined, async (shown) => {
    const chunks = [...shown].flatMap(([listingId, prices]) =>
      inChunks(prices.map(yearOf)).map((chunk) => ({ ...chunk, listingId })),
    );
    await inTransaction(database.pool, (client) => writeChunks(client, store, chunks));
  });
  await database.pool.query('VACUUM price_chunk');
  return variants;
}

/** Batch by batch, takes what is kept of prices away and has others written: `write` is given what was shown last. */
async function replacePrices(
  database: BenchDatabase,
  store: string,
  named: readonly string[] | undefined,
  write: (shown: PricesByListing) => Promise<void>,
): Promise<number> {
  const { listings } = createRepositories(database);
  const idsAfter = (after: string | null) =>
    named === undefined
      ? listings.idsAfter(store, after, BATCH)
      : Promise.resolve(named.filter((id) => id > (after ?? '')).slice(0, BATCH));
  let variants = 0;
  let after: string | null = null;
  for (;;) {
    const ids: string[] = await idsAfter(after);
    if (ids.length === 0) return variants;
    after = ids.at(-1) ?? null;
    const first = await readLatestChunks(database.pool, store, ids);
    const shown = new Map([...first].map(([id, chunk]) => [id, pricesOf(id, chunk)]));
    variants += [...shown.values()].flat().filter(({ country }) => country === 'CA').length;
    await inTransaction(database.pool, (client) => removeChunks(client, store, ids));
    await write(shown);
  }
}

function yearOf(price: ShownPrice): StoredSeries {
  const { country, variantId, currency, shopAmount } = price;
  const points = new PricePoints();
  for (const { readAt, rate } of days()) {
    const { amount, compareAt } = at(rate)(price);
    const last = points.at(-1);
    if (last?.amount === amount && last.compareAt === compareAt) continue;
    points.add({ at: readAt, amount, compareAt, shopAmount });
  }
  return { country, variantId, currency, observedUntil: null, points };
}

function pricesOf(listingId: string, { series }: PriceChunk): ShownPrice[] {
  return series.flatMap(({ country, variantId, currency, points }) => {
    const { amount = 0, compareAt = null, shopAmount = amount } = points.at(-1) ?? {};
    return [{ listingId, country, variantId, currency, amount, compareAt, shopAmount }];
  });
}

function at(rate: number) {
  const cents = (amount: number) => Math.round(amount * rate * 100) / 100;
  return (price: ShownPrice): ShownPrice =>
    price.country === 'US'
      ? price
      : {
          ...price,
          amount: cents(price.amount),
          compareAt: price.compareAt === null ? null : cents(price.compareAt),
        };
}

/** A year until today. The rate walks by four thousandths a day, which is what the Canadian dollar does against the American one. */
function days(): { readAt: number; rate: number }[] {
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  let rate = 1;
  return Array.from({ length: DAYS }, (_, day) => ({
    readAt: today - (DAYS - day) * DAY_MS,
    rate: (rate *= 1 + 0.004 * Math.sin(day * day * 1.7)),
  }));
}

async function sizeOfPrices({ pool }: BenchDatabase): Promise<number> {
  const { rows } = await pool.query<{ bytes: string }>(
    `SELECT pg_total_relation_size('price_chunk') AS bytes`,
  );
  return Number(rows[0]?.bytes);
}

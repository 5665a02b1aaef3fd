import { DAY_MS } from '~/core/days/milliseconds';
import { isFrench } from '~/core/language/locale';
import type { StoreFacts } from '~/core/store/store-facts';
import type { MissedChanges } from '~/core/sync/missed-changes';
import type { ReadTime } from '../catalogue/ports';
import type { WebhookPorts } from '../webhooks/ports';
import type { ChangedInShopify, SyncRun } from './ports';
import type { SyncShopify, SyncStepPorts } from './sync-step';

/** A webhook may be on its way for so long; clocks of Shopify's machines differ by less. */
const ON_ITS_WAY_MS = 5 * 60_000;
/** A delivery that came in so long before the change was of another one. */
const TOLD_BEFORE_MS = 60_000;
/** Begun an hour earlier in the day, the next one is a week later all the same. */
const WHOLE_EVERY_MS = 7 * DAY_MS - DAY_MS / 12;
/** [J] Where so many webhooks are lost, others may be that `updated_at` does not show. */
const MANY_MISSED = 0.05;

/** Why products are read whole, not only those that changed. */
export type WhyWhole =
  'asked' | 'firstSync' | 'week' | 'facts' | 'french' | 'exchangeRate' | 'removed' | 'manyMissed';

/**
 * Asks Shopify what changed since the last sync, counts what no webhook told of, and has it read, unless all products are
 * to be read anyway. Answers why they are; `null`: they are not.
 */
export async function reconcile(
  ports: SyncStepPorts,
  run: SyncRun,
  shopify: SyncShopify,
): Promise<WhyWhole | null> {
  const before = await ports.runs.doneBefore(run.store, run.startedAt);
  if (before === null) return 'firstSync';
  const from = new Date(before.startedAt.getTime() - ON_ITS_WAY_MS);
  const until = new Date(run.startedAt.getTime() - ON_ITS_WAY_MS);
  const products = await shopify.readChangedProducts(from);
  const discounts = await shopify.readChangedDiscounts(from);
  const untold = {
    products: await untoldOf(ports, run, products, { from, until }),
    discounts: discounts && (await untoldOf(ports, run, discounts, { from, until })),
  };
  const read = await readTimesOf(ports, run, products);
  const missed: MissedChanges = {
    products: untold.products.length,
    removed: await removedOf(ports, run, shopify, products.length - read.size),
    discounts: untold.discounts && untold.discounts.length,
    facts: run.missed?.facts ?? 0,
  };
  await ports.runs.advance(run.store, run.id, { missed });
  const told = { store: run.store, runId: run.id, missed };
  if (missed.products + missed.removed > 0 || missed.discounts) {
    ports.log.warn(told, 'changes of which no webhook told');
  }
  const { store } = run;
  const toLookAt = (untold.discounts ?? []).map(({ id }) => ({ store, discountId: id }));
  await ports.queue.send('look-at-discount', toLookAt);
  const why = await whyWhole(ports, run, shopify, missed);
  if (why !== null) return why;
  const unread = products.filter(({ id, at }) => !isReadSince(read.get(id), at));
  const toRead = unread.map(({ id }) => ({ store, listingId: id, isAsked: true }));
  await ports.queue.send('refresh-listing', toRead);
  ports.log.info({ ...told, changed: products.length, read: unread.length }, 'reconciled');
  return null;
}

async function untoldOf(
  { webhooks }: WebhookPorts,
  { store }: SyncRun,
  changes: ChangedInShopify[],
  { from, until }: { from: Date; until: Date },
): Promise<ChangedInShopify[]> {
  const ended = changes.filter(({ at }) => at >= from && at < until);
  const ids = ended.map(({ id }) => id);
  const told = await webhooks.changesOf(store, ids, new Date(from.getTime() - TOLD_BEFORE_MS));
  return ended.filter(({ id, at }) => {
    const lastAt = told.get(id)?.lastAt;
    return lastAt === undefined || lastAt.getTime() < at.getTime() - TOLD_BEFORE_MS;
  });
}

function readTimesOf(
  { listings }: SyncStepPorts,
  { store }: SyncRun,
  products: ChangedInShopify[],
): Promise<Map<string, ReadTime>> {
  return listings.readTimes(
    store,
    products.map(({ id }) => id),
  );
}

function isReadSince(read: ReadTime | undefined, at: Date): boolean {
  return read !== undefined && read.isJudged && read.readAt > at;
}

/** Products that are known here and gone there: nothing else tells of those. */
async function removedOf(
  { listings }: SyncStepPorts,
  { store }: SyncRun,
  shopify: SyncShopify,
  unknown: number,
): Promise<number> {
  const known = (await listings.counts(store)).listings + unknown;
  return Math.max(0, known - (await shopify.countProducts()));
}

async function whyWhole(
  ports: SyncStepPorts,
  run: SyncRun,
  shopify: SyncShopify,
  missed: MissedChanges,
): Promise<WhyWhole | null> {
  if (run.whole) return 'asked';
  const last = await ports.runs.doneBefore(run.store, run.startedAt, { whole: true });
  if (last === null || run.startedAt.getTime() - last.startedAt.getTime() > WHOLE_EVERY_MS) {
    return 'week';
  }
  if (missed.facts > 0) return 'facts';
  if (missed.removed > 0) return 'removed';
  const { listings } = await ports.listings.counts(run.store);
  if (missed.products > MANY_MISSED * listings) return 'manyMissed';
  const facts = (await ports.stores.find(run.store))?.facts ?? null;
  if (facts === null || hasFrenchToCompare(facts)) return 'french';
  return (await movesWithTheRate(facts, shopify)) ? 'exchangeRate' : null;
}

/** Of a changed translation neither a webhook nor its product's `updatedAt` tells. */
function hasFrenchToCompare({ sellsTo, primaryLocale, publishedLocales }: StoreFacts): boolean {
  if (!sellsTo.includes('QC') || isFrench(primaryLocale)) return false;
  return publishedLocales?.some(isFrench) ?? true;
}

async function movesWithTheRate(facts: StoreFacts, shopify: SyncShopify): Promise<boolean> {
  if (facts.sellsTo.includes('US') && facts.currency !== 'USD') return true;
  return facts.sellsTo.includes('CA') && (await shopify.followsExchangeRate());
}
